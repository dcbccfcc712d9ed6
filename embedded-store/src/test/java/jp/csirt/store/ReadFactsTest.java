package jp.csirt.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reading commands find, without and with indexes. */
class ReadFactsTest {

    private RunningStore running;
    private MongoDatabase database;
    private MongoCollection<Document> things;

    @BeforeEach
    void open(@TempDir Path folder) {
        running = new RunningStore(folder);
        database = running.database();
        things = running.collection("things");
    }

    @AfterEach
    void close() {
        running.close();
    }

    private void fill(boolean indexed) {
        if (indexed) {
            things.createIndexes(List.of(
                    new IndexModel(Indexes.ascending("n")),
                    new IndexModel(Indexes.ascending("city", "n")),
                    new IndexModel(Indexes.ascending("at.year")),
                    new IndexModel(Indexes.ascending("tags"))));
        }
        things.insertMany(List.of(
                thing(1, "南市", 2024).append("tags", List.of("a", "b")),
                thing(2, "北市", 2025).append("tags", List.of("b")),
                thing(3, "南市", 2025).append("tags", List.of()),
                thing(4, "東市", 2026).append("note", null),
                thing(5, "南市", 2026).append("note", "x")));
    }

    private static Document thing(int n, String city, int year) {
        return new Document("_id", n).append("n", n).append("city", city).append("at", new Document("year", year));
    }

    private List<Integer> found(Bson filter) {
        return things.find(filter)
                .sort(ascending("_id"))
                .map(each -> each.getInteger("_id"))
                .into(new ArrayList<>());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("検索演算子は、索引があってもなくても同じものを見つける")
    void filters_find_the_same_with_and_without_indexes(boolean indexed) {
        fill(indexed);
        assertThat(found(eq("n", 3))).containsExactly(3);
        assertThat(found(eq("n", 3L))).containsExactly(3);
        assertThat(found(and(gt("n", 1), lt("n", 4)))).containsExactly(2, 3);
        assertThat(found(and(gte("n", 2), lte("n", 2)))).containsExactly(2);
        assertThat(found(in("n", 5, 1, 9))).containsExactly(1, 5);
        assertThat(found(or(eq("n", 1), eq("city", "東市")))).containsExactly(1, 4);
        assertThat(found(ne("city", "南市"))).containsExactly(2, 4);
        assertThat(found(exists("note"))).containsExactly(4, 5);
        assertThat(found(eq("note", null))).containsExactly(1, 2, 3, 4);
        assertThat(found(regex("city", "^南"))).containsExactly(1, 3, 5);
        assertThat(found(gte("at.year", 2026))).containsExactly(4, 5);
        assertThat(found(eq("tags", "b"))).containsExactly(1, 2);
        assertThat(found(in("tags", "a", "z"))).containsExactly(1);
        assertThat(found(and(eq("city", "南市"), gt("n", 1)))).containsExactly(3, 5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("正規表現は、どの形の条件と値でも同じものを見つける")
    void expressions_find_the_same_in_every_kind_of_condition_and_value(boolean indexed) {
        fill(indexed);
        assertThat(found(and(regex("city", "市$"), regex("city", "南")))).containsExactly(1, 3, 5);
        assertThat(found(and(regex("city", "南"), regex("city", "北")))).isEmpty();
        assertThat(found(regex("city", "\\Q南\\E|\\Q東\\E"))).containsExactly(1, 3, 4, 5);
        assertThat(found(or(regex("city", "北"), regex("note", "X", "i")))).containsExactly(2, 5);
        assertThat(found(not(regex("city", "南")))).containsExactly(2, 4);
        assertThat(found(regex("tags", "^b$"))).containsExactly(1, 2);
        assertThat(found(and(regex("tags", "a"), regex("tags", "b")))).containsExactly(1);
        assertThat(found(regex("note", "."))).containsExactly(5);
        assertThat(found(regex("at.year", "26"))).containsExactly(4, 5);
        assertThat(things.countDocuments(and(gt("n", 1), regex("city", "南")))).isEqualTo(2);
        assertThat(things.find(regex("city", "南")).sort(descending("n")).limit(2))
                .extracting("n")
                .containsExactly(5, 3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("並べ替えと件数と射影は、両方向で効く")
    void order_limit_skip_and_projection_work_in_both_directions(boolean indexed) {
        fill(indexed);
        assertThat(things.find().sort(descending("n")).limit(2)).extracting("n").containsExactly(5, 4);
        assertThat(things.find().sort(ascending("n")).skip(1).limit(2))
                .extracting("n")
                .containsExactly(2, 3);
        assertThat(things.find(eq("city", "南市")).sort(descending("n")).limit(2))
                .extracting("n")
                .containsExactly(5, 3);
        assertThat(things.find().sort(orderBy(ascending("city"), descending("n"))))
                .extracting("n")
                .containsExactly(2, 5, 3, 1, 4);
        assertThat(things.find(eq("n", 1))
                        .projection(Projections.fields(Projections.include("city"), Projections.excludeId())))
                .containsExactly(new Document("city", "南市"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("件数は条件と上限に従う")
    void counts_follow_filter_and_limit(boolean indexed) {
        fill(indexed);
        assertThat(things.countDocuments()).isEqualTo(5);
        assertThat(things.estimatedDocumentCount()).isEqualTo(5);
        assertThat(running.collection("nothing").countDocuments()).isZero();
        assertThat(things.aggregate(List.of(
                        Aggregates.match(eq("n", 1)),
                        Aggregates.lookup("things", List.of(Aggregates.match(eq("city", "南市"))), "all"))))
                .allSatisfy(joined ->
                        assertThat(joined.getList("all", Document.class)).hasSize(3));
        assertThat(things.countDocuments(eq("city", "南市"))).isEqualTo(3);
        assertThat(things.countDocuments(and(ne("tags", "b"), regex("city", "\\Q南\\E"))))
                .isEqualTo(2);
        assertThat(things.countDocuments(eq("city", "nowhere"))).isZero();
        assertThat(things.countDocuments(gt("n", 1), new CountOptions().limit(2)))
                .isEqualTo(2);
        assertThat(things.distinct("city", eq("tags", "b"), String.class)).containsExactlyInAnyOrder("南市", "北市");
        assertThat(things.aggregate(List.of(
                        Aggregates.match(eq("city", "南市")), Aggregates.sort(descending("n")), Aggregates.limit(1))))
                .extracting("n")
                .containsExactly(5);
    }

    @Test
    @DisplayName("データベースを消しても、名前の似たものは残り、作り直せる")
    void dropped_database_leaves_others_alone() {
        fill(true);
        MongoCollection<Document> other = running.client().getDatabase("test2").getCollection("c");
        other.createIndex(Indexes.ascending("v"));
        other.insertOne(new Document("v", 1));
        database.drop();
        assertThat(other.find(eq("v", 1))).hasSize(1);
        other.insertOne(new Document("v", 2));
        assertThat(things.countDocuments()).isZero();
        fill(true);
        assertThat(found(eq("city", "北市"))).containsExactly(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 1000})
    @DisplayName("大きな結果は何回かに分けて届く")
    void large_results_come_in_batches(int batchSize) {
        things.insertMany(
                IntStream.range(0, 500).mapToObj(n -> new Document("_id", n)).toList());
        assertThat(things.find().sort(ascending("_id")).batchSize(batchSize))
                .extracting("_id")
                .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
    }

    @Test
    @DisplayName("合わせて 16 MiB を超える結果も届く")
    void results_beyond_16_mebibytes_arrive() {
        String large = "x".repeat(5 << 20);
        IntStream.range(0, 5).forEach(n -> things.insertOne(new Document("_id", n).append("text", large)));
        assertThat(things.find().map(each -> each.getString("text").length()))
                .containsExactly(5 << 20, 5 << 20, 5 << 20, 5 << 20, 5 << 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 3 << 20})
    @DisplayName("GridFS に入れたファイルはそのまま取り出せる")
    void files_in_gridfs_come_back_unchanged(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        GridFSBucket bucket = GridFSBuckets.create(database, "files");
        ObjectId id = bucket.uploadFromStream("証拠.bin", new ByteArrayInputStream(content));
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        bucket.downloadToStream(id, back);
        assertThat(back.toByteArray()).isEqualTo(content);
        bucket.delete(id);
        assertThat(running.collection("files.chunks").countDocuments()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("一覧・名前の変更・削除・管理コマンド")
    void administrative_commands_answer(boolean indexed) {
        fill(indexed);
        assertThat(database.listCollectionNames()).contains("things");
        assertThat(running.client().listDatabaseNames()).contains("test");
        things.renameCollection(new MongoNamespace("test", "renamed"));
        things = running.collection("renamed");
        assertThat(found(eq("city", "北市"))).containsExactly(2);
        assertThat(things.listIndexes()).hasSize(indexed ? 5 : 1);
        things.drop();
        assertThat(database.listCollectionNames()).doesNotContain("things", "renamed");
        things.drop();
        assertThat(database.runCommand(new Document("ping", 1))).containsEntry("ok", 1.0);
        assertThat(database.runCommand(new Document("hello", 1))).containsEntry("isWritablePrimary", true);
        assertThat(database.runCommand(new Document("buildInfo", 1))).containsKey("version");
    }
}
