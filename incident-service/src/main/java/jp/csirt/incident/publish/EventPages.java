package jp.csirt.incident.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.StoredCommit;
import jp.csirt.incident.platform.eventstore.StoredEvent;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.serialization.UnreadableEventException;
import jp.csirt.incident.publish.IntegrationFeed.Event;

/** The log as public events, a bounded number at a time. Waits for the database, so not for event loops. */
final class EventPages {

    private static final Duration WITHIN = Duration.ofSeconds(2);

    private final CommitLog log;
    private final IntegrationEventTranslator translator;

    EventPages(CommitLog log, IntegrationEventTranslator translator) {
        this.log = log;
        this.translator = translator;
    }

    /** Position of the newest event. */
    long head() {
        return Objects.requireNonNull(Await.first(log.head(), WITHIN)).last();
    }

    /** At most so many events after the position, in order and without gap; none only at the head. */
    List<Event> after(long position, int limit) {
        List<Event> all = new ArrayList<>();
        List<Event> page = after(position);
        while (!page.isEmpty() && all.size() < limit) {
            all.addAll(page.subList(0, Math.min(page.size(), limit - all.size())));
            page = all.size() < limit ? readable(all.getLast().position()) : List.of();
        }
        return List.copyOf(all);
    }

    /**
     * Some events after the position; none only at the head.
     *
     * @throws UnreadableEventException when the very next event cannot be read; before it the page ends
     */
    List<Event> after(long position) {
        List<Event> page = new ArrayList<>();
        for (StoredCommit commit : Await.all(log.page(position), WITHIN)) {
            long at = commit.position();
            for (StoredEvent event : commit.events()) {
                if (at > position) {
                    try {
                        page.add(translator.translate(at, event));
                    } catch (UnreadableEventException e) {
                        if (page.isEmpty()) {
                            throw e;
                        }
                        return page;
                    }
                }
                at++;
            }
        }
        return page;
    }

    /** What was read before an unreadable event is not lost with it. */
    private List<Event> readable(long position) {
        try {
            return after(position);
        } catch (UnreadableEventException _) {
            return List.of();
        }
    }
}
