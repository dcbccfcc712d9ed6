package jp.csirt.incident.platform.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/** Events of the tests; their payload is text. */
final class Events {

    static final Instant AT = Instant.parse("2026-11-21T00:15:00.120Z");

    private Events() {}

    static DomainEventMessage<String> event(String aggregateId, long sequence, String payload) {
        return event(aggregateId, sequence, payload, AT);
    }

    static DomainEventMessage<String> event(String aggregateId, long sequence, String payload, Instant at) {
        return new GenericDomainEventMessage<>(
                "incident",
                aggregateId,
                sequence,
                payload,
                MetaData.emptyInstance(),
                aggregateId + "/" + sequence + "/" + payload.hashCode(),
                at);
    }

    /** Events of one commit: numbers {@code first} to {@code first + count - 1}. */
    static List<DomainEventMessage<String>> events(String aggregateId, long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(sequence -> event(aggregateId, sequence, "event " + sequence))
                .toList();
    }
}
