package jp.csirt.incident.read.incidentlist;

import static java.util.stream.Collectors.toMap;

import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.platform.eventstore.AggregateIndex;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.serialization.UnreadableEventException;
import jp.csirt.incident.platform.view.ViewRows;
import jp.csirt.incident.read.record.IncidentRecords;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.UnknownSerializedType;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * 一覧の投影. The first event of a batch makes the rows of all incidents in the batch anew from their own records, so that a few
 * commands serve many events, and repeating or skipping ahead is harmless: a row that already shows a later event stays. Each
 * event then answers for its own incident.
 */
public final class IncidentListProjection implements ViewRows {

    /** Name of the processor and of the view. */
    public static final String NAME = "incident-list";

    /** Of its rows; whoever changes what a row holds counts on, and older stores are built anew at the start. */
    private static final int EDITION = 6;

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final String FAULTS = NAME + "/faults";

    private final IncidentListStore store;
    private final IncidentListWrites writes;
    private final RowMaker rows;

    public IncidentListProjection(
            IncidentRecords records,
            AggregateIndex aggregates,
            IncidentListStore store,
            IncidentListWrites writes,
            StepTimetable timetable) {
        this.store = store;
        this.writes = writes;
        this.rows = new RowMaker(records, aggregates, writes, timetable);
    }

    /** What is to be done until when follows from the profile too, so that another one has rows of another edition. */
    public static int edition(String profileSha256) {
        return EDITION + Integer.parseUnsignedInt(profileSha256, 0, 8, 16);
    }

    @EventHandler(payloadType = IncidentEvent.class)
    void on(DomainEventMessage<?> event, UnitOfWork<?> batch) {
        RuntimeException fault = shown(batch).get(incident(event));
        if (fault != null) {
            throw fault;
        }
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
    public void put(List<String> aggregateIds, MongoCollection<Document> collection) {
        List<IncidentId> ids = aggregateIds.stream()
                .map(id -> new IncidentId(UUID.fromString(id)))
                .toList();
        rows.write(ids, List.of(collection)).values().stream().findFirst().ifPresent(fault -> {
            throw fault;
        });
    }

    /** What kept incidents of the batch from being shown; all others are, up to its end. */
    private Map<IncidentId, RuntimeException> shown(UnitOfWork<?> batch) {
        Map<IncidentId, RuntimeException> faults = batch.getResource(FAULTS);
        if (faults == null) {
            faults = show(
                    batch instanceof BatchingUnitOfWork<?> many ? many.getMessages() : List.of(batch.getMessage()));
            batch.resources().put(FAULTS, faults);
        }
        return faults;
    }

    private Map<IncidentId, RuntimeException> show(List<? extends Message<?>> batch) {
        Map<UUID, Long> positions = batch.stream()
                .filter(event -> IncidentEvent.class.isAssignableFrom(event.getPayloadType()))
                .collect(toMap(event -> incident(event).value(), IncidentListProjection::position, Math::max));
        Set<UUID> behind = Objects.requireNonNull(Await.first(writes.behind(positions), WITHIN));
        return rows.write(
                behind.stream().map(IncidentId::new).toList(),
                Objects.requireNonNull(Await.first(writes.writing(), WITHIN)));
    }

    private static IncidentId incident(Message<?> event) {
        return new IncidentId(UUID.fromString(((DomainEventMessage<?>) event).getAggregateIdentifier()));
    }

    private static long position(Message<?> event) {
        return ((TrackedEventMessage<?>) event).trackingToken().position().orElseThrow();
    }

    @ResetHandler
    void reset() {
        Await.first(writes.clear(), WITHIN);
    }
}
