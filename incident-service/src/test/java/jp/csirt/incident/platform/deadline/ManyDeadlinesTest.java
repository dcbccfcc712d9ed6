package jp.csirt.incident.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.eventstore.Rfc3339;
import jp.csirt.incident.platform.mongo.Await;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What many deadlines cost; that a question of this form reads only what it gives is the store's own test. */
@DisplayName("多数の期限")
@ExtendWith(EmbeddedServer.class)
class ManyDeadlinesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final Duration SOON = Duration.ofMinutes(30);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final int AT_ONCE = 5000;
    private static final int OPEN = 100_000;
    private static final int PAGE = 200;

    private final MovableClock clock = new MovableClock(NOW);
    private final Ledger ledger = new Ledger();
    private final List<BsonDocument> asked = new CopyOnWriteArrayList<>();
    private final List<Integer> given = new CopyOnWriteArrayList<>();
    private final TestDatabase database;
    private final MongoClient client;
    private final DeadlineStore store;
    private final MongoDeadlineManager manager;

    ManyDeadlinesTest(TestDatabase database) {
        this.database = database;
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(database.uri()))
                .addCommandListener(new Questions())
                .build());
        store = new DeadlineStore(client.getDatabase(database.mongo().getName()));
        store.createIndexes();
        manager = new MongoDeadlineManager(store, Jackson3Serializer.builder().build(), clock, Map.of());
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    @DisplayName("同じ時刻に落ちる五千件は、一件も欠けず、重なりもせずに届く")
    void five_thousand_at_the_same_moment_fire_once_each() {
        IntStream.range(0, AT_ONCE)
                .parallel()
                .forEach(i -> manager.schedule(
                        NOW.plus(SOON), "mark", null, new SagaScopeDescriptor("escalation", "saga-" + i)));
        assertThat(store.open()).isEqualTo(AT_ONCE);
        try (var firing = new DeadlineFiring(store, manager, ledger, clock, Clock.systemUTC())) {
            firing.start();
            clock.move(SOON);
            await().atMost(PATIENCE).until(() -> store.open() == 0);
            assertThat(firing.late()).isZero();
        }

        assertThat(ledger.told())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, AT_ONCE)
                        .mapToObj(i -> "saga-" + i + ":mark")
                        .toList());
    }

    @Test
    @DisplayName("待つものが十万件あっても、尋ねるのは時の来たものだけで、索引の順に頁ごとである")
    void a_hundred_thousand_that_wait_are_not_read() {
        IntStream.range(0, OPEN / 1000).forEach(this::fill);
        IntStream.range(0, PAGE + 1)
                .forEach(i -> manager.schedule(
                        NOW.plus(SOON), "mark", null, new SagaScopeDescriptor("escalation", "saga-" + i)));
        clock.move(SOON);
        asked.clear();
        given.clear();
        try (var firing = new DeadlineFiring(store, manager, ledger, clock, Clock.systemUTC())) {
            firing.start();
            await().atMost(PATIENCE).until(() -> ledger.entries.size() == PAGE + 1);
        }

        assertThat(store.open()).isEqualTo(OPEN);
        assertThat(asked).isNotEmpty().allSatisfy(question -> {
            assertThat(question.getDocument("sort").toJson()).isEqualTo("{\"state\": 1, \"at\": 1, \"_id\": 1}");
            assertThat(question.get("limit")).isEqualTo(new BsonInt32(PAGE));
            assertThat(question.getDocument("filter").toJson())
                    .contains("{\"state\": \"OPEN\"}", "{\"at\": {\"$lte\": \"" + Rfc3339.format(clock.instant()));
        });
        assertThat(given.stream().mapToInt(Integer::intValue).sum()).isLessThan(3 * PAGE);
        assertThat(Await.all(database.collection("deadlines").listIndexes(), WITHIN))
                .extracting(index -> index.get("key", Document.class).toJson())
                .contains("{\"state\": 1, \"at\": 1, \"_id\": 1}", "{\"name\": 1, \"scope\": 1}");
    }

    private void fill(int thousand) {
        Instant later = NOW.plus(Duration.ofDays(1)).plusSeconds(thousand);
        Await.first(
                database.collection("deadlines")
                        .insertMany(IntStream.range(0, 1000)
                                .mapToObj(i -> new Document("_id", thousand + "-" + i)
                                        .append("name", "mark")
                                        .append("scope", "saga/escalation/" + thousand + "-" + i)
                                        .append("at", Rfc3339.format(later.plusMillis(i)))
                                        .append("state", "OPEN"))
                                .toList()),
                WITHIN);
    }

    /** Keeps the questions for what is due, and how many documents each was answered with. */
    private final class Questions implements CommandListener {

        private volatile int page = -1;

        @Override
        public void commandStarted(CommandStartedEvent started) {
            if (started.getCommandName().equals("find") && started.getCommand().containsKey("sort")) {
                asked.add(started.getCommand().clone());
                page = started.getRequestId();
            }
        }

        @Override
        public void commandSucceeded(CommandSucceededEvent succeeded) {
            if (succeeded.getRequestId() == page) {
                given.add(succeeded
                        .getResponse()
                        .getDocument("cursor")
                        .getArray("firstBatch")
                        .size());
            }
        }
    }
}
