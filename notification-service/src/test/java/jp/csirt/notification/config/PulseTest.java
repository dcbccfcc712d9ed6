package jp.csirt.notification.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PulseTest {

    @Test
    @DisplayName("一つの仕事が重い誤りに終わっても、ほかの仕事も次の回も行われる")
    void an_error_in_one_round_ends_neither_the_others_nor_the_next() throws InterruptedException {
        var again = new CountDownLatch(2);
        var other = new CountDownLatch(2);
        Runnable broken = () -> {
            again.countDown();
            throw new StackOverflowError();
        };
        try (var pulse = new Pulse("test", List.of(broken, other::countDown), Clock.systemUTC())) {
            pulse.start();
            assertThat(again.await(2, TimeUnit.MINUTES)).isTrue();
            assertThat(other.await(2, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    @DisplayName("すべての仕事が終わった時からの長さが分かり、途中で誤った回は数えない")
    void its_age_counts_from_the_last_good_round() throws InterruptedException {
        var start = Instant.parse("2026-04-01T00:00:00Z");
        var now = new AtomicReference<>(start);
        InstantSource clock = now::get;
        var round = new CountDownLatch(1);
        Runnable broken = () -> {
            now.set(start.plusSeconds(90));
            round.countDown();
            throw new IllegalStateException("broken");
        };
        try (var pulse = new Pulse("test", List.of(broken), clock)) {
            assertThat(pulse.age()).isZero();
            pulse.start();
            assertThat(round.await(2, TimeUnit.MINUTES)).isTrue();
            assertThat(pulse.age()).isEqualTo(Duration.ofSeconds(90));
        }
    }
}
