package jp.csirt.incident.read.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.watch.IncidentWatch;
import jp.csirt.incident.domain.watch.NotificationReceiptRecorded;
import jp.csirt.incident.domain.watch.NotificationRequested;
import jp.csirt.incident.domain.watch.WatchEvent;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.StoredCommit;
import jp.csirt.incident.platform.eventstore.StoredEvent;
import jp.csirt.incident.platform.personal.SubjectKeys;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads from the log what was asked of whom about one incident, and what became of it: its second stream. */
public final class WatchRecords {

    private final CommitLog log;
    private final NamedEventSerializer serializer;

    public WatchRecords(CommitLog log, NamedEventSerializer serializer) {
        this.log = log;
        this.serializer = serializer;
    }

    /** Its stream; empty when nobody was told anything yet. */
    public Mono<WatchRecord> find(IncidentId id) {
        return log.aggregate(IncidentWatch.idOf(id))
                .filter(commit -> IncidentWatch.TYPE.equals(commit.aggregate()))
                .collectList()
                .map(this::record);
    }

    /** Those of several incidents, with one question however many they are. */
    public Flux<WatchRecord> find(Collection<IncidentId> ids) {
        return log.aggregates(ids.stream().map(IncidentWatch::idOf).toList())
                .filter(commit -> IncidentWatch.TYPE.equals(commit.aggregate()))
                .bufferUntilChanged(StoredCommit::aggregateId)
                .map(this::record);
    }

    private WatchRecord record(List<StoredCommit> commits) {
        var asked = new ArrayList<RecordedNotification>();
        var receipts = new ArrayList<RecordedReceipt>();
        for (StoredCommit commit : commits) {
            long position = commit.position();
            for (StoredEvent stored : commit.events()) {
                Instant at = Instant.parse(stored.timestamp());
                switch (read(stored)) {
                    case NotificationRequested event ->
                        asked.add(new RecordedNotification(position, stored.id(), stored.name(), at, event));
                    case NotificationReceiptRecorded event ->
                        receipts.add(new RecordedReceipt(position, stored.id(), stored.name(), at, event));
                }
                position++;
            }
        }
        return new WatchRecord(asked, receipts);
    }

    /** It has no personal texts, so no key is asked for. */
    private WatchEvent read(StoredEvent stored) {
        return (WatchEvent) serializer.read(stored.name(), stored.revision(), stored.payload(), SubjectKeys.DESTROYED);
    }
}
