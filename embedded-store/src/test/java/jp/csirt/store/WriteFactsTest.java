package jp.csirt.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What writing commands do, as MongoDB does it. */
class WriteFactsTest {

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
    @DisplayName("挿入した文書は書いたとおりに読める")
    void inserted_document_is_read_as_it_was_written() {
        Document written =
                new Document("_id", 1).append("名前", "南市").append("nested", new Document("a", List.of(1L, 2.5)));
        things.insertOne(written);
        assertThat(things.find(eq(1)).first()).isEqualTo(written);
    }

    @Test
    @DisplayName("順序つきの一括挿入は重複のところで止まり、位置と数を正しく答える")
    void ordered_insert_stops_at_a_duplicate_and_tells_where() {
        things.createIndex(Indexes.ascending("n"), new IndexOptions().unique(true));
        List<Document> documents = new ArrayList<>();
        for (int n : new int[] {1, 2, 1, 4}) {
            documents.add(new Document("n", n));
        }
        MongoBulkWriteException refused =
                catchThrowableOfType(MongoBulkWriteException.class, () -> things.insertMany(documents));
        assertThat(refused.getWriteErrors())
                .extracting(BulkWriteError::getIndex)
                .containsExactly(2);
        assertThat(refused.getWriteErrors()).extracting(BulkWriteError::getCode).containsExactly(11000);
        assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(2);
        assertThat(things.countDocuments()).isEqualTo(2);
    }

    @Test
    @DisplayName("順序なしの一括挿入は重複だけを飛ばす")
    void unordered_insert_skips_only_duplicates() {
        List<Document> documents = List.of(id(1), id(1), id(2), id(1), id(3));
        MongoBulkWriteException refused = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> things.insertMany(documents, new InsertManyOptions().ordered(false)));
        assertThat(refused.getWriteErrors())
                .extracting(BulkWriteError::getIndex)
                .containsExactly(1, 3);
        assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(3);
    }

    @Test
    @DisplayName("deleteOne は一件、deleteMany は全件を消す")
    void delete_one_and_many() {
        things.createIndex(Indexes.ascending("tags"));
        things.insertMany(List.of(
                id(1).append("tags", List.of("a", "b")),
                id(2).append("tags", List.of("a")),
                id(3).append("tags", List.of()),
                id(4)));
        assertThat(things.deleteOne(eq("tags", "a")).getDeletedCount()).isEqualTo(1);
        assertThat(things.deleteMany(eq("tags", "a")).getDeletedCount()).isEqualTo(1);
        assertThat(things.deleteMany(new Document()).getDeletedCount()).isEqualTo(2);
        assertThat(things.countDocuments()).isZero();
    }

    @Test
    @DisplayName("項目の名前が query でも、条件は条件として扱う")
    void filter_may_have_a_field_named_query() {
        things.insertMany(List.of(id(1).append("a", 1), id(2).append("query", new Document("a", 1))));
        assertThat(things.findOneAndUpdate(eq("query", new Document("a", 1)), set("x", 1)))
                .containsEntry("_id", 2);
        assertThat(things.deleteMany(eq("query", new Document("a", 1))).getDeletedCount())
                .isEqualTo(1);
        assertThat(things.find().first()).isEqualTo(id(1).append("a", 1));
    }

    @Test
    @DisplayName("書き込み保証の指定は受け入れる")
    void write_concerns_are_accepted() {
        things.withWriteConcern(WriteConcern.MAJORITY).insertOne(id(1));
        things.withWriteConcern(WriteConcern.JOURNALED).insertOne(id(2));
        things.withWriteConcern(WriteConcern.W1).insertOne(id(3));
        assertThat(things.countDocuments()).isEqualTo(3);
    }

    @Test
    @DisplayName("16 MiB を超えて育つ文書は拒み、接続は続く")
    void document_that_grows_beyond_16_mebibytes_is_refused() {
        String third = "x".repeat(6 << 20);
        things.insertOne(id(1).append("list", List.of(third)));
        things.updateOne(eq(1), push("list", third));
        assertThatThrownBy(() -> things.updateOne(eq(1), push("list", third)))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        refused -> assertThat(refused.getError().getCode()).isEqualTo(17419));
        assertThat(things.countDocuments(size("list", 2))).isEqualTo(1);
    }

    @Test
    @DisplayName("知らないコマンドは 59 で断り、接続も保存も続く")
    void unknown_command_is_refused_and_the_connection_goes_on() {
        assertThatThrownBy(() -> running.database().runCommand(new Document("noSuchThing", 1)))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(59));
        things.insertOne(id(1));
        assertThat(things.countDocuments()).isEqualTo(1);
        assertThat(running.store().healthy()).isTrue();
    }

    private static Document id(Object id) {
        return new Document("_id", id);
    }
}
