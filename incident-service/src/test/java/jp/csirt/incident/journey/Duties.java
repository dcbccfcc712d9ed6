package jp.csirt.incident.journey;

import java.util.UUID;

/** 外部報告義務 of an incident. */
final class Duties {

    private Duties() {}

    /** Path of the first duty to that recipient below its incident, with a slash at its end. */
    static String path(Client client, UUID incident, String recipient) {
        return client.get("/v1/incidents/" + incident + "/obligations", "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("recipient").asString().equals(recipient))
                .map(item -> "obligations/" + item.path("obligationId").asString() + "/")
                .findFirst()
                .orElseThrow();
    }
}
