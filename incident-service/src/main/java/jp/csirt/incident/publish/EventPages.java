package jp.csirt.incident.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.StoredCommit;
import jp.csirt.incident.platform.eventstore.StoredEvent;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.serialization.UnreadableEventException;
import jp.csirt.incident.publish.IntegrationFeed.Entry;
import jp.csirt.incident.publish.IntegrationFeed.Unreadable;
import org.jspecify.annotations.Nullable;

/** The log as public events, with a mark where one cannot be read, a bounded number at a time. Waits for the database, so not for event loops. */
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

    /** At most so many entries after the position, in order and without gap; none only at the head. */
    List<Entry> after(long position, int limit) {
        List<Entry> all = new ArrayList<>();
        List<Entry> page = after(position);
        while (!page.isEmpty() && all.size() < limit) {
            all.addAll(page.subList(0, Math.min(page.size(), limit - all.size())));
            page = all.size() < limit ? after(all.getLast().position()) : List.of();
        }
        return List.copyOf(all);
    }

    /** Some entries after the position; none only at the head. */
    List<Entry> after(long position) {
        List<Entry> page = new ArrayList<>();
        for (StoredCommit commit : Await.all(log.page(position), WITHIN)) {
            long at = commit.position();
            for (StoredEvent event : commit.events()) {
                if (at > position) {
                    page.add(entry(at, commit, event));
                }
                at++;
            }
        }
        return page;
    }

    private Entry entry(long position, StoredCommit commit, StoredEvent event) {
        try {
            return translator.translate(position, event);
        } catch (UnreadableEventException e) {
            return new Unreadable(position, incident(commit), String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable IncidentId incident(StoredCommit commit) {
        return "incident".equals(commit.aggregate()) ? new IncidentId(UUID.fromString(commit.aggregateId())) : null;
    }
}
