package jp.csirt.incident.export.form;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.InternalRecipient;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.read.detail.IncidentDetail.InternalReportEntry;

/** 第一報 F01 CISOへの報告 and F03 今後の予定. Source: requirements E.3. */
final class Outlook {

    private Outlook() {}

    static Answer toldCiso(FormFacts facts) {
        List<InternalReportEntry> told = facts.incident().internalReports().stream()
                .filter(report -> report.to() == InternalRecipient.CISO && report.notNeeded() == null)
                .toList();
        return Answer.of(
                told,
                told.stream()
                        .map(report -> Answer.words(
                                        PaperDates.dateTime(report.stamp().occurredAt()),
                                        report.kind() == null
                                                ? null
                                                : report.kind().label(),
                                        report.method() == null
                                                ? null
                                                : report.method().label())
                                + facts.names().insteadOf(report))
                        .collect(joining("\n")));
    }

    /** What is still to be found out and what was ordered and is not done. */
    static Answer planned(FormFacts facts) {
        Stream<String> search = facts.cause().stream()
                .flatMap(entry -> Stream.ofNullable(entry.cause().unresolved()))
                .map(open -> "調査: " + open);
        Stream<String> measures = ResponsePrevention.plans(facts).stream()
                .map(row -> "措置: %s（%s）"
                        .formatted(row.getFirst().lines().findFirst().orElse(""), row.get(1)));
        List<String> plans = Stream.concat(search, measures).toList();
        return Answer.of(plans, String.join("\n", plans));
    }
}
