package jp.csirt.incident.api.organisation;

import jp.csirt.incident.domain.organisation.ChangeOrganisation;
import jp.csirt.incident.read.organisation.OrganisationRecord;
import reactor.core.publisher.Mono;

/** 組織: as it is, and its changes. */
public interface Organisations {

    /** The organisation as it is now, a moment old at most. */
    Mono<OrganisationRecord> current();

    /** Changes it and tells how it is after that; an error signal when a rule refuses. */
    Mono<OrganisationRecord> change(ChangeOrganisation change);
}
