package jp.csirt.incident.export.form;

import static jp.csirt.incident.export.form.FormTable.column;
import static jp.csirt.incident.export.form.FormTable.time;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.export.render.Paper.Column;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.read.obligation.ExternalReportEntry;
import jp.csirt.incident.read.obligation.ExternalReportEntry.Submitted;
import jp.csirt.incident.read.obligation.ExternalReportEntry.Waived;

/** 様式B 7 外部報告: what was submitted, and what need not be. Source: requirements E.2. */
final class ResponseExternal {

    private static final List<Column> SUBMITTED = List.of(
            time("提出日時", 20), column("報告先・区分", 22), column("根拠・期限", 22), column("方法・受付番号", 20), column("担当", 16));
    private static final List<Column> WAIVED =
            List.of(time("決定日時", 20), column("報告先・区分", 24), column("理由", 36), column("承認者", 20));

    private ResponseExternal() {}

    static Answer submitted(FormFacts facts) {
        List<Submitted> reports = all(facts, Submitted.class);
        return Answer.table(
                reports,
                SUBMITTED,
                reports.stream().map(ResponseExternal::submitted).toList());
    }

    /** 該当なし while reports are made and none was found needless. */
    static Answer waived(FormFacts facts) {
        List<Waived> waivers = all(facts, Waived.class);
        return Answer.table(
                        waivers,
                        WAIVED,
                        waivers.stream().map(ResponseExternal::waived).toList())
                .unless(facts.ended() || !facts.externalReports().isEmpty());
    }

    private static List<String> submitted(Submitted report) {
        Due due = report.due();
        Duration lateBy = report.lateBy();
        Recipient via = report.via();
        var number = report.submission().receiptNumber();
        return List.of(
                PaperDates.dateTime(report.stamp().occurredAt()),
                Answer.lines(to(report), via == null ? null : via.label() + "を経由"),
                Answer.lines(
                        report.duty().clause(),
                        due == null ? null : "期限: " + Names.limit(due),
                        lateBy == null ? null : "期限後（" + JapaneseDuration.words(lateBy) + "の遅れ）"),
                Answer.lines(
                        report.submission().channel().label(),
                        number,
                        report.submission().alsoFinal() ? "確報・最終報を兼ねる" : null),
                report.stamp().actor());
    }

    private static List<String> waived(Waived waiver) {
        return List.of(
                PaperDates.dateTime(waiver.stamp().occurredAt()),
                to(waiver),
                waiver.reason(),
                Answer.lines(waiver.stamp().actor(), waiver.override() == null ? null : "兼務(1(8)ただし書相当)"));
    }

    private static String to(ExternalReportEntry entry) {
        return Answer.lines(
                entry.duty().recipient().label(), entry.duty().stage().label());
    }

    private static <T extends ExternalReportEntry> List<T> all(FormFacts facts, Class<T> kind) {
        Stream<T> entries = facts.externalReports().stream()
                .map(entry -> kind.isInstance(entry) ? kind.cast(entry) : null)
                .filter(Objects::nonNull);
        return entries.toList();
    }
}
