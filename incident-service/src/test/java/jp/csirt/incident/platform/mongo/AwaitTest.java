package jp.csirt.incident.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.reactivestreams.client.MongoClient;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.TestServer;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@DisplayName("データベースの返事を待つ")
@ExtendWith(EmbeddedServer.class)
class AwaitTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    @DisplayName("一つ、すべて、または無しを返す")
    void answers_what_the_publisher_has() {
        assertThat(Await.first(Flux.just(1, 2), WITHIN)).isEqualTo(1);
        assertThat(Await.<Object>first(Mono.empty(), WITHIN)).isNull();
        assertThat(Await.all(Flux.just(1, 2), WITHIN)).containsExactly(1, 2);
        assertThat(Await.all(Flux.empty(), WITHIN)).isEmpty();
    }

    @Test
    @DisplayName("時間切れは不在とし、問い合わせを取り消す")
    void a_time_out_is_absence_and_cancels_the_question() {
        var cancelled = new AtomicBoolean();

        assertThatThrownBy(() -> Await.first(Mono.never().doOnCancel(() -> cancelled.set(true)), SHORT))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("the database did not answer in time");
        assertThat(cancelled).isTrue();
        assertThatThrownBy(() -> Await.all(Flux.never(), SHORT)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    @DisplayName("通信の障害は不在とし、他の障害はそのまま伝える")
    void faults_of_the_network_are_absence_and_others_stay() {
        var notPrimary = new MongoNotPrimaryException(new BsonDocument(), new ServerAddress());
        var other = new MongoException(1, "other");
        var ours = new IllegalArgumentException("ours");

        assertThatThrownBy(() -> Await.first(Mono.error(new MongoTimeoutException("late")), WITHIN))
                .isInstanceOf(StoreUnavailableException.class)
                .hasCauseInstanceOf(MongoTimeoutException.class);
        assertThatThrownBy(() -> Await.first(Mono.error(notPrimary), WITHIN))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> Await.first(Mono.error(other), WITHIN)).isSameAs(other);
        assertThatThrownBy(() -> Await.first(Mono.error(ours), WITHIN)).isSameAs(ours);
    }

    @Test
    @DisplayName("サーバーが落ちていれば不在とする")
    void a_server_that_is_down_is_absent(TestDatabase database) {
        try (var proxy = new FaultyProxy(database.server());
                MongoClient client = TestServer.client(proxy.port())) {
            var ping = client.getDatabase("test").runCommand(new Document("ping", 1));
            assertThat(Await.first(ping, WITHIN)).isNotNull();

            proxy.down();

            assertThatThrownBy(() -> Await.first(ping, WITHIN)).isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Test
    @DisplayName("中断されれば不在とし、中断の印を残す")
    void an_interruption_is_absence_and_is_kept() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Await.first(Mono.never(), WITHIN)).isInstanceOf(StoreUnavailableException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @DisplayName("イベントループでは待たない")
    void an_event_loop_must_not_wait() {
        Mono<Object> waiting = Mono.fromCallable(() -> Await.all(Mono.just(1), WITHIN))
                .<Object>map(items -> items)
                .subscribeOn(Schedulers.parallel());

        assertThatThrownBy(() -> Await.first(waiting, WITHIN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("event loop");
    }
}
