package jp.csirt.incident.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Objects;
import jp.csirt.incident.api.problem.ApiProblem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

@DisplayName("同時に行える数の限り")
class AtOnceTest {

    @Test
    @DisplayName("限りを超えたものは断り、終われば次を受ける")
    void what_is_too_much_is_sent_away_until_one_has_ended() {
        var atOnce = new AtOnce(1, "試験");
        Sinks.One<String> first = Sinks.one();
        var running = Objects.requireNonNull(atOnce.run(first.asMono()).subscribe());
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> atOnce.run(Mono.just("second")).block())
                .withMessageContaining("試験がほかに行われています")
                .satisfies(refused -> assertThat(refused.slug()).isEqualTo("overloaded"));
        running.dispose();
        assertThat(atOnce.run(Mono.just("third")).block()).isEqualTo("third");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() ->
                        atOnce.run(Mono.error(new IllegalStateException())).block());
        assertThat(atOnce.run(Mono.just("fourth")).block()).isEqualTo("fourth");
    }
}
