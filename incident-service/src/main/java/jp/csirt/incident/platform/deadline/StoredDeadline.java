package jp.csirt.incident.platform.deadline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import jp.csirt.incident.platform.eventstore.Rfc3339;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;

/**
 * A deadline as it is stored: document {@code {_id, name, scope, at, state, payload, metadata}}.
 *
 * @param id made of scope, name and time, so that setting the same deadline again changes nothing
 * @param at when it falls due, on the service clock
 */
record StoredDeadline(String id, String name, StoredScope scope, Instant at, Document payload, String metadata) {

    /** Fired late by more than a little. */
    static final String LATE = "late";

    static StoredDeadline of(StoredScope scope, Instant at, DeadlineMessage<?> message, Serializer serializer) {
        SerializedObject<String> payload = serializer.serialize(message.getPayload(), String.class);
        return new StoredDeadline(
                idOf(scope, message.getDeadlineName(), at),
                message.getDeadlineName(),
                scope,
                at,
                new Document("type", payload.getType().getName())
                        .append("revision", payload.getType().getRevision())
                        .append("data", payload.getData()),
                serializer.serialize(message.getMetaData(), String.class).getData());
    }

    static StoredDeadline from(Document document) {
        return new StoredDeadline(
                document.getString("_id"),
                document.getString("name"),
                StoredScope.parse(document.getString("scope")),
                Instant.parse(document.getString("at")),
                document.get("payload", Document.class),
                document.getString("metadata"));
    }

    Document toDocument() {
        return new Document("_id", id)
                .append("name", name)
                .append("scope", scope.toString())
                .append("at", Rfc3339.format(at))
                .append("state", DeadlineState.OPEN.name())
                .append("payload", payload)
                .append("metadata", metadata);
    }

    /** What the scope gets; its identifier is the deadline's, so that an effect can tell that it happened before. */
    DeadlineMessage<?> message(Serializer serializer, boolean late) {
        var content = new SimpleSerializedObject<>(
                payload.getString("data"), String.class, payload.getString("type"), payload.getString("revision"));
        MetaData stored = serializer.deserialize(
                new SimpleSerializedObject<>(metadata, String.class, MetaData.class.getName(), null));
        return new GenericDeadlineMessage<>(name, id, serializer.deserialize(content), stored.and(LATE, late), at);
    }

    private static String idOf(StoredScope scope, String name, Instant at) {
        try {
            byte[] text = (scope + "\n" + name + "\n" + Rfc3339.format(at)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
