package jp.csirt.incident.export.form;

import static jp.csirt.incident.export.form.FormField.field;
import static jp.csirt.incident.export.form.FormGroup.group;
import static jp.csirt.incident.export.form.Stage.CONDITIONAL;
import static jp.csirt.incident.export.form.Stage.FIRST;

import java.time.Instant;
import jp.csirt.incident.domain.incident.InternalRecipient;
import jp.csirt.incident.domain.incident.InternalReportKind;
import jp.csirt.incident.domain.incident.SupplementField;
import jp.csirt.incident.domain.report.Reporter;
import jp.csirt.incident.domain.shared.Certainty;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.read.detail.IncidentDetail;

/** 様式A 1 報告・受付 and 2 発生・発見. Source: requirements E.1. */
final class OccurrenceReport {

    private OccurrenceReport() {}

    static FormGroup reception(FormFacts facts) {
        IncidentDetail incident = facts.incident();
        return group(
                "1",
                "報告・受付",
                field("A101", "報告者の所属・職・氏名・連絡先", FIRST, reporter(facts)),
                field(
                        "A102",
                        "報告者区分",
                        FIRST,
                        facts.names().word(incident.reporter().kind())),
                field("A103", "報告方法", FIRST, Answer.label(incident.channel())),
                field("A104", "報告日時", FIRST, Answer.at(incident.reportedAt())),
                field("A105", "統一的な窓口の受付日時・受付者", FIRST, receipt(incident)),
                field("A106", "情報セキュリティ管理者への報告日時", FIRST, told(facts, InternalRecipient.SECURITY_MANAGER)),
                field("A107", "統括情報セキュリティ責任者への報告日時", FIRST, told(facts, InternalRecipient.OVERALL_MANAGER)),
                field("A108", "CISOへの報告日時", FIRST, told(facts, InternalRecipient.CISO)),
                field(
                        "A109",
                        "外部通報者への連絡先・回答要否",
                        CONDITIONAL,
                        facts.supplements().with(SupplementField.A109, outsider(incident))));
    }

    static FormGroup discovery(FormFacts facts) {
        IncidentDetail incident = facts.incident();
        return group(
                "2",
                "発生・発見",
                field("A201", "発生日時", FIRST, started(incident)),
                field("A202", "発覚（発見）日時", FIRST, Answer.at(incident.discoveredAt())),
                field(
                        "A203",
                        facts.limitsStartElsewhere() ? "知った日時" : "知った日時（法定期限の起算）",
                        FIRST,
                        Answer.at(incident.awareAt())),
                field("A204", "発見者", FIRST, Answer.label(incident.discoverer())),
                field("A205", "発見の契機", FIRST, facts.supplements().of(SupplementField.A205)),
                field("A206", "発生場所・所管課", FIRST, place(facts)));
    }

    private static Answer reporter(FormFacts facts) {
        Reporter reporter = facts.incident().reporter();
        return Answer.of(
                reporter, Answer.words(facts.names().unit(reporter.department()), reporter.name(), reporter.contact()));
    }

    private static Answer receipt(IncidentDetail incident) {
        var receipt = incident.receipt();
        return receipt == null
                ? Answer.OPEN
                : Answer.of(
                        receipt,
                        Answer.words(
                                PaperDates.dateTime(receipt.stamp().occurredAt()),
                                receipt.stamp().actor(),
                                receipt.duplicateOf() == null ? null : "（他の事案と重複）"));
    }

    private static Answer told(FormFacts facts, InternalRecipient to) {
        return facts.told(to, InternalReportKind.REPORT)
                .map(told -> told.notNeeded() == null
                        ? Answer.of(
                                told.stamp().occurredAt(),
                                PaperDates.dateTime(told.stamp().occurredAt())
                                        + facts.names().insteadOf(told))
                        : Answer.of(told, "報告不要（%s）".formatted(told.notNeeded())))
                .orElseGet(() ->
                        to == InternalRecipient.OVERALL_MANAGER ? alongWithManager(facts.incident()) : Answer.OPEN);
    }

    /** 兼務: who is the manager as well was told with the report. */
    private static Answer alongWithManager(IncidentDetail incident) {
        var one = incident.samePerson();
        return one == null
                ? Answer.OPEN
                : Answer.of(one, PaperDates.dateTime(one.stamp().occurredAt()) + "（管理者と兼務）");
    }

    private static Answer outsider(IncidentDetail incident) {
        Reporter reporter = incident.reporter();
        return reporter.kind().outside() ? Answer.text(reporter.contact()) : Answer.NOT_APPLICABLE;
    }

    private static Answer started(IncidentDetail incident) {
        Instant startedAt = incident.startedAt();
        Certainty certainty = incident.startedCertainty();
        if (startedAt == null) {
            return certainty == Certainty.UNKNOWN ? Answer.unknown(null) : Answer.OPEN;
        }
        String how = certainty == null ? "" : "（%s）".formatted(certainty.label());
        return Answer.of(startedAt, PaperDates.dateTime(startedAt) + how);
    }

    private static Answer place(FormFacts facts) {
        IncidentDetail incident = facts.incident();
        return Answer.text(Answer.words(
                facts.names().organ(incident.organ()), facts.names().unit(incident.department())));
    }
}
