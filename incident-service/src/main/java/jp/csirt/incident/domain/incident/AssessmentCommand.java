package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 状況確認・評価への命令. */
public sealed interface AssessmentCommand extends IncidentCommand {

    /** 状況を確認する. */
    record ConfirmSituation(IncidentId incidentId, Act act, Situation situation) implements AssessmentCommand {}

    /** 評価する. */
    record AssessIncident(IncidentId incidentId, Act act, Verdict verdict, int level, Category category, String reason)
            implements AssessmentCommand {}

    /** 評価を承認する. */
    record ApproveAssessment(
            IncidentId incidentId, Act act, int n, @Nullable DutyOverride override) implements AssessmentCommand {}
}
