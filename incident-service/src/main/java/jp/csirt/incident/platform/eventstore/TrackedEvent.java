package jp.csirt.incident.platform.eventstore;

import java.time.Instant;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;

/** A stored event without an aggregate, as Axon's processors read it. */
record TrackedEvent(TrackingToken trackingToken, LoggedEvent event) implements TrackedEventData<String> {

    @Override
    public String getEventIdentifier() {
        return event.getEventIdentifier();
    }

    @Override
    public Instant getTimestamp() {
        return event.getTimestamp();
    }

    @Override
    public SerializedObject<String> getMetaData() {
        return event.getMetaData();
    }

    @Override
    public SerializedObject<String> getPayload() {
        return event.getPayload();
    }
}
