package jp.csirt.incident.read.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.watch.IncidentWatch;
import jp.csirt.incident.domain.watch.NotificationRequested;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.StoredCommit;
import jp.csirt.incident.platform.eventstore.StoredEvent;
import jp.csirt.incident.platform.personal.SubjectKeys;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import reactor.core.publisher.Mono;

/** Reads from the log what was asked of whom about one incident: its second stream, which no version counts. */
public final class WatchRecords {

    private final CommitLog log;
    private final NamedEventSerializer serializer;

    public WatchRecords(CommitLog log, NamedEventSerializer serializer) {
        this.log = log;
        this.serializer = serializer;
    }

    /** The notifications, oldest first; none when nobody was told anything yet. */
    public Mono<List<RecordedNotification>> find(IncidentId id) {
        return log.aggregate(IncidentWatch.idOf(id))
                .filter(commit -> IncidentWatch.TYPE.equals(commit.aggregate()))
                .concatMapIterable(this::recorded)
                .collectList();
    }

    private List<RecordedNotification> recorded(StoredCommit commit) {
        var notifications = new ArrayList<RecordedNotification>();
        long position = commit.position();
        for (StoredEvent event : commit.events()) {
            notifications.add(recorded(position++, event));
        }
        return notifications;
    }

    /** It has no personal texts, so no key is asked for. */
    private RecordedNotification recorded(long position, StoredEvent stored) {
        return new RecordedNotification(
                position, stored.id(), stored.name(), Instant.parse(stored.timestamp()), (NotificationRequested)
                        serializer.read(stored.name(), stored.revision(), stored.payload(), SubjectKeys.DESTROYED));
    }
}
