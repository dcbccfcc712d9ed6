package jp.csirt.incident.platform.eventstore;

import static jp.csirt.incident.platform.eventstore.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.TestServer;
import jp.csirt.incident.platform.mongo.FaultyProxy;
import jp.csirt.incident.platform.mongo.FaultyProxy.Fault;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("通信の障害")
@ExtendWith(EmbeddedServer.class)
@Timeout(300)
class EngineFaultsTest {

    private static final int WRITERS = 8;
    private static final int COMMITS = 15;

    /** Half of it is waited for an answer; the rest must do for reading back, also on a busy machine. */
    private static final Duration HASTY = Duration.ofSeconds(10);

    /** More than any fault here takes that does not hold an answer back. */
    private static final Duration PATIENT = Duration.ofSeconds(60);

    private final TestDatabase database;
    private final FaultyProxy proxy;
    private final MongoClient client;
    private final MongoEventStorageEngine engine;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    EngineFaultsTest(TestDatabase database) {
        this.database = database;
        this.proxy = new FaultyProxy(database.server());
        this.client = TestServer.client(proxy.port());
        this.engine = engine(Duration.ofMillis(2500));
        append("before the fault");
    }

    @AfterEach
    void close() {
        proxy.release();
        engine.close();
        client.close();
        proxy.close();
    }

    @Test
    @DisplayName("書かれた後に返事が失われても、一度だけ残り、成功と答える")
    void an_answer_lost_after_the_write_is_found_by_reading_back() {
        try (var patient = engine(PATIENT)) {
            proxy.onInsert(n -> n % 4 == 0 ? Fault.DROP_ANSWER : Fault.NONE);

            assertThat(appendFromAll(patient)).isEqualTo(WRITERS * COMMITS);

            assertWholeAfter(patient);
        }
    }

    @Test
    @DisplayName("届く前に接続が切れても、書き直して一度だけ残る")
    void a_request_lost_before_the_write_is_written_again() {
        try (var patient = engine(PATIENT)) {
            proxy.onInsert(n -> n % 4 == 0 ? Fault.CUT_BEFORE : Fault.NONE);

            assertThat(appendFromAll(patient)).isEqualTo(WRITERS * COMMITS);

            assertWholeAfter(patient);
        }
    }

    @Test
    @DisplayName("返事が遅れても、待つうちに読み直して成功と答える")
    void a_late_answer_is_replaced_by_reading_back() {
        try (var hasty = engine(HASTY)) {
            proxy.onInsert(n -> n % 10 == 0 ? Fault.HOLD_ANSWER : Fault.NONE);

            assertThat(appendFromAll(hasty)).isEqualTo(WRITERS * COMMITS);

            assertWholeAfter(hasty);
        }
    }

    @Test
    @DisplayName("諦められた要求が後から届いても、二度は残らない")
    void a_request_that_arrives_late_is_not_stored_twice() {
        try (var hasty = engine(HASTY)) {
            proxy.onInsert(n -> n % 10 == 0 ? Fault.HOLD_REQUEST : Fault.NONE);

            assertThat(appendFromAll(hasty)).isEqualTo(WRITERS * COMMITS);

            assertWholeAfter(hasty);
        }
    }

    @Test
    @DisplayName("停止中は書けないと答え、戻れば再起動なしで書ける")
    void a_store_that_is_down_is_told_and_comes_back() {
        proxy.down();
        assertThatThrownBy(() -> engine.appendEvents(event("down", 0, "a")))
                .isInstanceOf(StoreUnavailableException.class);

        proxy.up();
        await().until(() -> append("after the fault"));
        assertWholeAfter(engine);
    }

    @Test
    @DisplayName("停止と復旧を繰り返しても、受け付けたものはすべて一度ずつ残る")
    void every_acknowledged_commit_survives_stores_going_and_coming() {
        proxy.onInsert(n -> switch (n % 7) {
            case 2 -> Fault.DROP_ANSWER;
            case 4 -> Fault.CUT_BEFORE;
            case 5 -> {
                proxy.down();
                proxy.up();
                yield Fault.NONE;
            }
            default -> Fault.NONE;
        });

        appendFromAll(engine);

        assertWholeAfter(engine);
    }

    @Test
    @DisplayName("行列が一杯なら、待たせずに断る")
    void a_full_queue_refuses() {
        proxy.onInsert(_ -> Fault.HOLD_ANSWER);
        assertThat(refusedAsFull(2 * Appender.QUEUE, "a")).isPositive();
        assertWholeAfter(engine);
    }

    @Test
    @DisplayName("待つ分量が多すぎれば、待たせずに断る")
    void too_many_bytes_that_wait_are_refused() {
        proxy.onInsert(_ -> Fault.HOLD_ANSWER);

        assertThat(refusedAsFull(4, "x".repeat(12 << 20))).isBetween(2L, 3L);

        assertWholeAfter(engine);
    }

    private MongoEventStorageEngine engine(Duration patience) {
        return Engines.builder(client.getDatabase(database.mongo().getName()))
                .patience(patience)
                .build();
    }

    /** How many commits of all writers were acknowledged, each on an aggregate of its own. */
    private int appendFromAll(MongoEventStorageEngine to) {
        int before = acknowledged.size();
        List<Future<Long>> writers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> threads.submit(() -> IntStream.range(0, COMMITS)
                            .filter(commit -> append(to, "writer " + writer + ", commit " + commit))
                            .count()))
                    .toList();
        }
        assertThat(writers).allMatch(writer -> writer.state() == Future.State.SUCCESS);
        assertThat(proxy.faults()).isPositive();
        return acknowledged.size() - before;
    }

    /** How many of many writers were refused because there was no room for them. */
    private long refusedAsFull(int writers, String payload) {
        List<Future<Boolean>> refused;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            refused = IntStream.range(0, writers)
                    .mapToObj(i -> threads.submit(() -> isRefusedAsFull(event("full " + i, 0, payload))))
                    .toList();
        }
        return refused.stream().filter(Future::resultNow).count();
    }

    private boolean isRefusedAsFull(DomainEventMessage<?> event) {
        try {
            engine.appendEvents(event);
            return false;
        } catch (StoreUnavailableException e) {
            return String.valueOf(e.getMessage()).contains("more to write than it can take");
        }
    }

    private boolean append(String aggregateId) {
        return append(engine, aggregateId);
    }

    private boolean append(MongoEventStorageEngine to, String aggregateId) {
        var event = event(aggregateId, 0, "a");
        try {
            to.appendEvents(event);
            return acknowledged.add(event.getIdentifier());
        } catch (StoreUnavailableException _) {
            return false;
        }
    }

    /** The engine goes on, all that it acknowledged is there, all that is there is there once. */
    private void assertWholeAfter(MongoEventStorageEngine after) {
        proxy.onInsert(_ -> Fault.NONE);
        proxy.release();
        await() // a hasty one may still give up while the store works off what was held
                .atMost(PATIENT)
                .until(() -> append(after, "after all faults " + UUID.randomUUID()));
        assertThat(Chain.verify(database)).containsAll(acknowledged);
    }
}
