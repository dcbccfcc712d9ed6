package jp.csirt.incident.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.mongo.Await;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.scheduler.Schedulers;

@DisplayName("データベースの中の連鎖の検証")
@ExtendWith(EmbeddedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChainVerifierTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final MongoDatabase database;

    ChainVerifierTest(TestDatabase database) {
        this.database = database.mongo();
        Await.first(new CommitLog(this.database).createIndexes(), WITHIN);
    }

    @BeforeEach
    void fill() {
        replace(SampleLog.documents());
    }

    static List<Tampering> tamperings() {
        return Tampering.all();
    }

    @Test
    @DisplayName("手を加えていない記録は正しい")
    void an_untouched_log_is_valid() {
        assertThat(verify(1, null, marks()).checked()).isEqualTo(9);
        assertThat(verify(1, null, marks()).valid()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    @DisplayName("データベースに手を加えたら、最初の場所と種類が分かる")
    void tampering_in_the_database_is_named(Tampering tampering) {
        replace(tampering.done());
        assertThat(verify(1, null, tampering.marked() ? marks() : List.of()).firstBad())
                .isEqualTo(new ChainFault(tampering.position(), tampering.kind()));
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "2,2,2", "3,3,2", "3,4,3", "6,6,3", "4,,6", "9,9,1", "10,,0", "10,20,0", "1,9,9", "7,8,4"})
    @DisplayName("範囲はコミットの境まで広げて検証する")
    void a_stretch_snaps_to_commits(long from, @Nullable Long to, long checked) {
        var found = verify(from, to, marks());
        assertThat(found.valid()).isTrue();
        assertThat(found.checked()).isEqualTo(checked);
    }

    @Test
    @DisplayName("範囲の外の改ざんは問わず、範囲の中のものは分かる")
    void a_stretch_tells_only_of_itself() {
        replace(Tampering.all().getFirst().done());
        assertThat(verify(1, 4L, List.of()).valid()).isTrue();
        assertThat(verify(8, null, marks()).valid()).isTrue();
        assertThat(verify(6, 6L, List.of()).firstBad()).isEqualTo(new ChainFault(5, FaultKind.ALTERED));
    }

    static List<Object> strays() {
        return List.of(
                "x",
                new MinKey(),
                Instant.EPOCH,
                new ObjectId(),
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                -1e300,
                Decimal128.parse("-9223372036854775809"));
    }

    @ParameterizedTest
    @MethodSource("strays")
    @DisplayName("番号のない文書も見つける")
    void a_document_without_a_number_is_found(Object id) {
        Document stray = SampleLog.documents().getFirst().append("_id", id).append("last", "x");
        stray.getList("events", Document.class).getFirst().put("id", "x");
        Await.first(commits().insertOne(stray.append("first", 77L)), WITHIN);
        assertThat(Objects.requireNonNull(verify(1, null, marks()).firstBad()).kind())
                .isEqualTo(FaultKind.INSERTED);
    }

    @Test
    @DisplayName("頁をまたいで検証する")
    void a_log_of_many_pages_is_read_to_its_end() {
        var many = new ArrayList<Document>();
        Head head = Head.EMPTY;
        for (int i = 0; i < 350; i++) {
            StoredCommit commit = SampleLog.draft(5, 2L * i, 2).after(head, Instant.EPOCH);
            many.add(commit.toDocument());
            head = Head.after(commit);
        }
        replace(many);
        assertThat(verify(1, null, List.of(new Mark(700, head.hash()))))
                .isEqualTo(new Verification(null, 700, 700, head.hash()));
        assertThat(verify(203, null, List.of()).checked()).isEqualTo(498);
    }

    private Verification verify(long from, @Nullable Long to, List<Mark> marks) {
        var verifier = new ChainVerifier(new CommitLog(database), Schedulers.immediate());
        return Objects.requireNonNull(Await.first(verifier.verify(from, to, marks), WITHIN));
    }

    private void replace(List<Document> log) {
        Await.first(commits().deleteMany(new Document()), WITHIN);
        if (!log.isEmpty()) {
            Await.first(commits().insertMany(log), WITHIN);
        }
    }

    private MongoCollection<Document> commits() {
        return database.getCollection("commits");
    }

    private static List<Mark> marks() {
        StoredCommit newest = SampleLog.commits().getLast();
        return List.of(new Mark(newest.last(), newest.hash()));
    }
}
