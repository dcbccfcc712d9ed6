package jp.csirt.incident.read.organisation;

import jp.csirt.incident.domain.organisation.OrganisationState;

/**
 * 組織の記録: the state that all its events give.
 *
 * @param version number of events
 * @param position global position of the newest
 */
public record OrganisationRecord(OrganisationState state, long version, long position) {

    static final OrganisationRecord NONE = new OrganisationRecord(OrganisationState.NONE, 0, 0);
}
