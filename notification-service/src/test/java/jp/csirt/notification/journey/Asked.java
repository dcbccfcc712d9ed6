package jp.csirt.notification.journey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.notification.domain.NameBasedId;

/** What incident-service asks for. */
final class Asked {

    private Asked() {}

    /** The data of a request to the CISO, with these members in place of its own. */
    static Map<String, Object> request(UUID id, Map<String, ?> more) {
        var data = new LinkedHashMap<String, Object>(Map.of(
                "notificationId",
                id.toString(),
                "incidentId",
                NameBasedId.of(id, "incident").toString(),
                "number",
                "SHIME-2026-0001",
                "level",
                3,
                "drill",
                false,
                "kind",
                "REQUEST",
                "what",
                "RECEIVE_REPORT",
                "clause",
                "5.3(1)①",
                "late",
                false,
                "confirmationWanted",
                true));
        data.put("to", List.of(Map.of("post", "CISO")));
        data.put("then", List.of());
        data.put("confirmWithin", "PT15M");
        data.putAll(more);
        return data;
    }

    /** Who was told of a request so far, or is about to be. */
    static List<String> told(RunningService service, UUID id) {
        return service.notification(id)
                .path("messages")
                .valueStream()
                .map(message -> message.path("personId").asString())
                .toList();
    }
}
