package jp.csirt.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("遮断器")
class BreakerTest {

    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final Duration OPEN = Duration.ofMinutes(1);
    private static final String MAIL = "mail";

    private final Breaker breaker = new Breaker(OPEN);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed(MAIL, NOW);
        }
    }

    @Test
    @DisplayName("続けて五度失敗すると、しばらく何も試されない")
    void five_failures_in_a_row_open_it() {
        fail(4);
        assertThat(breaker.closedUntil(MAIL, NOW)).isEmpty();
        assertThat(breaker.isOpen(MAIL, NOW)).isFalse();
        fail(1);
        assertThat(breaker.closedUntil(MAIL, NOW)).contains(NOW.plus(OPEN));
        assertThat(breaker.isOpen(MAIL, NOW)).isTrue();
    }

    @Test
    @DisplayName("間に一度でも届けば、数え直す")
    void a_success_in_between_counts_anew() {
        fail(4);
        breaker.worked(MAIL);
        fail(4);
        assertThat(breaker.closedUntil(MAIL, NOW)).isEmpty();
    }

    @Test
    @DisplayName("ほかのサーバーは、そのまま試される")
    void other_servers_are_tried_as_before() {
        fail(5);
        assertThat(breaker.closedUntil("hooks.town.example", NOW)).isEmpty();
    }

    @Test
    @DisplayName("時が過ぎれば一通だけが試され、届けばすべて、届かなければまた待つ")
    void after_its_time_one_is_tried_and_decides_for_the_rest() {
        fail(5);
        Instant later = NOW.plus(OPEN);
        assertThat(breaker.closedUntil(MAIL, later)).isEmpty();
        assertThat(breaker.closedUntil(MAIL, later)).contains(later.plus(OPEN));
        breaker.worked(MAIL);
        assertThat(breaker.closedUntil(MAIL, later)).isEmpty();

        fail(5);
        assertThat(breaker.closedUntil(MAIL, later)).isEmpty();
        breaker.failed(MAIL, later);
        assertThat(breaker.closedUntil(MAIL, later.plus(OPEN).minusMillis(1))).contains(later.plus(OPEN));
    }
}
