package jp.csirt.incident.export.form;

import static java.util.stream.Collectors.joining;
import static jp.csirt.incident.export.form.FormField.field;
import static jp.csirt.incident.export.form.FormGroup.group;
import static jp.csirt.incident.export.form.Stage.FIRST;
import static jp.csirt.incident.export.form.Stage.FOLLOW_UP;

import java.util.List;
import java.util.function.Function;
import jp.csirt.incident.domain.incident.InternalRecipient;
import jp.csirt.incident.domain.incident.InternalReportKind;
import jp.csirt.incident.domain.incident.SupplementField;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.read.detail.IncidentDetail.AssessmentEntry;
import jp.csirt.incident.read.detail.IncidentDetail.InternalReportEntry;

/** 様式A 6 被害・影響 and 7 評価. Source: requirements E.1. */
final class OccurrenceJudgement {

    private OccurrenceJudgement() {}

    static FormGroup damage(FormFacts facts) {
        Supplements said = facts.supplements();
        return group(
                "6",
                "被害・影響",
                field("A601", "被害レベル（発見者判断）", FIRST, Answer.of(facts.reportedLevel(), "被害レベル" + facts.reportedLevel())),
                field("A602", "被害レベル（CSIRT判断）・根拠", FIRST, assessed(facts, OccurrenceJudgement::level)),
                field("A603", "業務への影響・停止時間", FIRST, said.with(SupplementField.A603, business(facts))),
                field(
                        "A604",
                        facts.names().terms().resident() + "・企業への影響",
                        FIRST,
                        said.with(SupplementField.A604, residents(facts))),
                field("A605", "二次被害の有無・おそれ・内容", FIRST, said.of(SupplementField.A605)),
                field("A606", "他システム・他団体への波及の可能性", FIRST, said.of(SupplementField.A606)),
                field("A607", "損害・復旧費用見込み", FOLLOW_UP, said.of(SupplementField.A607)));
    }

    static FormGroup assessment(FormFacts facts) {
        return group(
                "7",
                "評価",
                field(
                        "A701",
                        facts.names().terms().event() + "該当性",
                        FIRST,
                        assessed(facts, entry -> Answer.label(entry.verdict()))),
                field("A702", "評価日時・評価者・承認者", FIRST, assessed(facts, OccurrenceJudgement::judges)),
                field("A703", "評価の理由・重要度", FIRST, assessed(facts, entry -> Answer.text(entry.reason()))),
                field("A704", "CISO報告日時・方法", FIRST, toldToCiso(facts)));
    }

    private static Answer assessed(FormFacts facts, Function<AssessmentEntry, Answer> answer) {
        return facts.assessment().map(answer).orElse(Answer.OPEN);
    }

    private static Answer level(AssessmentEntry entry) {
        return Answer.of(entry.level(), Answer.words("被害レベル" + entry.level(), entry.reason()));
    }

    private static Answer judges(AssessmentEntry entry) {
        var approval = entry.approval();
        String assessed = "評価　%s　%s"
                .formatted(
                        PaperDates.dateTime(entry.stamp().occurredAt()),
                        entry.stamp().actor());
        if (approval == null) {
            return Answer.of(entry, Answer.lines(assessed, "承認　未了"));
        }
        String approved = "承認　%s　%s"
                .formatted(
                        PaperDates.dateTime(approval.stamp().occurredAt()),
                        approval.stamp().actor());
        String override = approval.override() == null ? null : "兼務(1(8)ただし書相当): " + approval.override();
        return Answer.of(entry, Answer.lines(assessed, approved, override));
    }

    private static Answer toldToCiso(FormFacts facts) {
        return facts.told(InternalRecipient.CISO, InternalReportKind.ASSESSMENT)
                .map(told -> told(facts, told))
                .orElse(Answer.OPEN);
    }

    private static Answer told(FormFacts facts, InternalReportEntry told) {
        if (told.notNeeded() != null) {
            return Answer.of(told, "報告不要（%s）".formatted(told.notNeeded()));
        }
        String method = told.method() == null ? null : told.method().label();
        return Answer.of(
                told,
                Answer.words(PaperDates.dateTime(told.stamp().occurredAt()), method)
                        + facts.names().insteadOf(told));
    }

    private static Answer business(FormFacts facts) {
        List<String> departments = facts.incident().impact().departments();
        if (departments == null) {
            return Answer.OPEN;
        }
        return departments.isEmpty()
                ? Answer.of(departments, "影響のある課等なし")
                : Answer.of(
                        departments,
                        departments.stream()
                                .map(department -> facts.names().unit(department))
                                .collect(joining("、")));
    }

    private static Answer residents(FormFacts facts) {
        Boolean stopped = facts.incident().impact().residentServiceStopped();
        return stopped == null
                ? Answer.OPEN
                : Answer.of(stopped, facts.names().terms().resident() + (stopped ? "向けサービスの停止あり" : "向けサービスの停止なし"));
    }
}
