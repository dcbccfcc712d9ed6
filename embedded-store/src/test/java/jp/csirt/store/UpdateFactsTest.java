package jp.csirt.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What updates do, as MongoDB does it. */
class UpdateFactsTest {

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

    @Test
    @DisplayName("順序つきの一括更新は失敗したところで止まる")
    void ordered_updates_stop_at_the_first_that_fails() {
        things.createIndex(Indexes.ascending("n"), new IndexOptions().unique(true));
        things.insertMany(List.of(id(1).append("n", 1), id(2).append("n", 2), id(3).append("n", 3)));
        List<UpdateOneModel<Document>> updates = List.of(
                new UpdateOneModel<>(eq(1), set("n", 10)),
                new UpdateOneModel<>(eq(2), set("n", 10)),
                new UpdateOneModel<>(eq(3), set("n", 30)));
        assertThatThrownBy(() -> things.bulkWrite(updates, new BulkWriteOptions().ordered(true)))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, refused -> {
                    assertThat(refused.getWriteErrors().getFirst().getIndex()).isEqualTo(1);
                    assertThat(refused.getWriteErrors().getFirst().getCode()).isEqualTo(11000);
                    assertThat(refused.getWriteResult().getModifiedCount()).isEqualTo(1);
                });
        assertThat(things.find(eq(3)).first()).containsEntry("n", 3);
    }

    @Test
    @DisplayName("更新演算子は MongoDB と同じ結果になる")
    void update_operators_change_the_document() {
        things.insertOne(id(1).append("n", 1).append("gone", true).append("list", List.of("a", "b")));
        UpdateResult result = things.updateOne(
                eq(1),
                combine(
                        set("nested.value", "x"),
                        inc("n", 2),
                        unset("gone"),
                        push("list", "c"),
                        addToSet("set", 1),
                        setOnInsert("never", 1)));
        assertThat(result.getModifiedCount()).isEqualTo(1);
        things.updateOne(eq(1), addToSet("set", 1));
        things.updateOne(eq(1), pull("list", "a"));
        assertThat(things.find(eq(1)).first())
                .isEqualTo(id(1).append("n", 3)
                        .append("list", List.of("b", "c"))
                        .append("nested", new Document("value", "x"))
                        .append("set", List.of(1)));
    }

    @Test
    @DisplayName("点を含む項目名への置き換えは拒み、索引も文書も変えない")
    void replacement_with_a_dotted_field_changes_nothing() {
        things.createIndex(Indexes.ascending("n"));
        things.insertOne(id(1).append("n", 1));
        assertThatThrownBy(() -> things.replaceOne(eq(1), new Document("n", 2).append("a.b", 1)))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        refused -> assertThat(refused.getError().getCode()).isEqualTo(57));
        assertThat(things.find(eq("n", 1)).first()).isEqualTo(id(1).append("n", 1));
    }

    @Test
    @DisplayName("updateOne は一件、updateMany は全件を変える")
    void update_one_and_many_change_one_and_many() {
        things.insertMany(List.of(id(1).append("k", 1), id(2).append("k", 1), id(3).append("k", 2)));
        assertThat(things.updateOne(eq("k", 1), set("x", 1)).getModifiedCount()).isEqualTo(1);
        assertThat(things.updateMany(eq("k", 1), set("y", 1)).getModifiedCount())
                .isEqualTo(2);
        assertThat(things.countDocuments(eq("y", 1))).isEqualTo(2);
    }

    @Test
    @DisplayName("upsert は無ければ作り、あれば変える")
    void upsert_creates_or_changes() {
        UpdateOptions upsert = new UpdateOptions().upsert(true);
        UpdateResult created = things.updateOne(eq("key", "a"), inc("n", 1), upsert);
        assertThat(created.getUpsertedId()).isNotNull();
        assertThat(things.updateOne(eq("key", "a"), inc("n", 1), upsert).getMatchedCount())
                .isEqualTo(1);
        assertThat(things.find(eq("key", "a")).first()).containsEntry("n", 2);
        things.replaceOne(eq(9), new Document("v", 1), new ReplaceOptions().upsert(true));
        things.replaceOne(eq(9), new Document("v", 2), new ReplaceOptions().upsert(true));
        assertThat(things.find(eq(9)).first()).isEqualTo(id(9).append("v", 2));
    }

    @Test
    @DisplayName("findOneAndUpdate は前か後の文書を返す")
    void find_one_and_update_returns_before_or_after() {
        FindOneAndUpdateOptions after =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        assertThat(things.findOneAndUpdate(eq("c"), inc("n", 1), after)).containsEntry("n", 1);
        assertThat(things.findOneAndUpdate(eq("c"), inc("n", 1), after)).containsEntry("n", 2);
        assertThat(things.findOneAndUpdate(eq("c"), inc("n", 1))).containsEntry("n", 2);
        assertThat(things.findOneAndUpdate(and(eq("c"), gt("n", 99)), inc("n", 1)))
                .isNull();
        assertThat(things.findOneAndDelete(eq("c"))).containsEntry("n", 3);
        assertThat(things.countDocuments()).isZero();
    }

    @Test
    @DisplayName("更新で一意な値が重なれば拒み、何も変えない")
    void update_that_breaks_a_unique_index_changes_nothing() {
        things.createIndex(Indexes.ascending("a"));
        things.createIndex(Indexes.ascending("n"), new IndexOptions().unique(true));
        things.insertMany(List.of(
                id(1).append("n", 1).append("a", 1), id(2).append("n", 2).append("a", 2)));
        assertThatThrownBy(() -> things.updateOne(eq(2), combine(set("a", 9), set("n", 1))))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        refused -> assertThat(refused.getError().getCode()).isEqualTo(11000));
        assertThat(things.find(eq("a", 2)).first())
                .isEqualTo(id(2).append("n", 2).append("a", 2));
        assertThat(things.find(eq("a", 9)).first()).isNull();
    }

    private static Document id(Object id) {
        return new Document("_id", id);
    }
}
