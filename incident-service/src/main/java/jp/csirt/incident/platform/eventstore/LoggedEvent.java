package jp.csirt.incident.platform.eventstore;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** A stored event as Axon reads it. */
record LoggedEvent(@Nullable String type, String aggregateId, StoredEvent event) implements DomainEventData<String> {

    @Override
    public @Nullable String getType() {
        return type;
    }

    @Override
    public String getAggregateIdentifier() {
        return aggregateId;
    }

    @Override
    public long getSequenceNumber() {
        return event.sequence();
    }

    @Override
    public String getEventIdentifier() {
        return event.id();
    }

    @Override
    public Instant getTimestamp() {
        return Instant.parse(event.timestamp());
    }

    @Override
    public SerializedObject<String> getMetaData() {
        return new SimpleSerializedObject<>(event.metadata(), String.class, MetaData.class.getName(), null);
    }

    @Override
    public SerializedObject<String> getPayload() {
        return new SimpleSerializedObject<>(event.payload(), String.class, event.name(), event.revision());
    }
}
