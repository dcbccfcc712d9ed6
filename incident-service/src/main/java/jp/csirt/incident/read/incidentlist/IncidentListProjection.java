package jp.csirt.incident.read.incidentlist;

import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.timetable.OpenLimits;
import jp.csirt.incident.platform.eventstore.AggregateIndex;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.serialization.UnreadableEventException;
import jp.csirt.incident.platform.view.ViewRows;
import jp.csirt.incident.read.record.FiguresFold;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.IncidentRecords;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.UnknownSerializedType;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * 一覧の投影. Each event makes its incident's row anew from the incident's own record, so that repeating or skipping ahead is
 * harmless: a row that already shows a later event stays. An erased incident has no row; a row that was not there before is
 * looked at again, lest a slow writer bring back what another has removed meanwhile.
 */
public final class IncidentListProjection implements ViewRows {

    /** Name of the processor and of the view. */
    public static final String NAME = "incident-list";

    /** Of its rows; whoever changes what a row holds counts on, and older stores are built anew at the start. */
    public static final int EDITION = 3;

    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final IncidentRecords records;
    private final AggregateIndex aggregates;
    private final IncidentListStore store;
    private final StepTimetable timetable;

    public IncidentListProjection(
            IncidentRecords records, AggregateIndex aggregates, IncidentListStore store, StepTimetable timetable) {
        this.records = records;
        this.aggregates = aggregates;
        this.store = store;
        this.timetable = timetable;
    }

    @EventHandler
    void on(IncidentEvent event, TrackingToken token) {
        long position = token.position().orElseThrow();
        if (Boolean.TRUE.equals(Await.first(store.shows(event.incidentId().value(), position), WITHIN))) {
            return;
        }
        show(event.incidentId(), Objects.requireNonNull(Await.first(store.writing(), WITHIN)));
    }

    /** Waits as a dead letter, and its incident's later events behind it, until a version knows it. */
    @EventHandler
    @SuppressWarnings("DoNotCallSuggester") // only Axon calls it
    void on(UnknownSerializedType unknown) {
        throw new UnreadableEventException(
                "event '%s' is not known".formatted(unknown.serializedType().getName()));
    }

    @Override
    public Mono<Void> prepare(MongoCollection<Document> collection) {
        return store.createIndexes(collection);
    }

    @Override
    public void put(String aggregateId, MongoCollection<Document> collection) {
        show(new IncidentId(UUID.fromString(aggregateId)), List.of(collection));
    }

    private void show(IncidentId id, List<MongoCollection<Document>> collections) {
        IncidentRecord record = record(id);
        while (!record.erased() && isNew(record, collections) && hasGoneOn(record)) {
            record = record(id);
        }
        if (record.erased()) {
            Await.first(store.remove(collections, id.value()), WITHIN);
        }
    }

    private boolean isNew(IncidentRecord record, List<MongoCollection<Document>> collections) {
        return Boolean.TRUE.equals(Await.first(store.put(collections, entry(record)), WITHIN));
    }

    private boolean hasGoneOn(IncidentRecord record) {
        Long newest = Await.first(aggregates.newestSequence(record.id().toString()), WITHIN);
        return newest != null && newest >= record.version();
    }

    private IncidentRecord record(IncidentId id) {
        IncidentRecord record = Await.first(records.find(id), WITHIN);
        if (record == null) {
            throw new IllegalStateException("incident " + id + " has an event but no record");
        }
        return record;
    }

    @ResetHandler
    void reset() {
        Await.first(store.clear(), WITHIN);
    }

    private IncidentListEntry entry(IncidentRecord record) {
        OpenLimits limits = OpenLimits.of(record.history(), timetable);
        return new IncidentListEntry(
                IncidentListItem.of(record, limits),
                limits.unknown(),
                record.scope(),
                SearchText.of(record),
                FiguresFold.of(record),
                record.position());
    }
}
