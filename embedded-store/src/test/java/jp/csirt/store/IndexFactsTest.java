package jp.csirt.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What indexes promise and refuse. */
class IndexFactsTest {

    private static final IndexOptions UNIQUE = new IndexOptions().unique(true);
    private static final long BEYOND_DOUBLE = 1L << 53;

    private Path folder;
    private RunningStore running;
    private MongoCollection<Document> things;

    @BeforeEach
    void open(@TempDir Path temporary) {
        folder = temporary;
        running = new RunningStore(folder);
        things = running.collection("things");
    }

    @AfterEach
    void close() {
        running.close();
    }

    private void reopen() {
        running.close();
        running = new RunningStore(folder);
        things = running.collection("things");
    }

    private static void assertCode(int code, ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        MongoException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(code));
    }

    private void insert(@Nullable Object value) {
        things.insertOne(new Document("v", value));
    }

    @Test
    @DisplayName("一意索引は、単一でも複合でも配列でも、開き直した後でも重複を拒む")
    void unique_indexes_refuse_duplicates_also_after_reopening() {
        things.createIndex(Indexes.ascending("v"), UNIQUE);
        things.createIndex(Indexes.ascending("a", "b"), UNIQUE);
        things.insertOne(new Document("v", List.of(1, 2)).append("a", 1).append("b", 1));
        things.insertOne(new Document("v", 3).append("a", 1).append("b", 2));
        reopen();
        assertCode(11000, () -> things.insertOne(new Document("v", 2).append("a", 9)));
        assertCode(
                11000,
                () -> things.insertOne(new Document("v", 7).append("a", 1).append("b", 2)));
        assertCode(11000, () -> things.insertOne(new Document("v", List.of(8, 3)).append("a", 8)));
        things.insertOne(new Document("v", List.of(4, 4)).append("a", 2));
        assertThat(things.countDocuments()).isEqualTo(3);
    }

    @Test
    @DisplayName("数は型によらず値で比べ、2^53 を超える整数も区別する")
    void numbers_compare_by_exact_value() {
        things.createIndex(Indexes.ascending("v"), UNIQUE);
        insert(BEYOND_DOUBLE);
        insert(BEYOND_DOUBLE + 1);
        insert(BEYOND_DOUBLE + 2);
        insert(0.0);
        insert(new Decimal128(7));
        assertCode(11000, () -> insert(-0.0));
        assertCode(11000, () -> insert(0));
        assertCode(11000, () -> insert((double) BEYOND_DOUBLE));
        assertCode(11000, () -> insert(7));
        assertThat(things.countDocuments(eq("v", BEYOND_DOUBLE + 1))).isEqualTo(1);
        assertThat(things.countDocuments(gt("v", BEYOND_DOUBLE))).isEqualTo(2);
    }

    @Test
    @DisplayName("一意索引では、欠けた項目は null と同じに数える")
    void missing_field_counts_as_null_in_a_unique_index() {
        things.createIndex(Indexes.ascending("v"), UNIQUE);
        things.insertOne(new Document("x", 1));
        assertCode(11000, () -> insert(null));
        things.createIndex(
                Indexes.ascending("s"), new IndexOptions().unique(true).sparse(true));
        things.insertOne(new Document("v", 1));
        things.insertOne(new Document("v", 2));
        assertThat(things.countDocuments(eq("s", null))).isEqualTo(3);
    }

    @Test
    @DisplayName("型の異なる値は BSON の順に並ぶ")
    void values_of_mixed_types_come_in_bson_order() {
        things.createIndex(Indexes.ascending("v"));
        List<Object> ordered = List.of(-1, 2.5, 3L, "b", "情", new Document("a", 1), false, true);
        ordered.reversed().forEach(this::insert);
        insert(null);
        for (Bson order : List.of(Sorts.ascending("v"), Sorts.orderBy(Sorts.ascending("v", "_id")))) {
            List<Object> found = things.find()
                    .sort(order)
                    .limit(20)
                    .map(each -> each.get("v"))
                    .into(new ArrayList<>());
            assertThat(found.getFirst()).isNull();
            assertThat(found.subList(1, found.size())).isEqualTo(ordered);
        }
    }

    @Test
    @DisplayName("同じ名前や同じ項目で異なる索引は 86 か 85 で拒み、同じ索引は受け入れる")
    void conflicting_indexes_are_refused() {
        things.createIndex(Indexes.ascending("v"));
        things.createIndex(Indexes.ascending("v"));
        assertCode(86, () -> things.createIndex(Indexes.ascending("v"), UNIQUE));
        assertCode(86, () -> things.createIndex(Indexes.ascending("w"), new IndexOptions().name("v_1")));
        assertCode(85, () -> things.createIndex(Indexes.ascending("v"), new IndexOptions().name("other")));
        assertThat(things.listIndexes()).hasSize(2);
    }

    @Test
    @DisplayName("重複のある項目に一意索引は作れず、何も残らない")
    void unique_index_over_duplicates_is_refused_without_a_trace() {
        insert(1);
        insert(1);
        assertCode(11000, () -> things.createIndex(Indexes.ascending("v"), UNIQUE));
        assertThat(things.listIndexes()).hasSize(1);
        things.createIndex(Indexes.ascending("v"));
        reopen();
        assertThat(things.countDocuments(eq("v", 1))).isEqualTo(2);
    }

    @Test
    @DisplayName("できないことを約束する索引は拒む")
    void indexes_beyond_this_store_are_refused() {
        assertCode(67, () -> things.createIndex(Indexes.text("v")));
        assertCode(
                67,
                () -> things.createIndex(Indexes.ascending("v"), new IndexOptions().expireAfter(1L, TimeUnit.HOURS)));
        assertCode(
                67,
                () -> things.createIndex(
                        Indexes.ascending("v"), new IndexOptions().partialFilterExpression(gt("v", 1))));
    }

    @Test
    @DisplayName("並んだ二つの配列は索引にできず、文書は入らない")
    void parallel_arrays_are_refused() {
        things.createIndex(Indexes.ascending("a", "b"));
        assertCode(171, () -> things.insertOne(new Document("a", List.of(1, 2)).append("b", List.of(1, 2))));
        assertThat(things.countDocuments()).isZero();
    }

    @Test
    @DisplayName("索引は名前でも全部でも消せ、ほかのコレクションには触れない")
    void indexes_are_dropped_by_name_and_all_together() {
        MongoCollection<Document> others = running.collection("others");
        others.createIndex(Indexes.ascending("v"));
        things.createIndex(Indexes.ascending("v"));
        things.createIndex(Indexes.ascending("w"), UNIQUE);
        insert(1);
        things.dropIndex("v_1");
        assertThat(things.listIndexes()).hasSize(2);
        things.dropIndexes();
        assertThat(things.listIndexes()).hasSize(1);
        assertCode(27, () -> things.dropIndex("nothing"));
        reopen();
        assertThat(running.collection("others").listIndexes()).hasSize(2);
        insert(1);
        assertThat(things.countDocuments(and(eq("v", 1)))).isEqualTo(2);
    }

    @Test
    @DisplayName("名前を変えたコレクションの索引は、開き直しても効く")
    void renamed_collection_keeps_its_indexes() {
        things.createIndex(Indexes.ascending("v"), UNIQUE);
        insert(List.of(1, 2));
        things.renameCollection(new MongoNamespace("test", "renamed"));
        running.collection("things").createIndex(Indexes.ascending("v"), UNIQUE);
        insert(1);
        reopen();
        assertThat(running.collection("renamed").countDocuments(eq("v", 2))).isEqualTo(1);
        assertThatThrownBy(() -> running.collection("renamed").insertOne(new Document("v", 1)))
                .isInstanceOf(MongoWriteException.class);
        assertCode(11000, () -> insert(1));
    }
}
