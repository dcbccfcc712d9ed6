package jp.csirt.incident.api.console.paper;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.csirt.incident.api.console.act.Known;
import jp.csirt.incident.api.download.PreflightReply;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.export.form.FieldState;

/**
 * 未記入の項目.
 *
 * @param stage from which report on it is needed; a key of the messages
 * @param state a key of the messages
 * @param who the posts that can fill it
 * @param path where the reader fills it; empty where that is for others
 */
record Gap(String fieldId, String label, String stage, String state, String who, String path) {

    /** What a report states and only a correction changes: where its request holds it. */
    private static final Map<String, String> REPORTED = Map.of(
            "A101", "/reporter/contact",
            "A102", "/reporter/kind",
            "A103", "/channel",
            "A201", "/startedAt",
            "A202", "/discoveredAt",
            "A203", "/awareAt",
            "A204", "/discoverer",
            "A206", "/department",
            "A301", "/title",
            "A303", "/threat");

    /** Which field of 状況確認 fills it. */
    private static final Map<String, String> SITUATION = Map.ofEntries(
            Map.entry("A306", "findings"),
            Map.entry("A401", "systems"),
            Map.entry("A402", "systems"),
            Map.entry("A404", "assets"),
            Map.entry("A405", "assets"),
            Map.entry("A501", "personalData.involved"),
            Map.entry("A502", "personalData.myNumber"),
            Map.entry("A503", "personalData.items"),
            Map.entry("A504", "personalData.kinds"),
            Map.entry("A505", "personalData.sensitive"),
            Map.entry("A506", "personalData.propertyDamageRisk"),
            Map.entry("A507", "personalData.wrongfulPurpose"),
            Map.entry("A508", "personalData.subjects"),
            Map.entry("A509", "personalData.stronglyEncrypted"),
            Map.entry("A510", "personalData.recovered"),
            Map.entry("A511", "personalData.leakSigns"),
            Map.entry("A603", "impact"),
            Map.entry("A604", "impact.residentServiceStopped"));

    private static final Map<String, String> TOLD =
            Map.of("A106", "SECURITY_MANAGER", "A107", "OVERALL_MANAGER", "A108", "CISO", "A704", "CISO");

    /** Where acts on one of several things are offered. */
    private static final Map<String, String> TABS = Map.of(
            "assessments", "history",
            "obligations", "obligations",
            "prevention-plans", "causes",
            "measures", "causes");

    static List<Gap> of(PreflightReply preflight, Known known) {
        return preflight.items().stream().map(item -> of(item, known)).toList();
    }

    private static Gap of(PreflightReply.Item item, Known known) {
        String act = item.endpoint().replace("/v1/incidents/{id}/", "");
        return new Gap(
                item.fieldId(),
                item.label(),
                "paper.stage." + item.stage(),
                "paper.state." + (item.state() == FieldState.EMPTY ? "empty" : "unknown"),
                item.roles().stream().map(role -> Role.valueOf(role).label()).collect(Collectors.joining("、")),
                path(item.fieldId(), act, known));
    }

    private static String path(String field, String act, Known known) {
        if (act.contains("{")) {
            String collection = act.replaceFirst("/.*", "");
            boolean may = known.offered().mayOn(act);
            return may && TABS.containsKey(collection)
                    ? "/incidents/%s?tab=%s#tab".formatted(known.detail().incidentId(), TABS.get(collection))
                    : "";
        }
        String page = known.offered().pathOf(act);
        return page.isEmpty() ? "" : page + asked(field, act, known);
    }

    private static String asked(String field, String act, Known known) {
        return switch (act) {
            case "supplements" -> query(Map.of("values.0.fieldId", field)) + anchor("values.0.value");
            case "corrections" -> correction(field, known);
            case "internal-reports" ->
                TOLD.containsKey(field) ? query(Map.of("to", TOLD.getOrDefault(field, ""))) + anchor("to") : "";
            case "situations" -> SITUATION.containsKey(field) ? anchor(SITUATION.getOrDefault(field, "")) : "";
            case "attachments" -> anchor("file");
            default -> "";
        };
    }

    private static String correction(String field, Known known) {
        String pointer = REPORTED.getOrDefault(field, "");
        return known.timeline().stream()
                .filter(item -> item.event().equals("incident-reported"))
                .findFirst()
                .map(item -> query(Map.of("eventId", item.eventId(), "field", pointer)) + anchor("value"))
                .orElse("");
    }

    private static String query(Map<String, String> values) {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String anchor(String input) {
        return "#f-" + input.replace('.', '-');
    }
}
