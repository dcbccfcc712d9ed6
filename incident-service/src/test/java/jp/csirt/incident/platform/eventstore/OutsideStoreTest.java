package jp.csirt.incident.platform.eventstore;

import static jp.csirt.incident.platform.eventstore.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jp.csirt.incident.platform.Outage;
import jp.csirt.incident.platform.StoreProcess;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.TestServer;
import jp.csirt.incident.platform.mongo.FaultyProxy;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("別のプロセスのデータベースの不在")
@Timeout(300)
class OutsideStoreTest {

    private static final int WRITERS = 8;
    private static final int ENOUGH = 100;

    /** Longer than the driver waits for an answer on a connection: each refusal takes its patience of 2.5 seconds. */
    private static final int REFUSALS = 5 * WRITERS;

    private static final Duration SOON = Duration.ofSeconds(60);

    private final StoreProcess store;
    private final FaultyProxy line;
    private final MongoClient client;
    private final TestDatabase database;
    private final MongoEventStorageEngine engine;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean enough;

    OutsideStoreTest(@TempDir Path folder) {
        store = StoreProcess.start(folder);
        TestServer server = TestServer.of(store);
        line = new FaultyProxy(server.address());
        client = server.over(line);
        database = new TestDatabase(server, client.getDatabase("outside"));
        engine = Engines.on(database.mongo());
    }

    @AfterEach
    void close() {
        engine.close();
        client.close();
        line.close();
        store.close();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("書く人も読む人も不在を知らされ、戻れば続き、受け付けたものは一度ずつ残る")
    void everybody_is_told_and_goes_on_when_it_is_back(Outage outage) {
        List<Future<?>> writers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            writers = IntStream.range(0, WRITERS)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> write("writer " + writer)))
                    .toList();
            awaitAcknowledged(ENOUGH);

            outage.begin(store, line);
            Awaitility.await().atMost(SOON).until(() -> refused.get() >= REFUSALS);
            int before = acknowledged.size();
            assertThatThrownBy(() -> engine.readEvents("writer 0").asStream().toList())
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> engine.lastSequenceNumberFor("writer 0"))
                    .isInstanceOf(StoreUnavailableException.class);
            outage.end(store, line);

            awaitAcknowledged(before + ENOUGH);
            enough = true;
        } finally {
            enough = true;
        }
        assertThat(writers).allMatch(writer -> writer.state() == Future.State.SUCCESS);
        assertThat(engine.readEvents("writer 0").asStream().toList()).isNotEmpty();
        assertThat(Chain.verify(database)).containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    /** One event after the other; one that is refused is sent again until it is accepted. */
    private void write(String aggregateId) {
        for (int sequence = 0; !enough; sequence++) {
            var event = event(aggregateId, sequence, "a");
            while (!append(event)) {
                refused.incrementAndGet();
            }
            acknowledged.add(event.getIdentifier());
        }
    }

    private boolean append(DomainEventMessage<?> event) {
        try {
            engine.appendEvents(event);
            return true;
        } catch (StoreUnavailableException _) {
            return false;
        }
    }

    private void awaitAcknowledged(int count) {
        Awaitility.await().atMost(SOON).until(() -> acknowledged.size() >= count);
    }
}
