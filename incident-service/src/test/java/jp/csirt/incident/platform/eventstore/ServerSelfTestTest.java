package jp.csirt.incident.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.bulk.BulkWriteError;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.TestServer;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.mongo.FaultyProxy;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import org.bson.BsonDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("起動時のサーバーの確かめ")
@ExtendWith(EmbeddedServer.class)
class ServerSelfTestTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final List<Integer> FIRST = List.of(101);

    @Test
    @DisplayName("組み込みのサーバーは合格し、試しの集まりは残らない")
    void the_embedded_server_passes_and_nothing_is_left(TestDatabase database) {
        ServerSelfTest.check(database.mongo(), WITHIN);

        assertThat(Await.all(database.mongo().listCollectionNames(), WITHIN)).isEmpty();
    }

    @Test
    @DisplayName("返事のないサーバーは不合格ではなく不在とする")
    void a_server_that_does_not_answer_is_away(TestDatabase database) {
        try (var proxy = new FaultyProxy(database.server());
                var client = TestServer.client(proxy.port())) {
            proxy.down();

            assertThatThrownBy(() -> ServerSelfTest.check(client.getDatabase("absent"), Duration.ofMillis(200)))
                    .isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Test
    @DisplayName("重複の拒み方を判定する")
    void duplicates_must_be_refused_alone_at_their_place() {
        assertThat(SelfTestRules.duplicate("x", List.of(error(11000, 1)), FIRST, FIRST))
                .isEmpty();
        assertThat(SelfTestRules.duplicate("the elements of an array", List.of(), List.of(100, 101, 102), FIRST))
                .containsExactly("a duplicate under a unique index on the elements of an array is accepted");
        assertThat(SelfTestRules.duplicate("x", List.of(error(11001, 1)), FIRST, FIRST))
                .containsExactly(
                        "a duplicate under a unique index on x is refused as code 11001 at place 1, not 11000 at 1");
        assertThat(SelfTestRules.duplicate("x", List.of(error(11000, 0)), FIRST, FIRST))
                .singleElement()
                .asString()
                .contains("at place 0");
        assertThat(SelfTestRules.duplicate("x", List.of(error(11000, 1), error(11000, 2)), FIRST, FIRST))
                .isNotEmpty();
        assertThat(SelfTestRules.duplicate("x", List.of(error(11000, 1)), List.of(101, 102), FIRST))
                .containsExactly(
                        "after a duplicate under a unique index on x, [101, 102] of an ordered batch are stored,"
                                + " not [101]");
    }

    @Test
    @DisplayName("並行する加算の失われを判定する")
    void counters_must_lose_nothing() {
        List<Integer> all = IntStream.rangeClosed(1, 8).boxed().toList();
        assertThat(SelfTestRules.counters(all.reversed(), 8)).isEmpty();
        assertThat(SelfTestRules.counters(List.of(1, 2, 2, 3, 4, 5, 6, 7), 8))
                .containsExactly("parallel counters lose updates: 7 different answers to 8 increments");
        assertThat(SelfTestRules.counters(all.subList(0, 7), 8)).isNotEmpty();
    }

    @Test
    @DisplayName("比較と更新が一つであることを判定する")
    void compare_and_set_must_have_one_winner() {
        assertThat(SelfTestRules.compareAndSet(LongStream.of(1, 1).boxed().toList()))
                .isEmpty();
        assertThat(SelfTestRules.compareAndSet(LongStream.of(1, 2).boxed().toList()))
                .containsExactly("compare-and-set is not atomic: winners per round [1, 2], not one each");
        assertThat(SelfTestRules.compareAndSet(LongStream.of(0).boxed().toList()))
                .isNotEmpty();
    }

    @Test
    @DisplayName("範囲の読み出しの順を判定する")
    void ranges_must_be_whole_and_in_order() {
        assertThat(SelfTestRules.range("ascending", List.of(5, 6), List.of(5, 6)))
                .isEmpty();
        assertThat(SelfTestRules.range("ascending", List.of(6, 5), List.of(5, 6)))
                .containsExactly("a sorted read ascending answers [6, 5], not [5, 6]");
    }

    @Test
    @DisplayName("不合格の知らせは、足りないことをすべて挙げる")
    void the_refusal_names_what_failed() {
        assertThat(new UnfitServerException(List.of("one thing", "another")))
                .hasMessage("This database server cannot hold the event store: one thing; another.");
    }

    private static BulkWriteError error(int code, int index) {
        return new BulkWriteError(code, "duplicate key", new BsonDocument(), index);
    }
}
