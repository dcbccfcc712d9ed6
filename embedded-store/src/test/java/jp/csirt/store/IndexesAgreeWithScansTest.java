package jp.csirt.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same documents with and without indexes answer every query alike. */
class IndexesAgreeWithScansTest {

    private static final int DOCUMENTS = Integer.getInteger("store.random.documents", 800);
    private static final int QUERIES = Integer.getInteger("store.random.queries", 700);

    private final long seed = Long.getLong("store.random.seed", System.nanoTime());
    private final RandomBson random = new RandomBson(seed);

    @Test
    @DisplayName("索引を使う検索は全件走査と同じ結果になる")
    void every_query_by_index_finds_what_a_scan_finds(@TempDir Path folder) {
        try (RunningStore running = new RunningStore(folder)) {
            MongoCollection<Document> scanned = running.collection("scanned");
            MongoCollection<Document> indexed = running.collection("indexed");
            createIndexes(indexed);
            fill(scanned, indexed);
            compare(scanned, indexed);
            change(scanned, indexed);
        }
        try (RunningStore reopened = new RunningStore(folder)) {
            compare(reopened.collection("scanned"), reopened.collection("indexed"));
        }
    }

    private static void createIndexes(MongoCollection<Document> indexed) {
        indexed.createIndex(Indexes.ascending("a"));
        indexed.createIndex(Indexes.descending("n.c"));
        indexed.createIndex(Indexes.ascending("t"));
        indexed.createIndex(Indexes.ascending("items.x"));
        indexed.createIndex(Indexes.ascending("u"), new IndexOptions().unique(true));
        indexed.createIndex(Indexes.ascending("s"), new IndexOptions().sparse(true));
        indexed.createIndex(Indexes.compoundIndex(Indexes.ascending("b"), Indexes.descending("a")));
        indexed.createIndex(Indexes.ascending("b", "t"));
        indexed.createIndex(Indexes.compoundIndex(Indexes.descending("b"), Indexes.ascending("n.c", "a")));
        indexed.createIndex(Indexes.ascending("b", "_id"));
    }

    private void fill(MongoCollection<Document> scanned, MongoCollection<Document> indexed) {
        List<Document> documents = new ArrayList<>();
        for (int id = 0; id < DOCUMENTS; id++) {
            documents.add(random.document(id));
        }
        scanned.insertMany(documents);
        indexed.insertMany(documents);
    }

    private void change(MongoCollection<Document> scanned, MongoCollection<Document> indexed) {
        for (int round = 0; round < DOCUMENTS / 4; round++) {
            int id = random.below(DOCUMENTS);
            Document replacement = random.document(id);
            Bson update = Updates.set("a", random.scalar());
            for (MongoCollection<Document> each : List.of(scanned, indexed)) {
                switch (round % 3) {
                    case 0 -> each.deleteOne(eq(id));
                    case 1 -> each.replaceOne(eq(id), replacement);
                    default -> each.updateOne(eq(id), update);
                }
            }
        }
    }

    private void compare(MongoCollection<Document> scanned, MongoCollection<Document> indexed) {
        for (int round = 0; round < QUERIES; round++) {
            Bson filter = random.filter();
            Document order = random.order();
            int limit = random.below(2) == 0 ? 0 : 1 + random.below(30);
            int skip = random.below(4) == 0 ? random.below(20) : 0;
            String asked = "seed " + seed + ": " + filter.toBsonDocument(Document.class, indexed.getCodecRegistry())
                    + " by " + order.toJson() + " limit " + limit;
            List<Document> expected = ask(scanned, filter, order, limit, skip);
            List<Document> found = ask(indexed, filter, order, limit, skip);
            if (limit == 0 && skip == 0) {
                assertThat(ids(found)).as(asked).containsExactlyInAnyOrderElementsOf(ids(expected));
            }
            assertThat(sortKeys(found, order)).as(asked).isEqualTo(sortKeys(expected, order));
            assertThat(indexed.countDocuments(filter)).as(asked).isEqualTo(scanned.countDocuments(filter));
        }
    }

    private static List<Document> ask(
            MongoCollection<Document> collection, Bson filter, Document order, int limit, int skip) {
        FindIterable<Document> found = collection.find(filter).limit(limit).skip(skip);
        if (!order.isEmpty()) {
            found.sort(order);
        }
        return found.projection(Projections.exclude("none")).into(new ArrayList<>());
    }

    private static List<Object> ids(List<Document> documents) {
        return documents.stream().map(document -> document.get("_id")).toList();
    }

    /** What the order looks at; where documents tie their order among themselves is nobody's promise. */
    private static List<List<Object>> sortKeys(List<Document> documents, Document order) {
        List<String> comparable = order.keySet().stream()
                .takeWhile(field -> !field.equals("t") && !field.equals("items.x"))
                .toList();
        return documents.stream()
                .map(document -> comparable.stream()
                        .map(field -> sortKey(document, field))
                        .toList())
                .toList();
    }

    private static Object sortKey(Document document, String field) {
        Object value = field.equals("n.c") ? document.get("n", new Document()).get("c") : document.get(field);
        return switch (value) {
            case null -> "nothing";
            case Double number -> new BigDecimal(number).stripTrailingZeros();
            case Number number -> BigDecimal.valueOf(number.longValue()).stripTrailingZeros();
            default -> value;
        };
    }
}
