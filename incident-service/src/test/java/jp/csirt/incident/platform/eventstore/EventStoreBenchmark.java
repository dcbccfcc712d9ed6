package jp.csirt.incident.platform.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Measures the engine against raw inserts and against axon-mongo's engine, in one run. Every figure's line begins with BENCH. */
@Tag("bench")
@DisplayName("計測: 出来事の保存先")
@ExtendWith(EmbeddedServer.class)
class EventStoreBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration MEASURED = Duration.ofSeconds(6);
    private static final String PAYLOAD = "{\"text\":\"" + "端末を隔離した。".repeat(40) + "\"}";
    private static final int FEW = 10_000;
    private static final int MANY = 100_000;
    private static final Duration LONGEST_REPLAY = Duration.ofSeconds(30);

    private final TestDatabase database;
    private final MongoClient sync;
    private final MongoEventStorageEngine engine;
    private final EventStorageEngine axonMongo;

    EventStoreBenchmark(TestDatabase database) {
        this.database = database;
        this.sync = MongoClients.create("mongodb://" + database.server() + "/?maxPoolSize=300");
        this.engine = Engines.on(database.mongo());
        var serializer = Jackson3Serializer.builder().build();
        this.axonMongo = org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(sync, database.mongo().getName() + "-axon")
                        .build())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
    }

    @Test
    @DisplayName("追記: 1人、8人、64人")
    void append() throws InterruptedException {
        for (int writers : new int[] {1, 8, 64}) {
            double ours = rate(writers, () -> append(engine));
            double theirs = rate(writers, () -> append(axonMongo));
            print("append" + writers, ours, "commits/s");
            print("append" + writers + "_axonmongo", theirs, "commits/s");
            print("append" + writers + "_vs_axonmongo", ours / theirs, "x");
            if (writers == 64) {
                double raw = rawRate();
                print("append64_raw", raw, "documents/s");
                print("append64_vs_raw", ours / raw, "x");
            }
        }
    }

    @Test
    @DisplayName("追記: 2つの節")
    void two_nodes() throws InterruptedException {
        try (MongoEventStorageEngine other = Engines.on(database.mongo())) {
            var turn = new AtomicLong();
            double one = rate(64, () -> append(engine));
            double two = rate(64, () -> append(turn.incrementAndGet() % 2 == 0 ? engine : other));
            print("append64_two_nodes", two, "commits/s");
            print("append64_two_nodes_vs_one", two / one, "x");
        }
    }

    @Test
    @DisplayName("読み返し、一つの集約")
    void read() {
        fill(engine, FEW);
        load("load50_of_10k");
        fill(engine, MANY - FEW);
        load("load50_of_100k");
        fill(axonMongo, MANY);
        double ours = replay(engine);
        double theirs = replay(axonMongo);
        print("replay", ours, "events/s");
        print("replay_axonmongo", theirs, "events/s");
        print("replay_vs_axonmongo", ours / theirs, "x");
    }

    private void load(String name) {
        String aggregate = UUID.randomUUID().toString();
        for (int i = 0; i < 50; i++) {
            engine.appendEvents(List.of(event(aggregate, i)));
        }
        long begun = 0;
        for (int i = 0; i < 600; i++) {
            if (i == 300) {
                begun = System.nanoTime();
            }
            engine.readEvents(aggregate).asStream().forEach(event -> {});
        }
        print(name, (System.nanoTime() - begun) / 300.0 / 1e6, "ms");
    }

    /** Events a second from the beginning of the log on, after a warm-up; one that is slow is cut off. */
    private static double replay(EventStorageEngine from) {
        replayed(from, FEW);
        long begun = System.nanoTime();
        long read = replayed(from, MANY);
        return read / ((System.nanoTime() - begun) / 1e9);
    }

    private static long replayed(EventStorageEngine from, int events) {
        long end = System.nanoTime() + LONGEST_REPLAY.toNanos();
        try (var all = from.readEvents(null, false)) {
            return all.limit(events).takeWhile(event -> System.nanoTime() < end).count();
        }
    }

    private static void append(EventStorageEngine engine) {
        engine.appendEvents(List.of(event(UUID.randomUUID().toString(), 0)));
    }

    private static void fill(EventStorageEngine into, int events) {
        for (int written = 0; written < events; written += 50) {
            String aggregate = UUID.randomUUID().toString();
            into.appendEvents(
                    IntStream.range(0, 50).mapToObj(i -> event(aggregate, i)).toList());
        }
    }

    /** The same documents, numbered and hashed beforehand by nobody: batches as the engine makes them, by one writer. */
    private double rawRate() {
        MongoCollection<Document> commits =
                sync.getDatabase(database.mongo().getName()).getCollection("raw-" + UUID.randomUUID());
        for (var index : List.of("last", "events.id")) {
            commits.createIndex(new Document(index, 1), new IndexOptions().unique(true));
        }
        commits.createIndex(new Document("aggregateId", 1).append("first", 1), new IndexOptions().unique(true));
        commits.createIndex(new Document("events.timestamp", 1));
        var head = Head.EMPTY;
        long end = System.nanoTime() + MEASURED.toNanos();
        long written = 0;
        while (System.nanoTime() < end) {
            var batch = new ArrayList<Document>();
            for (int i = 0; i < 64; i++) {
                var stored = new StoredEvent(
                        UUID.randomUUID().toString(), "text", "1", 0, "2026-11-21T00:00:00.000000000Z", PAYLOAD, "{}");
                var commit = new CommitDraft("incident", UUID.randomUUID().toString(), 0, List.of(stored))
                        .after(head, Clock.systemUTC().instant());
                head = Head.after(commit);
                batch.add(commit.toDocument());
            }
            commits.insertMany(batch, new InsertManyOptions().ordered(true));
            written += batch.size();
        }
        return written / (double) MEASURED.toSeconds();
    }

    private static double rate(int writers, Runnable append) throws InterruptedException {
        run(writers, append, WARM_UP);
        return run(writers, append, MEASURED) / (double) MEASURED.toSeconds();
    }

    private static long run(int writers, Runnable append, Duration span) throws InterruptedException {
        var done = new AtomicLong();
        long end = System.nanoTime() + span.toNanos();
        var threads = new ArrayList<Thread>();
        for (int writer = 0; writer < writers; writer++) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() < end) {
                    append.run();
                    done.incrementAndGet();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return done.get();
    }

    private static DomainEventMessage<String> event(String aggregateId, long sequence) {
        return Events.event(aggregateId, sequence, PAYLOAD);
    }

    private static void print(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "BENCH %s %.2f %s%n", name, value, unit);
    }
}
