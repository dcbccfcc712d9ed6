package jp.csirt.incident.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.IncidentNumber;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;
import jp.csirt.incident.domain.profile.ShippedProfile;
import jp.csirt.incident.domain.shared.Personal;
import jp.csirt.incident.platform.eventstore.AggregateIndex;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.MongoEventStorageEngine;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.personal.KeyRing;
import jp.csirt.incident.platform.personal.MasterKey;
import jp.csirt.incident.platform.personal.PersonalTexts;
import jp.csirt.incident.platform.personal.TestStore;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import jp.csirt.incident.platform.view.ViewCollections;
import jp.csirt.incident.read.incidentlist.IncidentListProjection;
import jp.csirt.incident.read.incidentlist.IncidentListStore;
import jp.csirt.incident.read.incidentlist.IncidentListWrites;
import jp.csirt.incident.read.record.IncidentRecords;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

@DisplayName("一覧の投影は、まとめて進む")
class IncidentListBatchTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final IncidentReported REPORTED = (IncidentReported) EventSamples.of("incident-reported");
    private static final ReportReceived RECEIVED = (ReportReceived) EventSamples.of("report-received");
    private static final IncidentErased ERASED = (IncidentErased) EventSamples.of("incident-erased");

    private final Set<UUID> failed = new HashSet<>();
    private final TestStore store;
    private final MongoEventStorageEngine engine;
    private final AnnotationEventHandlerAdapter projection;
    private long handled;

    IncidentListBatchTest(@TempDir Path folder) {
        store = TestStore.open(folder);
        MasterKey master = MasterKey.random();
        NamedEventSerializer serializer = serializer(master);
        var log = new CommitLog(database());
        Await.first(log.createIndexes(), WITHIN);
        engine = MongoEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .log(log)
                .build();
        var views = new ViewCollections(database(), "incident-list", 1, "node", Clock.systemUTC());
        projection = new AnnotationEventHandlerAdapter(new IncidentListProjection(
                new IncidentRecords(log, serializer(master)),
                new AggregateIndex(database()),
                new IncidentListStore(views),
                new IncidentListWrites(views),
                ShippedProfile.SHIME.timetable(Calendars.SHIPPED)));
    }

    /** With a key ring of its own, which knows no key yet. */
    private NamedEventSerializer serializer(MasterKey master) {
        var ring = new KeyRing(database(), master, Clock.systemUTC());
        return new NamedEventSerializer(
                EventCatalogue.names(),
                EventJson::customize,
                new PersonalTexts(ring, Personal.class, PersonalConfiguration::keyOf));
    }

    @AfterEach
    void close() {
        engine.close();
        store.close();
    }

    private MongoDatabase database() {
        return store.database();
    }

    private static UUID id(int n) {
        return new UUID(n * 31L, n);
    }

    private void file(int n) {
        var id = new IncidentId(id(n));
        append(0, new IncidentReported(id, REPORTED.act(), IncidentNumber.of("TEST", 2026, n), REPORTED.report()));
        append(1, new ReportReceived(id, RECEIVED.act(), null));
    }

    private void append(int sequence, IncidentEvent event) {
        engine.appendEvents(
                new GenericDomainEventMessage<>("incident", event.incidentId().toString(), sequence, event));
    }

    /** What the processor does with all that has come since the last time; how many commands it takes. */
    private int handleTheRest() {
        List<TrackedEventMessage<?>> batch = new ArrayList<>();
        var from = handled == 0 ? null : new GlobalSequenceTrackingToken(handled);
        try (Stream<? extends TrackedEventMessage<?>> rest = engine.readEvents(from, false)) {
            rest.forEach(batch::add);
        }
        int before = store.commands();
        var together = new BatchingUnitOfWork<>(batch);
        together.executeWithResult(() -> {
            handle(together.getMessage());
            return null;
        });
        handled = batch.getLast().trackingToken().position().orElseThrow();
        return store.commands() - before;
    }

    private void handle(TrackedEventMessage<?> event) {
        try {
            projection.handle(event);
        } catch (Exception e) {
            failed.add(UUID.fromString(((DomainEventMessage<?>) event).getAggregateIdentifier()));
        }
    }

    private List<UUID> shown() {
        return Await.all(
                Flux.from(database().getCollection("incident-list").find().sort(new Document("number", 1)))
                        .map(row -> UUID.fromString(row.getString("_id"))),
                WITHIN);
    }

    @Test
    @DisplayName("何件の事案の出来事でも、命令の数は同じで、すべてが最後の版で載る")
    void commands_do_not_grow_with_the_batch() {
        IntStream.rangeClosed(1, 40).forEach(this::file);

        assertThat(handleTheRest()).isLessThanOrEqualTo(7);

        assertThat(shown()).containsExactlyElementsOf(ids(1, 40));
        assertThat(Await.all(database().getCollection("incident-list").find(Filters.eq("version", 2L)), WITHIN))
                .hasSize(40);
        handled = 0;
        assertThat(handleTheRest()).as("what is shown is left alone").isLessThanOrEqualTo(3);
        assertThat(failed).isEmpty();
    }

    private static List<UUID> ids(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(IncidentListBatchTest::id)
                .toList();
    }

    @Test
    @DisplayName("読めない事案があっても、失敗するのはその事案の出来事だけ")
    void one_that_cannot_be_read_leaves_the_others_alone() {
        IntStream.rangeClosed(1, 5).forEach(this::file);
        Await.first(
                database()
                        .getCollection("commits")
                        .updateOne(
                                Filters.and(Filters.eq("aggregateId", id(3).toString()), Filters.eq("first", 0)),
                                Updates.set("events.0.payload", "{")),
                WITHIN);

        handleTheRest();

        assertThat(shown()).containsExactly(id(1), id(2), id(4), id(5));
        assertThat(failed).containsExactly(id(3));
    }

    @Test
    @DisplayName("鍵を開けない事案があっても、失敗するのはその事案の出来事だけ")
    void one_whose_key_cannot_be_opened_leaves_the_others_alone() {
        IntStream.rangeClosed(1, 3).forEach(this::file);
        Await.first(
                database()
                        .getCollection("subject-keys")
                        .updateOne(Filters.eq(id(2).toString()), Updates.set("masterKeyId", "another")),
                WITHIN);

        handleTheRest();

        assertThat(shown()).containsExactly(id(1), id(3));
        assertThat(failed).containsExactly(id(2));
    }

    @Test
    @DisplayName("消去された事案は、まとめの中でも載らず、載っていれば消える")
    void an_erased_incident_has_no_row() {
        IntStream.rangeClosed(1, 3).forEach(this::file);
        append(2, erased(1));
        handleTheRest();
        assertThat(shown()).containsExactly(id(2), id(3));

        append(2, erased(3));
        file(4);
        handleTheRest();
        assertThat(shown()).containsExactly(id(2), id(4));
        assertThat(failed).isEmpty();
    }

    private static IncidentErased erased(int n) {
        return new IncidentErased(new IncidentId(id(n)), ERASED.act(), ERASED.method(), ERASED.retainedUntil(), null);
    }
}
