package jp.csirt.incident.platform.eventstore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A commit as it was found, which may be anything: the whole document, or of another's commit nothing but its link.
 *
 * @param position its {@code _id}
 * @param previous absent where only the link is known
 * @param body what its content hash is over; absent where only the link is known or the document is not of that form
 * @param complete whether the document has the form that it was found under, a link or a whole commit
 */
public record ChainCommit(
        long position,
        long last,
        @Nullable String previous,
        String content,
        String hash,
        @Nullable Body body,
        boolean complete) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String ZERO = "0".repeat(64);
    private static final Set<String> MEMBERS =
            Set.of("_id", "last", "aggregate", "aggregateId", "first", "at", "events", "previous", "content", "hash");
    private static final Set<String> LINK_MEMBERS = Set.of("_id", "last", "content", "hash");
    private static final Set<String> EVENT_MEMBERS =
            Set.of("id", "name", "revision", "sequence", "timestamp", "payload", "metadata");

    /** A whole commit; whatever it lacks or has too much makes it incomplete, so that it does not fit. */
    public static ChainCommit whole(Map<String, ?> document) {
        Body body = members(document).equals(MEMBERS) ? body(document) : null;
        return of(document, text(document, "previous"), body, body != null);
    }

    /** A commit of which only the link is known. */
    public static ChainCommit link(Map<String, ?> document) {
        return of(document, null, null, document.keySet().equals(LINK_MEMBERS));
    }

    private static ChainCommit of(
            Map<String, ?> document, @Nullable String previous, @Nullable Body body, boolean complete) {
        Long position = number(document, "_id");
        Long last = number(document, "last");
        String content = text(document, "content");
        String hash = text(document, "hash");
        boolean hashes = isHash(content) && isHash(hash) && (previous == null || isHash(previous));
        return new ChainCommit(
                position == null ? nearest(document.get("_id")) : position,
                last == null ? 0 : last,
                previous != null && isHash(previous) ? previous : null,
                content != null && isHash(content) ? content : ZERO,
                hash != null && isHash(hash) ? hash : ZERO,
                body,
                complete && hashes && position != null && last != null);
    }

    /** The hash of what it holds, as if it stood at {@code place}; of a link, which cannot be moved, what it says. */
    String contentAt(long place) {
        return body == null
                ? content
                : CommitHash.content(place, body.aggregate, body.aggregateId, body.first, body.at, body.events);
    }

    /** Number of events. */
    long size() {
        return body == null ? last - position + 1 : body.events.size();
    }

    /** Whether it is of the right form and its content gives its content hash. */
    boolean isWhole() {
        return complete
                && last >= position
                && last == position + size() - 1
                && contentAt(position).equals(content);
    }

    /** Whether its hash is the link from {@code before} to its content. */
    boolean linksFrom(String before) {
        return (previous == null || previous.equals(before))
                && CommitHash.link(before, content).equals(hash);
    }

    /** Members without the value null, which means the same as their absence in an old commit of no aggregate. */
    private static Set<String> members(Map<String, ?> document) {
        var members = new HashSet<String>(document.keySet());
        members.add("aggregate");
        return members;
    }

    private static @Nullable Body body(Map<String, ?> document) {
        String aggregateId = text(document, "aggregateId");
        Long first = number(document, "first");
        String at = text(document, "at");
        boolean typed = document.get("aggregate") == null || document.get("aggregate") instanceof String;
        if (aggregateId == null || first == null || at == null || !typed) {
            return null;
        }
        List<StoredEvent> events = events(document.get("events"));
        return events == null ? null : new Body(text(document, "aggregate"), aggregateId, first, at, events);
    }

    private static @Nullable List<StoredEvent> events(@Nullable Object list) {
        if (!(list instanceof List<?> entries) || entries.isEmpty()) {
            return null;
        }
        var events = new ArrayList<StoredEvent>();
        for (Object entry : entries) {
            StoredEvent event = entry instanceof Map<?, ?> map ? event(map) : null;
            if (event == null) {
                return null;
            }
            events.add(event);
        }
        return events;
    }

    private static @Nullable StoredEvent event(Map<?, ?> event) {
        String id = text(event, "id");
        String name = text(event, "name");
        String revision = text(event, "revision");
        Long sequence = number(event, "sequence");
        String timestamp = text(event, "timestamp");
        String payload = text(event, "payload");
        String metadata = text(event, "metadata");
        if (id == null || name == null || revision == null || sequence == null) {
            return null;
        }
        return timestamp == null || payload == null || metadata == null || isMore(event)
                ? null
                : new StoredEvent(id, name, revision, sequence, timestamp, payload, metadata);
    }

    private static boolean isMore(Map<?, ?> event) {
        return !event.keySet().equals(EVENT_MEMBERS);
    }

    private static @Nullable String text(Map<?, ?> map, String member) {
        return map.get(member) instanceof String text ? text : null;
    }

    private static @Nullable Long number(Map<?, ?> map, String member) {
        return switch (map.get(member)) {
            case Long number -> number;
            case Integer number -> Long.valueOf(number);
            case null, default -> null;
        };
    }

    private static long nearest(@Nullable Object position) {
        return position instanceof Number number ? (long) Math.floor(number.doubleValue()) : 0;
    }

    private static boolean isHash(@Nullable String text) {
        return text != null && HASH.matcher(text).matches();
    }

    /** What the content hash is over, but for the positions. */
    public record Body(
            @Nullable String aggregate, String aggregateId, long first, String at, List<StoredEvent> events) {

        public Body {
            events = List.copyOf(events);
        }
    }
}
