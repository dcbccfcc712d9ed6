package jp.csirt.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that is killed while eight clients write. */
class KilledStoreTest {

    private static final int ROUNDS = Integer.getInteger("store.kill.rounds", 1);
    private static final int WRITERS = 8;
    private static final int FEWEST_WRITES = 300;

    @Test
    @DisplayName("書き込み中に強制終了しても、応答した書き込みは失われず、索引は走査と一致する")
    void nothing_acknowledged_is_lost_and_indexes_equal_a_scan(@TempDir Path folder) throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            List<Writer> writers = writeUntilKilled(folder, "round" + round, FEWEST_WRITES + 137 * (round % 11));
            try (RunningStore reopened = new RunningStore(folder)) {
                MongoCollection<Document> collection = reopened.collection("round" + round);
                Map<Integer, Document> found = new HashMap<>();
                collection.find().forEach(document -> found.put(document.getInteger("_id"), document));
                assertThat(writers)
                        .allSatisfy(
                                writer -> assertThat(writer.complaints(found)).isEmpty());
                indexesEqualTheScan(collection, found);
            }
        }
    }

    private static List<Writer> writeUntilKilled(Path folder, String name, int writes) throws InterruptedException {
        AtomicInteger acknowledged = new AtomicInteger();
        List<Writer> writers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        try (StoreProcess process = StoreProcess.start(folder);
                MongoClient client = MongoClients.create(process.firstLine() + "/?serverSelectionTimeoutMS=10000")) {
            MongoCollection<Document> collection = client.getDatabase("test").getCollection(name);
            collection.createIndex(Indexes.ascending("unique"), new IndexOptions().unique(true));
            collection.createIndex(Indexes.ascending("group", "_id"));
            collection.createIndex(Indexes.ascending("tags"));
            for (int number = 1; number <= WRITERS; number++) {
                writers.add(new Writer(collection, number, acknowledged));
            }
            writers.forEach(writer -> threads.add(Thread.ofPlatform().start(writer)));
            while (acknowledged.get() < writes && threads.stream().anyMatch(Thread::isAlive)) {
                Thread.onSpinWait();
            }
            process.kill();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(acknowledged).hasValueGreaterThanOrEqualTo(writes);
        return writers;
    }

    private static void indexesEqualTheScan(MongoCollection<Document> collection, Map<Integer, Document> found) {
        for (int group = 0; group < Writer.GROUPS; group++) {
            int wanted = group;
            assertThat(collection.find(eq("group", wanted)).map(document -> document.getInteger("_id")))
                    .containsExactlyInAnyOrderElementsOf(found.values().stream()
                            .filter(document -> document.getInteger("group") == wanted)
                            .map(document -> document.getInteger("_id"))
                            .toList());
        }
        for (String tag : List.of("t0", "t1", "t2", "t3", "t4")) {
            long expected = found.values().stream()
                    .filter(document -> document.getList("tags", String.class).contains(tag))
                    .count();
            assertThat(collection.countDocuments(eq("tags", tag))).isEqualTo(expected);
        }
        found.values().forEach(document -> {
            assertThat(collection.find(eq("unique", document.get("unique"))).first())
                    .isEqualTo(document);
        });
        Document any = found.values().iterator().next();
        Document copy = new Document(any).append("_id", -1);
        assertThatThrownBy(() -> collection.insertOne(copy)).isInstanceOf(MongoWriteException.class);
    }
}
