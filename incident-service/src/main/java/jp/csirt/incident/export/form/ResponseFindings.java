package jp.csirt.incident.export.form;

import static jp.csirt.incident.export.form.FormField.field;
import static jp.csirt.incident.export.form.FormGroup.group;
import static jp.csirt.incident.export.form.FormTable.column;
import static jp.csirt.incident.export.form.FormTable.time;
import static jp.csirt.incident.export.form.Stage.CONDITIONAL;
import static jp.csirt.incident.export.form.Stage.FIRST;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import jp.csirt.incident.domain.incident.Evidence;
import jp.csirt.incident.export.render.Paper.Column;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.detail.IncidentDetail.EvidenceEntry;
import jp.csirt.incident.read.detail.IncidentDetail.LateralCheckEntry;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/** 様式B 3 横展開 and 4 証拠保全. Source: requirements E.2. */
final class ResponseFindings {

    private static final List<Column> CONCLUSIONS = List.of(time("日時", 20), column("検討結果", 60), column("検討者", 20));
    private static final List<Column> CHECKS =
            List.of(column("確認指示先システム", 22), column("管理者", 20), time("期限", 18), column("結果", 13), column("回答", 27));
    private static final List<Column> EVIDENCE = List.of(
            column("番号・種別", 12),
            column("内容・対象期間", 27),
            time("取得日時", 20),
            column("ハッシュ（SHA-256）", 20),
            column("取得者・保管場所・管理者", 21));

    private ResponseFindings() {}

    static FormGroup lateralChecks(FormFacts facts) {
        IncidentDetail incident = facts.incident();
        boolean consideredOnly = !incident.lateralConclusions().isEmpty()
                && incident.lateralChecks().isEmpty();
        return group(
                "3",
                "横展開",
                field("B301", "類似事案の検討結果", FIRST, conclusions(incident)),
                field("B302", "確認指示先システム・管理者・回答・結果", CONDITIONAL, checks(facts).unless(consideredOnly)));
    }

    static FormGroup evidence(FormFacts facts) {
        return group(
                "4",
                "証拠保全",
                field("B401", "保存した記録", CONDITIONAL, evidence(facts.incident()).unless(facts.noCrime())),
                field("B402", "利用状況調査", CONDITIONAL, ResponseTracks.usageInvestigations(facts)));
    }

    private static Answer conclusions(IncidentDetail incident) {
        return Answer.table(
                incident.lateralConclusions(),
                CONCLUSIONS,
                incident.lateralConclusions().stream()
                        .map(entry -> List.of(
                                PaperDates.dateTime(entry.stamp().occurredAt()),
                                entry.conclusion(),
                                entry.stamp().actor()))
                        .toList());
    }

    private static Answer checks(FormFacts facts) {
        List<LateralCheckEntry> checks = facts.incident().lateralChecks();
        return Answer.table(
                checks,
                CHECKS,
                checks.stream().map(entry -> check(facts, entry)).toList());
    }

    private static List<String> check(FormFacts facts, LateralCheckEntry entry) {
        Instant dueAt = entry.check().dueAt();
        Stamp answered = entry.answered();
        return List.of(
                entry.check().system(),
                facts.names().post(entry.check().managerPost()),
                dueAt == null ? "" : PaperDates.dateTime(dueAt),
                entry.result() == null ? "未回答" : entry.result().label(),
                answered == null
                        ? ""
                        : Answer.lines(
                                entry.note(),
                                "%s　%s".formatted(PaperDates.dateTime(answered.occurredAt()), answered.actor())));
    }

    private static Answer evidence(IncidentDetail incident) {
        List<EvidenceEntry> evidence = incident.evidence();
        return Answer.table(
                evidence,
                EVIDENCE,
                IntStream.range(0, evidence.size())
                        .mapToObj(at -> evidence(at + 1, evidence.get(at)))
                        .toList());
    }

    private static List<String> evidence(int n, EvidenceEntry entry) {
        Evidence evidence = entry.evidence();
        return List.of(
                Answer.lines("証拠%d".formatted(n), evidence.kind().label()),
                Answer.lines(evidence.description(), period(evidence.periodFrom(), evidence.periodTo())),
                PaperDates.dateTime(entry.stamp().occurredAt()),
                evidence.sha256(),
                custody(entry));
    }

    private static @Nullable String period(@Nullable Instant from, @Nullable Instant to) {
        return from == null && to == null
                ? null
                : "対象期間: %s～%s"
                        .formatted(
                                from == null ? "" : PaperDates.dateTime(from),
                                to == null ? "" : PaperDates.dateTime(to));
    }

    private static String custody(EvidenceEntry entry) {
        String transferred = FormFacts.newest(entry.transfers())
                .map(transfer -> "引渡し先: " + transfer.to())
                .orElse(null);
        String verified = FormFacts.newest(entry.verifications())
                .map(verification -> "検証: " + verification.result().label())
                .orElse(null);
        return Answer.lines(
                "取得者: " + entry.stamp().actor(),
                "保管場所: " + entry.evidence().location(),
                "管理者: " + entry.evidence().custodian(),
                transferred,
                verified);
    }
}
