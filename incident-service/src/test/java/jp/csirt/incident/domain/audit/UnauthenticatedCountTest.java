package jp.csirt.incident.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import jp.csirt.incident.domain.audit.AccessEvent.UnauthenticatedAccess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("6.1(6) 未認証アクセスの集計")
class UnauthenticatedCountTest {

    private static final Instant MINUTE = Instant.parse("2026-04-01T00:05:00Z");

    private final UnauthenticatedCount count = new UnauthenticatedCount();

    @Test
    @DisplayName("1分に何件あっても、その分が終わってから1件だけ記録する")
    void a_minute_makes_one_event() {
        assertThat(count.due(MINUTE)).isEmpty();
        for (int second = 0; second < 60; second++) {
            assertThat(count.count(MINUTE.plusSeconds(second))).isEmpty();
        }
        assertThat(count.due(MINUTE.plusSeconds(60).minusNanos(1))).isEmpty();
        Instant next = MINUTE.plusSeconds(60);
        assertThat(count.due(next)).containsExactly(new UnauthenticatedAccess(next, MINUTE, 60));
        assertThat(count.due(next.plusSeconds(60))).isEmpty();
    }

    @Test
    @DisplayName("誰も確かめないうちに次の分の要求が来ても、それぞれの分の数になる")
    void each_minute_keeps_its_own_number() {
        count.count(MINUTE);
        count.count(MINUTE.plusSeconds(59));
        Instant next = MINUTE.plusSeconds(61);

        assertThat(count.count(next)).containsExactly(new UnauthenticatedAccess(next, MINUTE, 2));
        assertThat(count.all(next)).containsExactly(new UnauthenticatedAccess(next, MINUTE.plusSeconds(60), 1));
        assertThat(count.all(next)).isEmpty();
    }
}
