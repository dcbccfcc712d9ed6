package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.shared.Act;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 本人通知. Source: 個人情報保護法68条2項, 番号法29条の4第2項. */
public sealed interface SubjectNotificationEvent extends IncidentEvent {

    /** 本人通知の案が作られた. */
    @Revision("1")
    record SubjectNotificationProposed(IncidentId incidentId, Act act, SubjectNotificationDecision proposal)
            implements SubjectNotificationEvent {}

    /** 本人通知を要するかどうかが判断された. */
    @Revision("1")
    record SubjectNotificationDecided(
            IncidentId incidentId,
            Act act,
            SubjectNotificationDecision decision,
            @Nullable DutyOverride override) implements SubjectNotificationEvent {}

    /** 本人に通知された. */
    @Revision("1")
    record SubjectsNotified(IncidentId incidentId, Act act, int n, SubjectNotification notification)
            implements SubjectNotificationEvent {}
}
