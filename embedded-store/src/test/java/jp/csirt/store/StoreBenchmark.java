package jp.csirt.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures the store against the library as it comes, in one run. Every line of figures begins with BENCH. */
@Tag("bench")
class StoreBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration MEASURED = Duration.ofSeconds(4);
    private static final int REPEATS = 60;

    private final Random random = new Random(1);
    private String subject = "";

    @Test
    @DisplayName("計測: 組込みの保存先")
    void the_store(@TempDir Path folder) throws Exception {
        subject = "embedded";
        try (RunningStore running = new RunningStore(folder)) {
            measureWriters(running.client());
            measureLog(running.client(), folder, 20_000);
            measureLists(running.client(), List.of(2_000, 20_000, 200_000));
        }
        try (RunningStore batches = new RunningStore(folder.resolve("batches"))) {
            fill(events(batches.client()), 0, 20_000);
        }
        print("file_bytes_per_document", (double) size(folder.resolve("batches")) / 20_000, "B");
    }

    @Test
    @DisplayName("計測: 手を加えないライブラリ")
    void the_library_as_it_comes(@TempDir Path folder) throws Exception {
        subject = "embedded_library";
        MongoServer server =
                new MongoServer(new H2Backend(folder.resolve("library.mv").toString()));
        try (MongoClient client = MongoClients.create(server.bindAndGetConnectionString() + "/?maxPoolSize=300")) {
            measureWriters(client);
            measureLog(client, folder, 20_000);
            measureLists(client, List.of(2_000, 20_000));
        } finally {
            server.shutdownNow();
        }
    }

    private void measureWriters(MongoClient client) throws InterruptedException {
        for (int writers : new int[] {1, 8, 64}) {
            MongoCollection<Document> collection = client.getDatabase("bench").getCollection("writers" + writers);
            index(collection);
            AtomicLong position = new AtomicLong();
            write(collection, writers, position, WARM_UP);
            List<Long> nanos = write(collection, writers, position, MEASURED);
            print("insert_" + writers, nanos.size() / (double) MEASURED.toSeconds(), "/s");
            print("insert_" + writers + "_p50", percentile(nanos, 50), "ms");
            print("insert_" + writers + "_p99", percentile(nanos, 99), "ms");
        }
    }

    private List<Long> write(MongoCollection<Document> collection, int writers, AtomicLong position, Duration span)
            throws InterruptedException {
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + span.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            threads.add(Thread.ofPlatform().start(() -> {
                while (System.nanoTime() < end) {
                    Document event = BenchmarkEvents.event(position.incrementAndGet());
                    long begun = System.nanoTime();
                    collection.insertOne(event);
                    nanos.add(System.nanoTime() - begun);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return List.copyOf(nanos);
    }

    private void measureLog(MongoClient client, Path folder, int events) {
        MongoCollection<Document> log = events(client);
        double seconds = fill(log, 0, events);
        print("batch64", events / seconds, "documents/s");
        for (String state : List.of("cold", "warm")) {
            long begun = System.nanoTime();
            int read = 0;
            for (long from = 0; from < events; from += 1000) {
                read += log.find(and(gte("position", from), lt("position", from + 1000)))
                        .sort(ascending("position"))
                        .into(new ArrayList<>())
                        .size();
            }
            print("replay_" + state, read / seconds(begun), "events/s");
        }
        print(
                "tail64",
                median(() -> log.find(gt("position", events - 64L))
                        .sort(ascending("position"))
                        .into(new ArrayList<>())),
                "ms");
        print(
                "aggregate20",
                median(() -> log.find(
                                eq("aggregate", "incident-" + random.nextInt(events / BenchmarkEvents.OF_ONE_INCIDENT)))
                        .sort(ascending("sequence"))
                        .into(new ArrayList<>())),
                "ms");
        print("file_megabytes", size(folder) / 1e6, "MB");
    }

    private void measureLists(MongoClient client, List<Integer> sizes) {
        for (int documents : sizes) {
            MongoCollection<Document> list = client.getDatabase("bench").getCollection("list" + documents);
            index(list);
            insert(list, 0, documents);
            String suffix = "_at_" + documents;
            print(
                    "newest25" + suffix,
                    median(() ->
                            list.find().sort(descending("position")).limit(25).into(new ArrayList<>())),
                    "ms");
            print(
                    "next25" + suffix,
                    median(() -> list.find(lt("position", (long) random.nextInt(documents)))
                            .sort(descending("position"))
                            .limit(25)
                            .into(new ArrayList<>())),
                    "ms");
            print(
                    "equality" + suffix,
                    median(() -> list.find(eq(
                                    "aggregate",
                                    "incident-" + random.nextInt(documents / BenchmarkEvents.OF_ONE_INCIDENT)))
                            .into(new ArrayList<>())),
                    "ms");
            long from = documents / 2;
            print(
                    "range25" + suffix,
                    median(() -> list.find(and(gte("position", from), lt("position", from + 25)))
                            .into(new ArrayList<>())),
                    "ms");
        }
    }

    private static MongoCollection<Document> events(MongoClient client) {
        MongoCollection<Document> log = client.getDatabase("bench").getCollection("events");
        index(log);
        return log;
    }

    private static void index(MongoCollection<Document> collection) {
        collection.createIndex(Indexes.ascending("position"), new IndexOptions().unique(true));
        collection.createIndex(Indexes.ascending("aggregate", "sequence"), new IndexOptions().unique(true));
    }

    private double fill(MongoCollection<Document> log, int from, int events) {
        long begun = System.nanoTime();
        insert(log, from, events);
        return seconds(begun);
    }

    private void insert(MongoCollection<Document> collection, int from, int count) {
        for (int first = from; first < from + count; first += 64) {
            List<Document> batch = new ArrayList<>();
            for (int at = first; at < Math.min(first + 64, from + count); at++) {
                batch.add(BenchmarkEvents.event(at));
            }
            collection.insertMany(batch);
        }
    }

    private static double median(Runnable query) {
        List<Long> nanos = new ArrayList<>();
        for (int round = 0; round < 2 * REPEATS; round++) {
            long begun = System.nanoTime();
            query.run();
            if (round >= REPEATS) {
                nanos.add(System.nanoTime() - begun);
            }
        }
        return percentile(nanos, 50);
    }

    private static double percentile(List<Long> nanos, int percent) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static long size(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void print(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "BENCH %s_%s %.2f %s%n", subject, name, value, unit);
    }
}
