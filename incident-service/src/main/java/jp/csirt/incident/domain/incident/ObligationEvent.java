package jp.csirt.incident.domain.incident;

import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.assessment.DutyRules;
import jp.csirt.incident.domain.assessment.Facts;
import jp.csirt.incident.domain.assessment.Finding;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 外部報告義務. What the rules make of new facts is recorded in the commit of the act that brought them. */
public sealed interface ObligationEvent extends IncidentEvent {

    /** One obligation of the incident. */
    sealed interface OfOne extends ObligationEvent {

        /** Which one. */
        UUID obligationId();
    }

    /**
     * 報告の要否が判定された; whoever acted judged.
     *
     * @param facts what was known
     * @param findings the grounds that stand
     */
    @Revision("1")
    record DutiesDetermined(
            IncidentId incidentId, Act act, Facts facts, DutyRules rules, String ruleVersion, List<Finding> findings)
            implements ObligationEvent {

        public DutiesDetermined {
            findings = List.copyOf(findings);
        }
    }

    /**
     * 義務が生じた、又は根拠・期限が改まった.
     *
     * @param due absent where the calendar does not reach so far, or the body gives no time
     * @param calendarVersion edition of the calendar that was asked for {@code due}; absent where none was
     * @param reason what the act that brought the facts says
     */
    @Revision("1")
    record ObligationDetermined(
            IncidentId incidentId,
            Act act,
            UUID obligationId,
            Duty duty,
            @Nullable Due due,
            String ruleVersion,
            @Nullable String calendarVersion,
            boolean drill,
            @Personal String reason)
            implements OfOne {}

    /** 義務の根拠がなくなった; a report that was submitted stays submitted. Source: requirements C.3 (4). */
    @Revision("1")
    record ObligationWithdrawn(
            IncidentId incidentId,
            Act act,
            UUID obligationId,
            Recipient recipient,
            ReportStage stage,
            @Personal String reason)
            implements OfOne {}
}
