package jp.csirt.incident.platform.eventstore;

import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One commit: all events of one unit of work on one aggregate, chained to the commit before.
 *
 * @param position global position of its first event, from 1 without gap
 * @param aggregate type of the aggregate; absent for events without one
 * @param first sequence of its first event within the aggregate
 * @param at when it was appended, machine clock, {@link Rfc3339}
 * @param previous hash of the commit before, 64 lower-case hexadecimal digits
 */
public record StoredCommit(
        long position,
        @Nullable String aggregate,
        String aggregateId,
        long first,
        String at,
        List<StoredEvent> events,
        String previous,
        String content,
        String hash) {

    public StoredCommit {
        events = List.copyOf(events);
    }

    /** Global position of its last event. */
    public long last() {
        return position + events.size() - 1;
    }

    Document toDocument() {
        return new Document("_id", position)
                .append("last", last())
                .append("aggregate", aggregate)
                .append("aggregateId", aggregateId)
                .append("first", first)
                .append("at", at)
                .append("events", events.stream().map(StoredEvent::toDocument).toList())
                .append("previous", previous)
                .append("content", content)
                .append("hash", hash);
    }

    static StoredCommit from(Document commit) {
        return new StoredCommit(
                commit.getLong("_id"),
                commit.getString("aggregate"),
                commit.getString("aggregateId"),
                commit.getLong("first"),
                commit.getString("at"),
                commit.getList("events", Document.class).stream()
                        .map(StoredEvent::from)
                        .toList(),
                commit.getString("previous"),
                commit.getString("content"),
                commit.getString("hash"));
    }
}
