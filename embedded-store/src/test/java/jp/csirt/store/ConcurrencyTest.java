package jp.csirt.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Many clients at the same time. */
class ConcurrencyTest {

    private static final int ROUNDS = 100;

    private RunningStore running;
    private MongoCollection<Document> things;

    @BeforeEach
    void open(@TempDir Path folder) {
        running = new RunningStore(folder);
        things = running.collection("things");
    }

    @AfterEach
    void close() {
        running.close();
    }

    private static void together(int threads, Callable<Void> action) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Void>> running = new ArrayList<>();
            IntStream.range(0, threads).forEach(_ -> running.add(executor.submit(action)));
            for (Future<Void> each : running) {
                each.get();
            }
        }
    }

    private Document the(String id) {
        return requireNonNull(things.find(eq(id)).first());
    }

    @Test
    @DisplayName("並行する採番で同じ番号は二度と出ない")
    void counters_never_give_a_value_twice() throws Exception {
        Set<Integer> given = ConcurrentHashMap.newKeySet();
        FindOneAndUpdateOptions after =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        things.findOneAndUpdate(eq("counter"), inc("n", 1), after);
        together(8, () -> {
            for (int round = 0; round < ROUNDS; round++) {
                Document counter = requireNonNull(things.findOneAndUpdate(eq("counter"), inc("n", 1), after));
                assertThat(given.add(counter.getInteger("n"))).isTrue();
            }
            return null;
        });
        assertThat(things.find(eq("counter")).first()).containsEntry("n", 8 * ROUNDS + 1);
    }

    @Test
    @DisplayName("版を比べて書き換える更新は、競っても一つだけ通る")
    void only_one_of_competing_compare_and_set_updates_succeeds() throws Exception {
        things.insertOne(new Document("_id", "x").append("version", 0).append("successes", 0));
        together(8, () -> {
            for (int round = 0; round < ROUNDS; round++) {
                int seen = the("x").getInteger("version");
                things.updateOne(
                        and(eq("x"), eq("version", seen)),
                        Updates.combine(set("version", seen + 1), inc("successes", 1)));
            }
            return null;
        });
        Document end = the("x");
        assertThat(end.getInteger("successes")).isPositive().isEqualTo(end.getInteger("version"));
    }

    @Test
    @DisplayName("読み手は書きかけの文書を見ない")
    void readers_never_see_half_of_an_update() throws Exception {
        things.insertOne(new Document("_id", "x").append("a", 0).append("b", 0));
        together(8, () -> {
            for (int round = 0; round < ROUNDS; round++) {
                things.updateOne(eq("x"), Updates.combine(inc("a", 1), inc("b", 1)));
                Document seen = the("x");
                assertThat(seen.get("a")).isEqualTo(seen.get("b"));
            }
            return null;
        });
    }

    @Test
    @DisplayName("書き換えと整理の最中でも、走査は読み切れる")
    void scans_go_on_while_pages_are_rewritten(@TempDir Path other) throws Exception {
        try (RunningStore small = new RunningStore(new EmbeddedStore.Options(other, 0, 1, false))) {
            MongoCollection<Document> large = small.collection("large");
            large.createIndex(Indexes.ascending("n"));
            String text = "x".repeat(3_000);
            large.insertMany(IntStream.range(0, 1_000)
                    .mapToObj(n -> new Document("_id", n).append("n", n).append("text", text))
                    .toList());
            AtomicInteger turn = new AtomicInteger();
            together(6, () -> {
                boolean reads = turn.getAndIncrement() < 3;
                for (int round = 0; round < (reads ? 30 : 700); round++) {
                    if (reads) {
                        assertThat(large.find().into(new ArrayList<>())).hasSize(1_000);
                    } else {
                        large.updateOne(eq(round), inc("n", 1_000));
                    }
                }
                return null;
            });
        }
    }

    @Test
    @DisplayName("300 の接続が同時に書ける")
    void three_hundred_connections_write_at_the_same_time() throws Exception {
        together(300, () -> {
            for (int round = 0; round < 5; round++) {
                things.insertOne(new Document());
            }
            return null;
        });
        assertThat(things.countDocuments()).isEqualTo(1500);
    }

    @Test
    @DisplayName("リアクティブドライバでも書いて読める")
    void reactive_driver_writes_and_reads() {
        try (MongoClient client = MongoClients.create(running.store().uri())) {
            var collection = client.getDatabase("test").getCollection("reactive");
            List<CompletableFuture<?>> inserts = IntStream.range(0, 200)
                    .mapToObj(n -> all(collection.insertOne(new Document("_id", n))))
                    .<CompletableFuture<?>>map(future -> future)
                    .toList();
            inserts.forEach(CompletableFuture::join);
            List<Document> found = all(collection
                            .find()
                            .sort(new Document("_id", 1))
                            .batchSize(30))
                    .join();
            assertThat(found).hasSize(200);
            assertThat(found.getLast()).containsEntry("_id", 199);
        }
    }

    private static <T> CompletableFuture<List<T>> all(Publisher<T> publisher) {
        CompletableFuture<List<T>> result = new CompletableFuture<>();
        publisher.subscribe(new Subscriber<>() {
            private final List<T> received = new ArrayList<>();

            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(T next) {
                received.add(next);
            }

            @Override
            public void onError(Throwable error) {
                result.completeExceptionally(error);
            }

            @Override
            public void onComplete() {
                result.complete(received);
            }
        });
        return result;
    }
}
