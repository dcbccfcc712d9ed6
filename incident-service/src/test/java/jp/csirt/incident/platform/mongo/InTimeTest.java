package jp.csirt.incident.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@DisplayName("データベースの回答の時限")
class InTimeTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    @Test
    @DisplayName("少しずつ読む者がいても、データベースには全部を一度に求める")
    void all_is_asked_for_at_once() {
        var asked = new ArrayList<Long>();
        var read = InTime.all(Flux.range(1, 100).doOnRequest(asked::add)).concatMap(Mono::just, 1);
        assertThat(Await.all(read, WITHIN)).hasSize(100);
        assertThat(asked).containsExactly(Long.MAX_VALUE);
    }

    @Test
    @DisplayName("答えないデータベースは、使えないとみなす")
    void silence_is_told() {
        assertThatThrownBy(() -> Await.first(InTime.first(Mono.never()), WITHIN))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> Await.all(InTime.all(Flux.concat(Flux.just(1), Flux.never())), WITHIN))
                .isInstanceOf(StoreUnavailableException.class);
    }
}
