package jp.csirt.incident.read.record;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.StoredCommit;
import jp.csirt.incident.platform.eventstore.StoredEvent;
import jp.csirt.incident.platform.personal.SubjectKeys;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import reactor.core.publisher.Mono;

/** Reads one incident from the log. There is no copy to fall behind or to be altered. */
public final class IncidentRecords {

    private final CommitLog log;
    private final NamedEventSerializer serializer;

    public IncidentRecords(CommitLog log, NamedEventSerializer serializer) {
        this.log = log;
        this.serializer = serializer;
    }

    /** The incident's record; empty when there is no such incident. */
    public Mono<IncidentRecord> find(IncidentId id) {
        return find(id, Long.MAX_VALUE);
    }

    /** The record as it was at that position; empty when the incident was not yet reported. */
    public Mono<IncidentRecord> find(IncidentId id, long position) {
        return log.aggregate(id.toString())
                .filter(commit -> isOfIncident(commit) && commit.last() <= position)
                .collectList()
                .filter(commits -> !commits.isEmpty())
                .flatMap(commits -> serializer.keysOf(payloads(commits)).map(keys -> shown(commits, keys)));
    }

    /**
     * The records there are of several incidents, with two questions however many they are. Each is read when it is asked
     * for, because one that cannot be read is no fault of the others.
     */
    public Mono<Map<IncidentId, Supplier<IncidentRecord>>> stored(Collection<IncidentId> ids) {
        return log.aggregates(ids.stream().map(IncidentId::toString).toList())
                .filter(IncidentRecords::isOfIncident)
                .collectList()
                .flatMap(commits -> serializer.keysOf(payloads(commits)).map(keys -> stored(commits, keys)));
    }

    private Map<IncidentId, Supplier<IncidentRecord>> stored(List<StoredCommit> commits, SubjectKeys keys) {
        return commits.stream()
                .collect(groupingBy(
                        commit -> new IncidentId(UUID.fromString(commit.aggregateId())),
                        collectingAndThen(toList(), own -> () -> shown(own, keys))));
    }

    private static boolean isOfIncident(StoredCommit commit) {
        return "incident".equals(commit.aggregate());
    }

    /** That it is erased counts from when it is recorded, not from when its key is gone, here and on every node. */
    private IncidentRecord shown(List<StoredCommit> commits, SubjectKeys keys) {
        var id = new IncidentId(UUID.fromString(commits.getFirst().aggregateId()));
        IncidentRecord record = record(id, commits, keys);
        return record.erased() ? record(id, commits, SubjectKeys.DESTROYED) : record;
    }

    private static List<String> payloads(List<StoredCommit> commits) {
        return commits.stream()
                .flatMap(commit -> commit.events().stream())
                .map(StoredEvent::payload)
                .toList();
    }

    private IncidentRecord record(IncidentId id, List<StoredCommit> commits, SubjectKeys keys) {
        var events = new ArrayList<RecordedEvent>();
        for (StoredCommit commit : commits) {
            long position = commit.position();
            for (StoredEvent event : commit.events()) {
                events.add(recorded(position++, event, keys));
            }
        }
        StoredCommit newest = commits.getLast();
        int filed = commits.getFirst().events().size();
        return new IncidentRecord(id, events, filed, newest.last(), newest.hash());
    }

    private RecordedEvent recorded(long position, StoredEvent stored, SubjectKeys keys) {
        return new RecordedEvent(
                position,
                stored.id(),
                stored.name(),
                Instant.parse(stored.timestamp()),
                serializer.readMetaData(stored.metadata()),
                (IncidentEvent) serializer.read(stored.name(), stored.revision(), stored.payload(), keys));
    }
}
