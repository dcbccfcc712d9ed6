package jp.csirt.incident.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** What auditors are shown. Entries come a little after the answers they tell of, so that they are waited for. */
final class AuditLog {

    private AuditLog() {}

    /** The entries on an incident in words, newest first. */
    static List<String> of(Client client, UUID incident) {
        return entries(client, item -> isAbout(item, incident));
    }

    /** The entries that fit in words, newest first. */
    static List<String> entries(Client client, Predicate<JsonNode> fitting) {
        return items(client, fitting).stream().map(AuditLog::words).toList();
    }

    /** The entries that fit, newest first. */
    static List<JsonNode> items(Client client, Predicate<JsonNode> fitting) {
        awaitAllSoFar(client);
        return all(client).stream().filter(fitting).toList();
    }

    static boolean isAbout(JsonNode item, UUID incident) {
        return item.path("target").asString("").equals(incident.toString());
    }

    /** Entries are written in their order: when one more is there, so are all before. */
    private static void awaitAllSoFar(Client client) {
        UUID last = Reports.file(client, Reports.least("最後の拒否"));
        client.act(last, "closure", "csirt-lead", "{}").refused(403, "forbidden");
        Awaitility.await().until(() -> all(client).stream().anyMatch(item -> isAbout(item, last)));
    }

    /** All entries there are now, newest first. */
    static List<JsonNode> all(Client client) {
        var items = new ArrayList<JsonNode>();
        Exchange page = client.get("/v1/audit?limit=100&after=" + client.head(), "auditor")
                .ok();
        page.at("/items").forEach(items::add);
        while (!page.at("/nextCursor").isNull()) {
            page = client.get(
                            "/v1/audit?limit=100&cursor="
                                    + page.at("/nextCursor").asString(),
                            "auditor")
                    .ok();
            page.at("/items").forEach(items::add);
        }
        return items;
    }

    private static String words(JsonNode item) {
        return "%s %s %s"
                .formatted(
                        item.path("result").asString(),
                        item.path("actor").asString("-"),
                        item.path("action").asString());
    }
}
