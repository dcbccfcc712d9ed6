package jp.csirt.incident.platform.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.account.Throttle.Attempt;
import jp.csirt.incident.platform.deadline.MovableClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;

@DisplayName("続けて失敗したログイン")
@ExtendWith(EmbeddedServer.class)
@Timeout(300)
class ThrottleTest {

    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final Duration NONE = Duration.ZERO;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T00:00:00Z"));
    private final Throttle throttle;
    private final Throttle otherNode;

    ThrottleTest(TestDatabase database) {
        throttle = new Throttle(database.mongo(), clock);
        otherNode = new Throttle(database.mongo(), clock);
    }

    private static Attempt begin(Throttle node, String who) {
        return Objects.requireNonNull(node.begin(who).block(WITHIN));
    }

    @Test
    @DisplayName("五回の後はどのノードでも待ち、一時間何もなければ忘れる")
    void every_node_waits() {
        for (int i = 1; i <= Throttle.FREE; i++) {
            assertThat(begin(i % 2 == 0 ? throttle : otherNode, "one")).isEqualTo(new Attempt(i, NONE));
        }
        assertThat(begin(otherNode, "one").delay()).isEqualTo(Duration.ofSeconds(30));
        assertThat(begin(throttle, "two").isSlowed()).isFalse();
        clock.move(Duration.ofHours(1).plusSeconds(1));
        assertThat(begin(throttle, "one")).isEqualTo(new Attempt(1, NONE));
    }

    @Test
    @DisplayName("正しかったときは、その人の失敗を忘れ、その場所からは一つだけ引く")
    void a_right_one_is_forgiven() {
        for (int i = 0; i < 3; i++) {
            begin(throttle, "person");
            begin(throttle, "place");
        }
        Attempt right = begin(throttle, "place");
        throttle.takeBack("place", right).block(WITHIN);
        throttle.forget("person").block(WITHIN);

        assertThat(begin(throttle, "place").count()).isEqualTo(4);
        assertThat(begin(throttle, "person").count()).isEqualTo(1);
    }

    @Test
    @DisplayName("同じ場所から同時に正しく入った人は、一人ずつ引かれ、残らない")
    void those_who_were_right_at_the_same_time_are_all_forgiven() {
        begin(throttle, "town hall");
        List<Attempt> right = IntStream.range(1, Throttle.FREE)
                .mapToObj(i -> begin(i % 2 == 0 ? throttle : otherNode, "town hall"))
                .toList();
        assertThat(begin(throttle, "town hall").isSlowed()).isTrue();

        Flux.merge(right.stream()
                        .map(attempt -> throttle.takeBack("town hall", attempt))
                        .toList())
                .blockLast(WITHIN);

        assertThat(begin(throttle, "town hall")).isEqualTo(new Attempt(2, NONE));
    }

    @Test
    @DisplayName("一人が正しくても、その後に失敗した人の待ち時間は残る")
    void the_wait_of_who_failed_later_stays() {
        for (int i = 0; i < Throttle.FREE; i++) {
            begin(throttle, "hall");
        }
        clock.move(Duration.ofSeconds(31));
        Attempt right = begin(throttle, "hall");
        clock.move(Duration.ofSeconds(61));
        begin(otherNode, "hall");

        throttle.takeBack("hall", right).block(WITHIN);

        assertThat(begin(throttle, "hall").isSlowed()).isTrue();
    }

    @Test
    @DisplayName("同時に何度試しても、確かめるのは五回まで")
    void many_at_once_are_no_more_than_one_after_the_other() {
        List<Attempt> attempts = Objects.requireNonNull(
                Flux.merge(Stream.of(throttle, otherNode, throttle, otherNode, throttle, otherNode, throttle, otherNode)
                                .map(node -> node.begin("busy"))
                                .toList())
                        .collectList()
                        .block(WITHIN));
        assertThat(attempts).filteredOn(attempt -> !attempt.isSlowed()).hasSize(Throttle.FREE);
        assertThat(attempts).filteredOn(Attempt::isSlowed).hasSize(3);
    }
}
