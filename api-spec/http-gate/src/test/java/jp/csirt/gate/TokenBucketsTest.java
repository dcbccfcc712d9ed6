package jp.csirt.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("回数の制限の桶")
class TokenBucketsTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // the machine's count may wrap around

    @Test
    @DisplayName("初めは1分の分だけ続けて取れ、その先は次の一つまでの秒数を告げる")
    void full_bucket_is_emptied_and_then_tells_the_wait() {
        var buckets = new TokenBuckets(6, 10, nanos::get);
        for (int i = 0; i < 6; i++) {
            assertThat(buckets.take("a")).isZero();
        }
        assertThat(buckets.take("a")).isEqualTo(10);
        later(Duration.ofMillis(9_500));
        assertThat(buckets.take("a")).isEqualTo(1);
        later(Duration.ofMillis(500));
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isEqualTo(10);
    }

    @Test
    @DisplayName("断られた要求は一つも使わない")
    void refused_requests_take_nothing() {
        var buckets = new TokenBuckets(60, 10, nanos::get);
        for (int i = 0; i < 60; i++) {
            buckets.take("a");
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(buckets.take("a")).isEqualTo(1);
        }
        later(Duration.ofSeconds(1));
        assertThat(buckets.take("a")).isZero();
    }

    @Test
    @DisplayName("使わない間も、1分の分より多くはたまらない")
    void bucket_holds_no_more_than_a_minute() {
        var buckets = new TokenBuckets(2, 10, nanos::get);
        assertThat(buckets.take("a")).isZero();
        later(Duration.ofDays(1));
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isEqualTo(30);
    }

    @Test
    @DisplayName("一人が使い切っても、ほかは使える")
    void holders_do_not_share() {
        var buckets = new TokenBuckets(1, 10, nanos::get);
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isEqualTo(60);
        assertThat(buckets.take("b")).isZero();
    }

    @Test
    @DisplayName("覚えるのは決まった数までで、最も長く来ない者から忘れる")
    void only_so_many_holders_are_kept() {
        var buckets = new TokenBuckets(1, 3, nanos::get);
        buckets.take("regular");
        for (int i = 0; i < 1000; i++) {
            buckets.take("passing " + i);
            assertThat(buckets.take("regular")).isEqualTo(60);
            assertThat(buckets.size()).isLessThanOrEqualTo(3);
        }
        assertThat(buckets.take("passing 0")).isZero();
    }

    @Test
    @DisplayName("0は制限なし")
    void zero_means_no_limit() {
        var buckets = new TokenBuckets(0, 1, nanos::get);
        for (int i = 0; i < 1000; i++) {
            assertThat(buckets.take("a")).isZero();
        }
        assertThat(buckets.size()).isZero();
    }

    private void later(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
