package jp.csirt.incident.config;

import java.util.List;
import jp.csirt.incident.domain.organisation.OrganisationChange;
import jp.csirt.incident.domain.organisation.OrganisationState;
import reactor.core.publisher.Mono;

/** 最初の利用: what must be recorded at the start, so that somebody can do anything at all. */
interface FirstAccess {

    /** The changes that are missing; none when somebody has access. */
    Mono<List<OrganisationChange>> missing(OrganisationState organisation);

    /** Told once the changes are recorded. */
    void recorded();
}
