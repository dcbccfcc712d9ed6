package jp.csirt.incident.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.csirt.incident.domain.audit.AccessEvent.AccessRefused;
import jp.csirt.incident.domain.audit.AccessEvent.FurtherAccessRefused;
import jp.csirt.incident.domain.incident.IncidentId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("6.1(6) アクセス拒否の記録の上限")
class RefusalBoundsTest {

    private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");
    private static final KeyHolder ONE = new KeyHolder("one", new UUID(0, 1));
    private static final KeyHolder TWO = new KeyHolder("two", new UUID(0, 2));
    private static final IncidentId HERE = new IncidentId(new UUID(1, 1));
    private static final IncidentId THERE = new IncidentId(new UUID(1, 2));

    private final RefusalBounds bounds = new RefusalBounds();
    private Instant now = START;

    private List<AccessEvent> refused(KeyHolder who, String action, @Nullable IncidentId incident) {
        return bounds.refused(now, who, action, incident);
    }

    private void refuseTimes(KeyHolder who, int times) {
        IntStream.range(0, times).forEach(i -> refused(who, "act " + i, HERE));
    }

    @Test
    @DisplayName("同じ鍵と操作と事案の拒否は、10分に1件だけ記録する")
    void a_repetition_is_recorded_after_ten_minutes() {
        assertThat(refused(ONE, "close", HERE)).containsExactly(new AccessRefused(START, ONE, "close", HERE));
        assertThat(refused(ONE, "close", HERE)).isEmpty();
        now = START.plus(Duration.ofMinutes(10)).minusNanos(1);
        assertThat(refused(ONE, "close", HERE)).isEmpty();
        now = START.plus(Duration.ofMinutes(10));
        assertThat(refused(ONE, "close", HERE)).containsExactly(new AccessRefused(now, ONE, "close", HERE));
        assertThat(refused(ONE, "close", HERE)).isEmpty();
    }

    @Test
    @DisplayName("鍵、操作、事案のどれかが違えば、別の拒否として記録する")
    void whatever_differs_is_recorded() {
        assertThat(refused(ONE, "close", HERE)).hasSize(1);
        assertThat(refused(TWO, "close", HERE)).hasSize(1);
        assertThat(refused(ONE, "reopen", HERE)).hasSize(1);
        assertThat(refused(ONE, "close", THERE)).hasSize(1);
        assertThat(refused(ONE, "close", null)).hasSize(1);
        assertThat(refused(ONE, "close", null)).isEmpty();
    }

    @Test
    @DisplayName("1つの鍵は1時間に60件まで記録し、残りは1時間後に数だけを記録する")
    void beyond_sixty_only_the_number_is_recorded() {
        refuseTimes(ONE, 59);
        assertThat(refused(ONE, "sixtieth", HERE)).hasSize(1);
        now = START.plusSeconds(60);
        assertThat(refused(ONE, "beyond", HERE)).isEmpty();
        assertThat(refused(ONE, "beyond", HERE)).isEmpty();
        assertThat(refused(ONE, "sixtieth", HERE)).isEmpty(); // repeats what was recorded
        assertThat(refused(TWO, "beyond", HERE)).hasSize(1);
        Instant since = now;
        now = since.plus(Duration.ofHours(1)).minusNanos(1);
        assertThat(bounds.due(now)).isEmpty();
        now = since.plus(Duration.ofHours(1));
        assertThat(bounds.due(now)).containsExactly(new FurtherAccessRefused(now, ONE, since, 2));
        assertThat(bounds.due(now)).isEmpty();
    }

    @Test
    @DisplayName("上限は、どの1時間をとっても60件である")
    void the_hour_slides() {
        refuseTimes(ONE, 30);
        now = START.plus(Duration.ofMinutes(50));
        IntStream.range(0, 30)
                .forEach(i -> assertThat(refused(ONE, "later " + i, HERE)).hasSize(1));
        assertThat(refused(ONE, "beyond", HERE)).isEmpty();
        now = START.plus(Duration.ofHours(1));
        IntStream.range(0, 30)
                .forEach(i -> assertThat(refused(ONE, "next " + i, HERE)).hasSize(1));
        assertThat(refused(ONE, "beyond", HERE)).isEmpty();
    }

    @Test
    @DisplayName("止まる前に、まだ記録していない数を記録する")
    void what_was_held_back_is_told_before_the_end() {
        refuseTimes(ONE, 65);
        refuseTimes(TWO, 60);

        assertThat(bounds.all(now)).containsExactly(new FurtherAccessRefused(START, ONE, START, 5));
        assertThat(bounds.all(now)).isEmpty();
    }

    @Test
    @DisplayName("覚えている鍵の数には限りがあり、最も前に拒まれた鍵から、数を記録して忘れる")
    void the_key_refused_longest_ago_is_forgotten() {
        refuseTimes(ONE, 62);
        refused(TWO, "close", HERE);
        List<AccessEvent> events = IntStream.range(0, RefusalBounds.KEYS - 1)
                .mapToObj(i -> refused(new KeyHolder("key " + i, new UUID(2, i)), "close", HERE))
                .flatMap(List::stream)
                .toList();

        assertThat(events).hasSize(RefusalBounds.KEYS).endsWith(new FurtherAccessRefused(START, ONE, START, 2));
        assertThat(refused(TWO, "close", HERE)).isEmpty();
        assertThat(refused(ONE, "act 0", HERE)).contains(new AccessRefused(START, ONE, "act 0", HERE));
    }
}
