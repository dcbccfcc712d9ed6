package jp.csirt.incident.read.record;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
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

    /**
     * Those there are of several incidents, with one question however many they are. Each is read when it is asked for,
     * because one that cannot be read is no fault of the others.
     */
    public Mono<Map<IncidentId, Supplier<WatchRecord>>> stored(Collection<IncidentId> ids) {
        Map<String, IncidentId> known = ids.stream().collect(toMap(IncidentWatch::idOf, id -> id));
        return log.aggregates(List.copyOf(known.keySet()))
                .filter(commit -> IncidentWatch.TYPE.equals(commit.aggregate()))
                .collect(groupingBy(
                        commit -> Objects.requireNonNull(known.get(commit.aggregateId())),
                        collectingAndThen(toList(), own -> () -> record(own))));
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
