package jp.csirt.incident.platform.eventstore;

import static jp.csirt.incident.platform.eventstore.Events.event;
import static jp.csirt.incident.platform.eventstore.Events.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@DisplayName("追記の競合")
@ExtendWith(EmbeddedServer.class)
@Timeout(300)
class EngineRacesTest {

    private static final Logger LOG = LoggerFactory.getLogger(EngineRacesTest.class);

    private final TestDatabase database;
    private final MongoEventStorageEngine engine;
    private final MongoEventStorageEngine other;

    EngineRacesTest(TestDatabase database) {
        this.database = database;
        this.engine = Engines.on(database.mongo());
        this.other = Engines.on(database.mongo());
    }

    @AfterEach
    void close() {
        engine.close();
        other.close();
    }

    @Test
    @DisplayName("一つの集約に8人が書くと、番号ごとに一人だけが勝つ")
    void one_writer_wins_each_sequence_of_an_aggregate() throws Exception {
        assertThat(winners(List.of(engine))).hasSize(20).allMatch(winners -> winners == 1);
        assertThat(Chain.verify(database)).hasSize(20);
    }

    @Test
    @DisplayName("二台が一つの集約に書いても、番号ごとに一人だけが勝つ")
    void one_writer_on_two_engines_wins_each_sequence_of_an_aggregate() throws Exception {
        assertThat(winners(List.of(engine, other))).hasSize(20).allMatch(winners -> winners == 1);
        assertThat(Chain.verify(database)).hasSize(20);
    }

    @Test
    @DisplayName("64人が別々の集約に書くと、すべてが残る")
    void many_writers_on_many_aggregates_lose_nothing() throws Exception {
        long rate = appendFrom(List.of(engine), 64, 30);

        LOG.info("one engine, 64 writers: {} commits per second", rate);
        assertThat(Chain.verify(database)).hasSize(64 * 30 * 2);
    }

    @Test
    @DisplayName("二台が同時に書いても、隙間も重複もなく、片方が飢えない")
    void two_engines_at_once_leave_one_valid_chain() throws Exception {
        long rate = appendFrom(List.of(engine, other), 64, 30);

        LOG.info("two engines, 64 writers: {} commits per second", rate);
        assertThat(Chain.verify(database)).hasSize(64 * 30 * 2);
        List<Document> earlier = database.all("commits").subList(0, 64 * 15);
        long ofTheFirst = earlier.stream()
                .filter(commit ->
                        Integer.parseInt(commit.getString("aggregateId").substring(2)) % 2 == 0)
                .count();
        assertThat(ofTheFirst)
                .as("the share of the first engine in the first half")
                .isBetween(64L, 64L * 14);
    }

    @Test
    @DisplayName("停止は待つ人に答え、その後の追記を断る")
    void closing_answers_everybody() throws Exception {
        List<Callable<Boolean>> writers = IntStream.range(0, 64)
                .<Callable<Boolean>>mapToObj(i -> () -> accepted(engine, event("i-" + i, 0, "a")))
                .toList();
        List<Future<Boolean>> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = writers.stream().map(threads::submit).toList();
            engine.close();
        }

        long accepted = 0;
        for (Future<Boolean> answer : answers) {
            accepted += answer.get() ? 1 : 0;
        }
        assertThat(Chain.verify(database)).hasSize((int) accepted);
        assertThatThrownBy(() -> engine.appendEvents(event("late", 0, "a")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("stopping");
    }

    /** How many of 8 writers won each of 20 sequences. */
    private static List<Long> winners(List<MongoEventStorageEngine> engines) throws Exception {
        List<Long> winners = new ArrayList<>();
        for (int sequence = 0; sequence < 20; sequence++) {
            int wanted = sequence;
            winners.add(atOnce(IntStream.range(0, 8)
                            .<Callable<Boolean>>mapToObj(writer -> () -> accepted(
                                    engines.get(writer % engines.size()), event("i-1", wanted, "writer " + writer))))
                    .stream()
                    .filter(won -> won)
                    .count());
        }
        return winners;
    }

    /** Each writer appends commits of two events to an aggregate of its own; commits per second. */
    private static long appendFrom(List<MongoEventStorageEngine> engines, int writers, int commits) throws Exception {
        long start = System.nanoTime();
        atOnce(IntStream.range(0, writers).mapToObj(writer -> () -> {
            for (int i = 0; i < commits; i++) {
                engines.get(writer % engines.size()).appendEvents(events("i-" + writer, 2L * i, 2));
            }
            return true;
        }));
        return 1_000_000_000L * writers * commits / (System.nanoTime() - start);
    }

    private static boolean accepted(MongoEventStorageEngine engine, DomainEventMessage<?> event) {
        try {
            engine.appendEvents(event);
            return true;
        } catch (AggregateStreamCreationException | ConcurrencyException | StoreUnavailableException _) {
            return false;
        }
    }

    private static <T> List<T> atOnce(Stream<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks.toList())) {
                results.add(result.get());
            }
            return results;
        }
    }
}
