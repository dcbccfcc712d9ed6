package jp.csirt.incident.config;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;

/**
 * Gives events the service's time. Axon's own clock for them is one for the whole process, and its processors measure their
 * waiting by it, so it stays the machine's.
 */
final class StampedEvents {

    private StampedEvents() {}

    static EventMessage<?> at(Instant now, EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domain
                ? new GenericDomainEventMessage<>(
                        domain.getType(),
                        domain.getAggregateIdentifier(),
                        domain.getSequenceNumber(),
                        domain.getPayload(),
                        domain.getMetaData(),
                        domain.getIdentifier(),
                        now)
                : new GenericEventMessage<>(event.getIdentifier(), event.getPayload(), event.getMetaData(), now);
    }
}
