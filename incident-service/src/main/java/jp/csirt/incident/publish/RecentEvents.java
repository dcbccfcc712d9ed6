package jp.csirt.incident.publish;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.publish.IntegrationFeed.Entry;

/**
 * The newest events, one for each position, shared by all who are near the head.
 *
 * @param from position before the first of them
 */
record RecentEvents(long from, List<Entry> events) {

    private static final int KEPT = 1024;

    RecentEvents {
        events = List.copyOf(events);
    }

    /** None, up to that position. */
    static RecentEvents none(long position) {
        return new RecentEvents(position, List.of());
    }

    /** Position of the newest. */
    long end() {
        return from + events.size();
    }

    RecentEvents plus(List<Entry> page) {
        List<Entry> all = Stream.concat(events.stream(), page.stream()).toList();
        int over = Math.max(0, all.size() - KEPT);
        return new RecentEvents(from + over, all.subList(over, all.size()));
    }

    /** At most so many after the position; none when that is not among them. */
    List<Entry> after(long position, int limit) {
        if (position < from || position >= end()) {
            return List.of();
        }
        int first = Math.toIntExact(position - from);
        return events.subList(first, Math.min(events.size(), first + limit));
    }
}
