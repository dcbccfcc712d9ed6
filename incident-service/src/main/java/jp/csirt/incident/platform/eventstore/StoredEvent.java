package jp.csirt.incident.platform.eventstore;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One event as it lies in a commit.
 *
 * @param revision absent only where the serializer knows none; the product's always does
 * @param sequence number within its aggregate, from 0
 * @param timestamp service clock, {@link Rfc3339}
 * @param payload exact JSON text
 * @param metadata exact JSON text
 */
public record StoredEvent(
        String id,
        String name,
        @Nullable String revision,
        long sequence,
        String timestamp,
        String payload,
        String metadata) {

    static StoredEvent of(EventMessage<?> event, long sequence, Serializer serializer) {
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        return new StoredEvent(
                event.getIdentifier(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                sequence,
                Rfc3339.format(event.getTimestamp()),
                payload.getData(),
                event.serializeMetaData(serializer, String.class).getData());
    }

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
