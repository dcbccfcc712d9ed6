package jp.csirt.incident.platform.deadletter;

import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.bson.Document;

/** Keeps the text of messages that are in no log. */
final class SerializedMessages implements LetterMessages {

    @Override
    public Document write(EventMessage<?> message) {
        return new Document("id", message.getIdentifier())
                .append("payload", message.getPayload().toString())
                .append("metadata", new Document(message.getMetaData()))
                .append("timestamp", message.getTimestamp().toString());
    }

    @Override
    public EventMessage<?> read(Document written) {
        return new GenericEventMessage<>(
                written.getString("id"),
                written.getString("payload"),
                MetaData.from(written.get("metadata", Document.class)),
                Instant.parse(written.getString("timestamp")));
    }
}
