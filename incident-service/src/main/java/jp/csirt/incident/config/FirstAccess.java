package jp.csirt.incident.config;

import java.util.List;
import jp.csirt.incident.domain.organisation.OrganisationChange;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.domain.profile.PolicyProfile;
import reactor.core.publisher.Mono;

/** 最初の利用: what must be recorded at the start, so that somebody can do anything at all. */
interface FirstAccess {

    /**
     * The changes that are missing; none when somebody has access.
     *
     * @param organisation as it is, before the profile's organs and departments are in it at the first start
     */
    Mono<List<OrganisationChange>> missing(OrganisationState organisation, PolicyProfile profile);

    /** Told once the changes are recorded. */
    void recorded();
}
