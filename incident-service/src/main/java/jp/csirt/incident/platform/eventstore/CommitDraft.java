package jp.csirt.incident.platform.eventstore;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A commit that has no position yet. */
record CommitDraft(@Nullable String aggregate, String aggregateId, long first, List<StoredEvent> events) {

    CommitDraft {
        events = List.copyOf(events);
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

    /** Roughly the bytes it takes, to keep a batch small. */
    int size() {
        return events.stream()
                .mapToInt(event -> event.payload().length() + event.metadata().length())
                .sum();
    }

    /** Whether the stored commit holds the same events, so that this draft has been written. */
    boolean isStoredAs(StoredCommit stored) {
        return stored.events().stream()
                .map(StoredEvent::id)
                .toList()
                .equals(events.stream().map(StoredEvent::id).toList());
    }
}
