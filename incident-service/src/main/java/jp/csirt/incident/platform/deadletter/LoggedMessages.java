package jp.csirt.incident.platform.deadletter;

import jp.csirt.incident.platform.serialization.EventNames;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.UnknownSerializedType;
import org.bson.Document;

/** Remembers where in the log an event is and nothing of what it says: no copy that would have to be erased as well. */
public final class LoggedMessages implements LetterMessages {

    private final EventStorageEngine log;
    private final EventNames names;

    public LoggedMessages(EventStorageEngine log, EventNames names) {
        this.log = log;
        this.names = names;
    }

    @Override
    public Document write(EventMessage<?> message) {
        if (message instanceof TrackedEventMessage<?> tracked
                && tracked.trackingToken().position().isPresent()) {
            return new Document("position", tracked.trackingToken().position().getAsLong())
                    .append("event", name(message));
        }
        throw new IllegalArgumentException("event " + message.getIdentifier() + " does not come from the log");
    }

    private String name(EventMessage<?> message) {
        return message.getPayload() instanceof UnknownSerializedType unknown
                ? unknown.serializedType().getName()
                : names.nameOf(message.getPayloadType());
    }

    @Override
    public EventMessage<?> read(Document written) {
        long position = written.getLong("position");
        var before = position == 1 ? null : new GlobalSequenceTrackingToken(position - 1);
        try (var from = log.readEvents(before, false)) {
            return from.findFirst()
                    .orElseThrow(() -> new IllegalStateException("the log has no event at position " + position));
        }
    }
}
