package jp.csirt.incident.export.form;

import java.util.List;
import java.util.Optional;
import jp.csirt.incident.domain.incident.DecisionResult;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.read.detail.IncidentDetail.AssessmentEntry;
import jp.csirt.incident.read.detail.IncidentDetail.PreventionPlanEntry;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/** 決裁欄 H08: who has approved what the form reports; an empty box waits for a stamp by hand. Source: requirements E.0. */
final class FormSeals {

    private FormSeals() {}

    /** The occurrence stands on the assessment, which the CSIRT責任者 approves. */
    static List<FormSeal> ofOccurrence(FormFacts facts) {
        return boxes("", assessment(facts));
    }

    /** The response also stands on the measures, which the CISO confirms. */
    static List<FormSeal> ofResponse(FormFacts facts) {
        return boxes(prevention(facts), assessment(facts));
    }

    private static List<FormSeal> boxes(String ciso, String lead) {
        return List.of(
                new FormSeal("CISO", ciso),
                new FormSeal("統括情報セキュリティ責任者", ""),
                new FormSeal("CSIRT責任者", lead),
                new FormSeal("情報セキュリティ管理者", ""));
    }

    private static String assessment(FormFacts facts) {
        return facts.assessment()
                .filter(assessment -> isInForce(facts, assessment))
                .map(AssessmentEntry::approval)
                .map(approval -> box("評価を承認", approval.stamp(), approval.override()))
                .orElse("");
    }

    /** Reopening asks for a new assessment; the old approval no longer seals anything. */
    private static boolean isInForce(FormFacts facts, AssessmentEntry assessment) {
        return facts.incident().closure().reopenings().stream()
                .noneMatch(reopening -> reopening
                        .stamp()
                        .recordedAt()
                        .isAfter(assessment.stamp().recordedAt()));
    }

    private static String prevention(FormFacts facts) {
        Optional<PreventionPlanEntry> plan = FormFacts.newest(facts.incident().preventionPlans());
        return plan.map(PreventionPlanEntry::decision)
                .filter(decision -> decision.result() == DecisionResult.APPROVED)
                .map(decision -> box("再発防止策を確認", decision.stamp(), decision.override()))
                .orElse("");
    }

    private static String box(String what, Stamp stamp, @Nullable String override) {
        return Answer.lines(
                what,
                stamp.actor(),
                PaperDates.dateTime(stamp.occurredAt()).replace(' ', '\n'),
                override == null ? null : "兼務(1(8)ただし書相当)");
    }
}
