package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 本人通知への命令. */
public sealed interface SubjectNotificationCommand extends IncidentCommand {

    /** 本人通知の案を作る. */
    record ProposeSubjectNotification(IncidentId incidentId, Act act, SubjectNotificationDecision proposal)
            implements SubjectNotificationCommand {}

    /** 本人通知を要するかどうかを判断する. */
    record DecideSubjectNotification(
            IncidentId incidentId,
            Act act,
            SubjectNotificationDecision decision,
            @Nullable DutyOverride override) implements SubjectNotificationCommand {}

    /** 本人通知を記録する. */
    record NotifySubjects(IncidentId incidentId, Act act, SubjectNotification notification)
            implements SubjectNotificationCommand {}
}
