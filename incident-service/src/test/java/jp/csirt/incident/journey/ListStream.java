package jp.csirt.incident.journey;

import java.util.List;
import java.util.UUID;

/** A reader of what changes in the list. */
final class ListStream {

    static final String PATH = "/v1/incidents/stream";

    private ListStream() {}

    /** Asks, and reads nothing yet. */
    static Sse open(Client client, String key) {
        return new Sse(client, PATH, key);
    }

    /** Goes on after a position. */
    static Sse resume(Client client, String key, long position) {
        return new Sse(client, PATH, key, "Last-Event-ID", String.valueOf(position));
    }

    /** All that somebody is told of what happened since a position. */
    static List<Sse.Told> since(Client client, String key, long position) {
        try (Sse stream = resume(client, key, position)) {
            return stream.rest();
        }
    }

    /** Which incident it is about. */
    static UUID incident(Sse.Told told) {
        return UUID.fromString(told.data().path("incidentId").asString());
    }
}
