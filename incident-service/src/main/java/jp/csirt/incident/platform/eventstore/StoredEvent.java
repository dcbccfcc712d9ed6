package jp.csirt.incident.platform.eventstore;

import org.bson.Document;

/**
 * One event as it lies in a commit.
 *
 * @param sequence number within its aggregate, from 0
 * @param timestamp service clock, {@link Rfc3339}
 * @param payload exact JSON text
 * @param metadata exact JSON text
 */
public record StoredEvent(
        String id, String name, String revision, long sequence, String timestamp, String payload, String metadata) {

    Document toDocument() {
        return new Document("id", id)
                .append("name", name)
                .append("revision", revision)
                .append("sequence", sequence)
                .append("timestamp", timestamp)
                .append("payload", payload)
                .append("metadata", metadata);
    }

    static StoredEvent from(Document event) {
        return new StoredEvent(
                event.getString("id"),
                event.getString("name"),
                event.getString("revision"),
                event.getLong("sequence"),
                event.getString("timestamp"),
                event.getString("payload"),
                event.getString("metadata"));
    }
}
