package jp.csirt.incident.export.form;

import static jp.csirt.incident.export.form.FormField.field;
import static jp.csirt.incident.export.form.FormGroup.group;
import static jp.csirt.incident.export.form.FormTable.column;
import static jp.csirt.incident.export.form.FormTable.time;
import static jp.csirt.incident.export.form.Stage.FIRST;
import static jp.csirt.incident.export.form.Stage.FOLLOW_UP;

import java.util.List;
import java.util.Objects;
import jp.csirt.incident.domain.incident.SupplementField;
import jp.csirt.incident.domain.report.AffectedAsset;
import jp.csirt.incident.domain.report.AffectedSystem;
import jp.csirt.incident.domain.report.Zone;
import jp.csirt.incident.domain.shared.Labelled;
import jp.csirt.incident.export.render.Paper.Column;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.read.detail.IncidentDetail;
import org.jspecify.annotations.Nullable;

/** 様式A 3 事案の概要 and 4 対象資産. Source: requirements E.1. */
final class OccurrenceFacts {

    private static final List<Column> CHRONOLOGY = List.of(time("日時", 20), column("内容", 60), column("実施者", 20));
    private static final List<Column> SYSTEMS = List.of(column("情報システム名", 55), column("情報システム管理者", 45));
    private static final List<Column> ASSETS = List.of(column("対象情報資産名", 75), column("媒体", 25));
    private static final List<Column> CLASSES =
            List.of(column("対象情報資産名", 40), column("機密性", 20), column("完全性", 20), column("可用性", 20));

    private OccurrenceFacts() {}

    static FormGroup outline(FormFacts facts) {
        IncidentDetail incident = facts.incident();
        return group(
                "3",
                "事案の概要",
                field("A301", "件名", FIRST, Answer.text(incident.title())),
                field("A302", "事案の種別", FIRST, Answer.label(incident.category())),
                field("A303", "脅威区分", FIRST, facts.names().word(incident.threat())),
                field("A304", "概要", FIRST, Answer.text(incident.summary())),
                field("A305", "事実経過", FIRST, chronology(facts)),
                field("A306", "現在の状況", FIRST, situation(facts)));
    }

    static FormGroup assets(FormFacts facts) {
        IncidentDetail incident = facts.incident();
        return group(
                "4",
                "対象資産",
                field("A401", "情報システム名・所管", FIRST, systems(facts)),
                field("A402", "ネットワーク区分", FIRST, zones(facts)),
                field("A403", "機器等", FIRST, facts.supplements().of(SupplementField.A403)),
                field("A404", "対象情報資産名・媒体", FIRST, assets(incident)),
                field("A405", "分類（自治体機密性・完全性・可用性）", FIRST, classes(incident)),
                field("A406", "委託の有無", FIRST, facts.supplements().with(SupplementField.A406, vendor(facts))),
                field("A407", "構成図", FOLLOW_UP, Attachments.diagrams(facts)));
    }

    private static Answer chronology(FormFacts facts) {
        return Answer.table(
                facts.timeline(),
                CHRONOLOGY,
                facts.timeline().stream()
                        .map(item -> List.of(PaperDates.dateTime(item.occurredAt()), item.text(), item.actor()))
                        .toList());
    }

    /** What the record shows and what was found last; that no damage is left, only the closing says. */
    private static Answer situation(FormFacts facts) {
        String found = FormFacts.newest(facts.incident().situations())
                .map(entry -> "状況確認（%s）: %s"
                        .formatted(
                                PaperDates.dateTime(entry.stamp().occurredAt()),
                                entry.situation().findings()))
                .orElse(null);
        return Answer.of(facts.incident().milestone(), Answer.lines(progress(facts), found));
    }

    private static @Nullable String progress(FormFacts facts) {
        IncidentDetail incident = facts.incident();
        if (incident.closure().closed() != null) {
            return "収束";
        }
        if (facts.reopened()) {
            return null;
        }
        if (incident.recovery().completedAt() != null) {
            return "封じ込め・復旧の措置を実施済";
        }
        return incident.containment().completedAt() == null ? null : "封じ込めの措置を実施済";
    }

    private static Answer systems(FormFacts facts) {
        List<AffectedSystem> systems = facts.incident().systems();
        return Answer.table(
                systems,
                SYSTEMS,
                systems.stream()
                        .map(system -> List.of(
                                system.name(),
                                system.managerPost() == null
                                        ? Answer.OPEN.text()
                                        : facts.names().post(system.managerPost())))
                        .toList());
    }

    /** The networks, and which rules apply where the body has several or leaves some out. */
    private static Answer zones(FormFacts facts) {
        List<Zone> zones = facts.incident().systems().stream()
                .map(AffectedSystem::zone)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Answer named = facts.names().words(zones);
        String scope = facts.names().scope(facts.incident().policyScope());
        return scope.isEmpty() ? named : Answer.of(zones, Answer.lines(named.text(), scope));
    }

    private static Answer assets(IncidentDetail incident) {
        return Answer.table(
                incident.assets(),
                ASSETS,
                incident.assets().stream()
                        .map(asset -> List.of(asset.name(), words(asset.medium())))
                        .toList());
    }

    private static Answer classes(IncidentDetail incident) {
        return Answer.table(
                incident.assets(),
                CLASSES,
                incident.assets().stream().map(OccurrenceFacts::classes).toList());
    }

    private static List<String> classes(AffectedAsset asset) {
        return List.of(
                asset.name(), words(asset.confidentiality()), words(asset.integrity()), words(asset.availability()));
    }

    private static String words(@Nullable Labelled code) {
        return Answer.label(code).text();
    }

    private static Answer vendor(FormFacts facts) {
        var vendor = facts.incident().vendor();
        return vendor == null
                ? Answer.OPEN.unless(facts.noVendor())
                : Answer.of(
                        vendor,
                        "有　" + vendor.name()
                                + (vendor.contract() == null ? "" : "（契約: %s）".formatted(vendor.contract())));
    }
}
