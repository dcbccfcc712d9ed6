package jp.csirt.incident.export.form;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.read.obligation.ExternalReportEntry.Submitted;
import jp.csirt.incident.read.obligation.ObligationItem;

/** 個人情報保護委員会への報告 P01 報告種別, P02 前回の報告 and P03 報告期限. Source: requirements C.2. */
final class CommissionReport {

    private CommissionReport() {}

    /** The first report owed that was not submitted yet; 新規 as long as nothing was. */
    static Answer stage(FormFacts facts) {
        String again = submitted(facts).isEmpty() ? "新規" : "続報";
        return open(facts)
                .findFirst()
                .map(duty ->
                        Answer.of(duty.stage(), "%s（%s）".formatted(duty.stage().label(), again)))
                .orElseGet(() -> submitted(facts).isEmpty()
                        ? Answer.OPEN.unless(facts.noPersonalData())
                        : Answer.of(again, again));
    }

    static Answer previous(FormFacts facts) {
        return FormFacts.newest(submitted(facts))
                .map(report -> Answer.of(
                        report,
                        Answer.words(
                                PaperDates.dateTime(report.stamp().occurredAt()),
                                report.duty().stage().label(),
                                report.submission().receiptNumber())))
                .orElse(Answer.of(false, "なし"));
    }

    static Answer limits(FormFacts facts) {
        List<ObligationItem> owed = open(facts).toList();
        return Answer.of(owed, owed.stream().flatMap(CommissionReport::limit).collect(joining("\n")))
                .unless(facts.noPersonalData()
                        || (owed.isEmpty() && !submitted(facts).isEmpty()));
    }

    /** Each duty counts from when its own ground was known. Source: requirements C.3(2). */
    private static Stream<String> limit(ObligationItem duty) {
        Due due = duty.due();
        return due == null
                ? Stream.empty()
                : Stream.of("%s　%s（起算 %s）"
                        .formatted(duty.stage().label(), Names.limit(due), PaperDates.dateTime(duty.awareAt())));
    }

    private static Stream<ObligationItem> open(FormFacts facts) {
        return facts.obligations().stream()
                .filter(duty -> duty.recipient() == Recipient.PPC)
                .filter(duty -> duty.submittedAt() == null)
                .filter(duty -> duty.state().open());
    }

    private static List<Submitted> submitted(FormFacts facts) {
        return facts.externalReports().stream()
                .filter(Submitted.class::isInstance)
                .map(Submitted.class::cast)
                .filter(report -> report.duty().recipient() == Recipient.PPC)
                .toList();
    }
}
