package jp.csirt.incident.export.form;

import static jp.csirt.incident.export.form.FormTable.column;
import static jp.csirt.incident.export.form.FormTable.time;

import java.util.List;
import java.util.stream.Collectors;
import jp.csirt.incident.export.render.Paper.Column;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.read.detail.Directions.EmergencyPlanEntry;
import jp.csirt.incident.read.detail.Directions.SharingEntry;
import jp.csirt.incident.read.detail.Directions.SystemStopEntry;
import jp.csirt.incident.read.detail.Directions.UsageInvestigationEntry;
import jp.csirt.incident.read.detail.ExceptionEntry;
import jp.csirt.incident.read.detail.VendorRequestEntry;
import jp.csirt.incident.read.record.Stamp;

/** 様式B B103, B203, B402, B704, B1001, B1401 and B1402: what the smaller tracks say; what never was is 該当なし in the end. Source: requirements E.2. */
final class ResponseTracks {

    private static final List<Column> STOPS =
            List.of(column("対象", 40), time("停止", 20), time("再開", 20), column("決定者", 20));
    private static final List<Column> INVESTIGATIONS =
            List.of(time("日時", 20), column("命令者", 20), column("対象", 30), column("範囲", 30));
    private static final List<Column> SHARINGS =
            List.of(time("日時", 20), column("相手", 22), column("TLP", 18), column("内容", 40));
    private static final List<Column> REQUESTS =
            List.of(time("日時", 18), column("相手・要求者", 20), column("内容", 26), column("一時中断", 10), column("回答", 26));
    private static final List<Column> EXCEPTIONS =
            List.of(time("日時", 18), column("内容・理由・期限", 32), column("申請者", 14), column("許可", 18), column("事後報告", 18));

    private ResponseTracks() {}

    static Answer emergencyPlan(FormFacts facts) {
        List<EmergencyPlanEntry> plans = facts.incident().tracks().directions().emergencyPlans();
        String words = plans.stream()
                .map(plan -> "発動　%s　%s　%s"
                        .formatted(
                                plan.planVersion(),
                                PaperDates.dateTime(plan.stamp().occurredAt()),
                                plan.stamp().actor()))
                .collect(Collectors.joining("\n"));
        return Answer.of(plans, words).unless(facts.ended());
    }

    static Answer systemStops(FormFacts facts) {
        List<SystemStopEntry> stops = facts.incident().tracks().directions().systemStops();
        return Answer.table(
                        stops,
                        STOPS,
                        stops.stream()
                                .map(stop -> List.of(
                                        stop.system(),
                                        PaperDates.dateTime(stop.stoppedAt()),
                                        stop.restartedAt() == null ? "" : PaperDates.dateTime(stop.restartedAt()),
                                        stop.stamp().actor()))
                                .toList())
                .unless(facts.ended());
    }

    static Answer usageInvestigations(FormFacts facts) {
        List<UsageInvestigationEntry> ordered =
                facts.incident().tracks().directions().usageInvestigations();
        return Answer.table(
                        ordered,
                        INVESTIGATIONS,
                        ordered.stream()
                                .map(entry -> List.of(
                                        PaperDates.dateTime(entry.stamp().occurredAt()),
                                        entry.stamp().actor(),
                                        entry.target(),
                                        entry.scope()))
                                .toList())
                .unless(facts.ended());
    }

    static Answer sharings(FormFacts facts) {
        List<SharingEntry> shared = facts.incident().tracks().directions().informationSharings();
        return Answer.table(
                        shared,
                        SHARINGS,
                        shared.stream()
                                .map(entry -> List.of(
                                        PaperDates.dateTime(entry.stamp().occurredAt()),
                                        entry.to(),
                                        entry.tlp().marking(),
                                        entry.content()))
                                .toList())
                .unless(facts.ended());
    }

    static Answer vendorRequests(FormFacts facts) {
        List<VendorRequestEntry> requests = facts.incident().tracks().vendorRequests();
        return Answer.table(
                        requests,
                        REQUESTS,
                        requests.stream().map(ResponseTracks::vendorRequest).toList())
                .unless(facts.ended());
    }

    static Answer exceptions(FormFacts facts) {
        List<ExceptionEntry> exceptions = facts.incident().tracks().exceptions();
        return Answer.table(
                        exceptions,
                        EXCEPTIONS,
                        exceptions.stream().map(ResponseTracks::exception).toList())
                .unless(facts.ended());
    }

    /** 有無のみ: the form never says more; that there is none is certain in the end. */
    static Answer personnelFile(FormFacts facts) {
        if (facts.personnelFile()) {
            return Answer.of(true, "有（別綴）");
        }
        return facts.ended() ? Answer.of(false, "無") : Answer.OPEN;
    }

    private static List<String> vendorRequest(VendorRequestEntry entry) {
        String answers = entry.answers().stream()
                .map(answer -> Answer.words(answer.state().label(), answer.what(), when(answer.stamp())))
                .collect(Collectors.joining("\n"));
        return List.of(
                PaperDates.dateTime(entry.stamp().occurredAt()),
                Answer.lines(entry.vendor(), "要求者: " + entry.stamp().actor()),
                Answer.lines(
                        entry.request(), entry.dueAt() == null ? null : "期限: " + PaperDates.dateTime(entry.dueAt())),
                entry.suspend() ? "求める" : "求めない",
                answers.isEmpty() ? "未回答" : answers);
    }

    private static List<String> exception(ExceptionEntry entry) {
        var decision = entry.decision();
        var after = entry.afterReport();
        String decided = decision == null
                ? "未決定"
                : Answer.lines(
                        decision.result().label(),
                        decision.comment(),
                        when(decision.stamp()),
                        decision.override() == null ? null : "兼務(1(8)ただし書相当): " + decision.override());
        return List.of(
                PaperDates.dateTime(entry.stamp().occurredAt()),
                Answer.lines(
                        entry.what(),
                        "理由: " + entry.reason(),
                        "期限: " + PaperDates.date(entry.until()),
                        entry.emergency() ? "緊急（事後報告）" : null),
                entry.stamp().actor(),
                decided,
                after == null ? "" : Answer.lines(after.text(), when(after.stamp())));
    }

    private static String when(Stamp stamp) {
        return "%s　%s".formatted(PaperDates.dateTime(stamp.occurredAt()), stamp.actor());
    }
}
