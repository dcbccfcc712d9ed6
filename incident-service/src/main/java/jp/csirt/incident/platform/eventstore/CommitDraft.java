package jp.csirt.incident.platform.eventstore;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** A commit that has no position yet. */
record CommitDraft(@Nullable String aggregate, String aggregateId, long first, List<StoredEvent> events) {

    /** Most bytes of one commit: what a server takes as one document. */
    static final int MOST_BYTES = 16 << 20;

    private static final int BYTES_AROUND_AN_EVENT = 200;
    private static final int BYTES_AROUND_A_COMMIT = 1000;

    CommitDraft {
        events = List.copyOf(events);
    }

    /**
     * What a unit of work appends.
     *
     * @throws EventStoreException when it cannot be stored as one commit: too many events or bytes, several aggregates, or
     *     a text that is not well-formed Unicode, which would not be read as it was written and hashed
     * @throws ConflictingCommitException when its sequence numbers do not follow each other
     */
    static CommitDraft of(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.size() > CommitLog.MOST_EVENTS) {
            throw new EventStoreException("a unit of work may append at most " + CommitLog.MOST_EVENTS + " events, not "
                    + events.size() + ": divide it");
        }
        String aggregateId = aggregateOf(events.getFirst());
        if (!events.stream().allMatch(event -> aggregateOf(event).equals(aggregateId))) {
            throw new EventStoreException("a unit of work may append events of one aggregate only: divide it");
        }
        List<StoredEvent> stored =
                events.stream().map(event -> stored(event, serializer)).toList();
        String type = events.getFirst() instanceof DomainEventMessage<?> of ? of.getType() : null;
        var draft = new CommitDraft(type, aggregateId, stored.getFirst().sequence(), stored);
        draft.refuseGaps();
        draft.refuseUnstorable();
        return draft;
    }

    /** This commit as the next one after {@code head}. */
    StoredCommit after(Head head, Instant at) {
        long position = head.last() + 1;
        String time = Rfc3339.format(at);
        String content = CommitHash.content(position, aggregate, aggregateId, first, time, events);
        return new StoredCommit(
                position,
                aggregate,
                aggregateId,
                first,
                time,
                events,
                head.hash(),
                content,
                CommitHash.link(head.hash(), content));
    }

    /** The bytes it takes, rather too many than too few. */
    long size() {
        long texts = Stream.concat(
                        Stream.of(aggregateId, aggregate == null ? "" : aggregate),
                        events.stream().flatMap(CommitDraft::texts))
                .mapToLong(CommitDraft::bytes)
                .sum();
        return texts + (long) BYTES_AROUND_AN_EVENT * events.size() + BYTES_AROUND_A_COMMIT;
    }

    List<String> eventIds() {
        return events.stream().map(StoredEvent::id).toList();
    }

    /** Whether the stored commit holds the same events, so that this draft has been written. */
    boolean isStoredAs(StoredCommit stored) {
        return stored.aggregateId().equals(aggregateId)
                && stored.events().stream().map(StoredEvent::id).toList().equals(eventIds());
    }

    private void refuseGaps() {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).sequence() != first + i) {
                throw new ConflictingCommitException(
                        "event %d of a commit from sequence %d on has sequence %d"
                                .formatted(i, first, events.get(i).sequence()),
                        null);
            }
        }
    }

    private void refuseUnstorable() {
        if (size() > MOST_BYTES) {
            throw new EventStoreException("a unit of work may append at most %d bytes, not about %d: divide it"
                    .formatted(MOST_BYTES, size()));
        }
        var encoder = StandardCharsets.UTF_8.newEncoder();
        boolean wellFormed = Stream.concat(
                        Stream.of(aggregateId, aggregate == null ? "" : aggregate),
                        events.stream().flatMap(CommitDraft::texts))
                .allMatch(encoder::canEncode);
        if (!wellFormed) {
            throw new EventStoreException(
                    "an event of aggregate " + aggregateId + " holds half of a surrogate pair: send well-formed text");
        }
    }

    private static Stream<String> texts(StoredEvent event) {
        String revision = event.revision() == null ? "" : event.revision();
        return Stream.of(event.id(), event.name(), revision, event.timestamp(), event.payload(), event.metadata());
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String aggregateOf(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> of ? of.getAggregateIdentifier() : event.getIdentifier();
    }

    private static StoredEvent stored(EventMessage<?> event, Serializer serializer) {
        return StoredEvent.of(
                event, event instanceof DomainEventMessage<?> of ? of.getSequenceNumber() : 0, serializer);
    }
}
