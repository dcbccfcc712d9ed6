package jp.csirt.incident.platform.eventstore;

import static jp.csirt.incident.platform.eventstore.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.TestServer;
import jp.csirt.incident.platform.mongo.FaultyProxy;
import jp.csirt.incident.platform.mongo.FaultyProxy.Fault;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("競合と障害の重なり")
@ExtendWith(EmbeddedServer.class)
@Timeout(300)
class EngineSoakTest {

    private static final List<Fault> FAULTS = List.of(Fault.values());
    private static final int WRITERS = 12;
    private static final int AGGREGATES = 8;
    private static final int TRIES = 15;
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final TestDatabase database;

    EngineSoakTest(TestDatabase database) {
        this.database = database;
    }

    /** Two nodes, each behind a bad line of its own; writers of both change the same aggregates. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    @DisplayName("二台が悪い回線で同じ集約に書いても、受け付けたものは一度ずつ残る")
    void two_nodes_on_bad_lines_leave_one_valid_chain(long seed) {
        try (var one = new Node(database, seed);
                var two = new Node(database, seed + 100)) {
            List<Node> nodes = List.of(one, two);
            List<Future<?>> writers;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                writers = IntStream.range(0, WRITERS)
                        .<Future<?>>mapToObj(writer -> threads.submit(
                                () -> change(nodes.get(writer % 2).engine, new Random(seed + writer), writer)))
                        .toList();
            }

            assertThat(writers).allMatch(writer -> writer.state() == Future.State.SUCCESS);
            assertThat(one.proxy.faults() + two.proxy.faults()).isPositive();
        }
        assertThat(acknowledged).isNotEmpty();
        assertThat(Chain.verify(database)).containsAll(acknowledged);
    }

    private void change(MongoEventStorageEngine engine, Random random, int writer) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            String aggregate = "i-" + random.nextInt(AGGREGATES);
            try {
                long next = engine.lastSequenceNumberFor(aggregate).orElse(-1L) + 1;
                var first = event(aggregate, next, "writer " + writer + ", attempt " + attempt);
                var second = event(aggregate, next + 1, "writer " + writer + ", attempt " + attempt);
                engine.appendEvents(first, second);
                acknowledged.addAll(List.of(first.getIdentifier(), second.getIdentifier()));
            } catch (AggregateStreamCreationException | ConcurrencyException | StoreUnavailableException _) {
                // another one won, or the line is bad: the next attempt reads anew
            }
        }
    }

    /** An engine behind a proxy that lets every fourth insert fail in one way or another. */
    private static final class Node implements AutoCloseable {

        private final FaultyProxy proxy;
        private final MongoClient client;
        private final MongoEventStorageEngine engine;

        Node(TestDatabase database, long seed) {
            proxy = new FaultyProxy(database.server());
            client = TestServer.client(proxy.port());
            engine = Engines.builder(client.getDatabase(database.mongo().getName()))
                    .patience(PATIENCE)
                    .build();
            var random = new Random(seed);
            proxy.onInsert(_ -> random.nextInt(4) > 0 ? Fault.NONE : FAULTS.get(random.nextInt(FAULTS.size())));
        }

        @Override
        public void close() {
            proxy.release();
            engine.close();
            client.close();
            proxy.close();
        }
    }
}
