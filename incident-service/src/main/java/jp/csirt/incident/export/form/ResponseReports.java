package jp.csirt.incident.export.form;

import static jp.csirt.incident.export.form.FormField.field;
import static jp.csirt.incident.export.form.FormGroup.group;
import static jp.csirt.incident.export.form.FormTable.column;
import static jp.csirt.incident.export.form.FormTable.time;
import static jp.csirt.incident.export.form.Stage.CONDITIONAL;
import static jp.csirt.incident.export.form.Stage.FIRST;

import java.util.Comparator;
import java.util.List;
import jp.csirt.incident.domain.incident.SupplementField;
import jp.csirt.incident.export.render.Paper.Column;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.read.detail.IncidentDetail.InternalReportEntry;
import jp.csirt.incident.read.organisation.DeputyPeriod;

/** 様式B 6 庁内報告, 7 外部報告 and 10 委託事業者. Source: requirements E.2. */
final class ResponseReports {

    private static final List<Column> TOLD =
            List.of(time("日時", 20), column("相手", 20), column("区分・方法", 18), column("内容", 26), column("報告者", 16));

    private static final List<Column> DEPUTIES =
            List.of(time("始まり", 25), time("終わり", 25), column("代行", 25), column("理由", 25));

    private ResponseReports() {}

    static FormGroup internal(FormFacts facts) {
        return group(
                "6",
                "庁内報告",
                field("B601", "報告記録", FIRST, told(facts)),
                field("B602", "CISO代行の有無・期間・理由", CONDITIONAL, deputies(facts.deputies())));
    }

    static FormGroup external(FormFacts facts) {
        return group(
                "7",
                "外部報告",
                field("B701", "報告先・根拠・区分・期限・提出日時・方法・受付番号・担当", FIRST, ResponseExternal.submitted(facts)),
                field("B702", "報告しない判断", CONDITIONAL, ResponseExternal.waived(facts)),
                field("B703", "警察への通報・相談・被害届", CONDITIONAL, ResponseOutside.police(facts)),
                field("B704", "情報共有", CONDITIONAL, ResponseTracks.sharings(facts)));
    }

    static FormGroup vendor(FormFacts facts) {
        Supplements said = facts.supplements();
        return group(
                "10",
                "委託事業者",
                field(
                        "B1001",
                        "対処要求と回答",
                        CONDITIONAL,
                        ResponseTracks.vendorRequests(facts).unless(facts.noVendor())),
                field(
                        "B1002",
                        "措置内容の統括（CISO）への報告日",
                        CONDITIONAL,
                        said.of(SupplementField.B1002).unless(facts.noVendor())),
                field(
                        "B1003",
                        "損害賠償・契約上の措置",
                        CONDITIONAL,
                        said.of(SupplementField.B1003).unless(facts.noVendor())));
    }

    private static Answer told(FormFacts facts) {
        List<InternalReportEntry> reports = facts.incident().internalReports();
        return Answer.table(
                reports,
                TOLD,
                reports.stream()
                        .sorted(Comparator.comparing(told -> told.stamp().occurredAt()))
                        .map(told -> told(told, facts.names()))
                        .toList());
    }

    private static Answer deputies(List<DeputyPeriod> periods) {
        return periods.isEmpty()
                ? Answer.text("無")
                : Answer.table(
                        periods,
                        DEPUTIES,
                        periods.stream()
                                .map(period -> List.of(
                                        PaperDates.dateTime(period.from()),
                                        PaperDates.dateTime(period.to()),
                                        period.deputy(),
                                        period.reason()))
                                .toList());
    }

    private static List<String> told(InternalReportEntry told, Names names) {
        String kind = told.kind() == null ? "報告不要" : told.kind().label();
        String method = told.method() == null ? null : told.method().label();
        return List.of(
                PaperDates.dateTime(told.stamp().occurredAt()),
                Answer.lines(told.to().label(), told.takenBy() == null ? null : "代わりに " + names.post(told.takenBy())),
                Answer.lines(kind, method),
                Answer.lines(told.note(), told.notNeeded()),
                told.stamp().actor());
    }
}
