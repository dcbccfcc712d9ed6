package jp.csirt.incident.read.incidentlist;

import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.Milestone;
import jp.csirt.incident.domain.timetable.OpenLimits;
import jp.csirt.incident.domain.watch.IncidentHistory;
import jp.csirt.incident.domain.watch.OpenMatter;
import jp.csirt.incident.platform.eventstore.AggregateIndex;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import jp.csirt.incident.read.record.FiguresFold;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.IncidentRecords;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Makes 一覧の行 of many incidents from their records, with a number of database commands that does not depend on how many they
 * are. An erased incident has no row; a row that was not there before is looked at again, lest a slow writer bring back what
 * another has removed meanwhile.
 */
final class RowMaker {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final IncidentRecords records;
    private final AggregateIndex aggregates;
    private final IncidentListWrites writes;
    private final StepTimetable timetable;

    RowMaker(IncidentRecords records, AggregateIndex aggregates, IncidentListWrites writes, StepTimetable timetable) {
        this.records = records;
        this.aggregates = aggregates;
        this.writes = writes;
        this.timetable = timetable;
    }

    /**
     * Writes the rows, and waits for it. A fault of one incident leaves the others alone.
     *
     * @return what the row of an incident could not be made for
     * @throws StoreUnavailableException when the database is away, which is nobody's fault
     */
    Map<IncidentId, RuntimeException> write(Collection<IncidentId> ids, List<MongoCollection<Document>> collections) {
        try {
            return together(ids, collections);
        } catch (RuntimeException fault) { // of any of them: which one, shows where each is alone
            if (StoreUnavailableException.isBehind(fault)) {
                throw fault;
            }
            return ids.size() == 1 ? Map.of(ids.iterator().next(), fault) : apart(ids, collections);
        }
    }

    private Map<IncidentId, RuntimeException> apart(
            Collection<IncidentId> ids, List<MongoCollection<Document>> collections) {
        var faults = new HashMap<IncidentId, RuntimeException>();
        ids.forEach(id -> faults.putAll(write(List.of(id), collections)));
        return faults;
    }

    private Map<IncidentId, RuntimeException> together(
            Collection<IncidentId> ids, List<MongoCollection<Document>> collections) {
        var faults = new HashMap<IncidentId, RuntimeException>();
        Collection<IncidentId> left = ids;
        while (!left.isEmpty()) {
            var made = new Made();
            Map<IncidentId, Supplier<IncidentRecord>> stored =
                    Objects.requireNonNull(Await.first(records.stored(left), WITHIN));
            for (IncidentId id : left) {
                RuntimeException fault = make(id, stored.get(id), made);
                if (fault != null) {
                    faults.put(id, fault);
                }
            }
            Await.first(writes.remove(collections, made.erased), WITHIN);
            Set<UUID> inserted = Objects.requireNonNull(Await.first(writes.put(collections, made.rows), WITHIN));
            left = goneOn(made.rows.stream()
                    .filter(row -> inserted.contains(row.item().incidentId()))
                    .toList());
        }
        return faults;
    }

    private @Nullable RuntimeException make(IncidentId id, @Nullable Supplier<IncidentRecord> stored, Made made) {
        if (stored == null) {
            return new IllegalStateException("incident " + id + " has an event but no record");
        }
        try {
            made.add(stored.get(), timetable);
            return null;
        } catch (RuntimeException fault) { // its own: the others have their rows
            return fault;
        }
    }

    /** Those of the rows whose incident has been acted on since they were made. */
    private List<IncidentId> goneOn(List<IncidentListEntry> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> ids =
                rows.stream().map(row -> row.item().incidentId().toString()).toList();
        Map<String, Long> newest = Objects.requireNonNull(Await.first(aggregates.newestSequences(ids), WITHIN));
        return rows.stream()
                .map(IncidentListEntry::item)
                .filter(item -> newest.getOrDefault(item.incidentId().toString(), -1L) >= item.version())
                .map(item -> new IncidentId(item.incidentId()))
                .toList();
    }

    /** What the records make: rows, and incidents that have none. */
    private static final class Made {

        private final List<IncidentListEntry> rows = new ArrayList<>();
        private final List<UUID> erased = new ArrayList<>();

        void add(IncidentRecord record, StepTimetable timetable) {
            if (record.erased()) {
                erased.add(record.id().value());
            } else {
                rows.add(entry(record, timetable));
            }
        }

        private static IncidentListEntry entry(IncidentRecord record, StepTimetable timetable) {
            OpenLimits limits = OpenLimits.of(record.history(), timetable);
            IncidentListItem item = IncidentListItem.of(record, limits);
            return new IncidentListEntry(
                    item,
                    limits.unknown(),
                    item.milestone() != Milestone.CLOSED || isLeftOpen(record, timetable),
                    record.scope(),
                    SearchText.of(record),
                    FiguresFold.of(record),
                    record.position());
        }

        /** After it was closed: a measure that was carried over, an erasure that was applied for. */
        private static boolean isLeftOpen(IncidentRecord record, StepTimetable timetable) {
            return !OpenMatter.of(new IncidentHistory(record.facts(), Set.of()), timetable)
                    .isEmpty();
        }
    }
}
