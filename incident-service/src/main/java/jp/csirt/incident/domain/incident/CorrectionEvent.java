package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 訂正: the old event stays as it is. Source: 志免町 6.3(8)②. */
public sealed interface CorrectionEvent extends SideTrackEvent {

    /** 訂正が申請された; {@code event} counts the incident's events from 1. */
    @Revision("1")
    record CorrectionProposed(
            IncidentId incidentId,
            Act act,
            int n,
            int event,
            String field,
            FieldValue before,
            FieldValue after,
            @Personal @LongText String reason)
            implements CorrectionEvent {}

    /** 訂正が承認された by another person; from here on everything follows the corrected value. Source: 志免町 1(8)①. */
    @Revision("1")
    record CorrectionApproved(
            IncidentId incidentId, Act act, int n, @Nullable DutyOverride override) implements CorrectionEvent {}
}
