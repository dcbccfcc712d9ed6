package jp.csirt.incident.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.csirt.incident.domain.audit.AccessEvent.RestrictedDataRead;
import jp.csirt.incident.domain.incident.IncidentId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("6.1(6) 制限情報の閲覧の記録の上限")
class ReadBoundsTest {

    private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");
    private static final KeyHolder KEY = new KeyHolder("one", new UUID(0, 1));
    private static final KeyHolder OTHER_KEY = new KeyHolder("two", new UUID(0, 1));
    private static final KeyHolder OTHER_PERSON = new KeyHolder("three", new UUID(0, 3));
    private static final IncidentId HERE = incident(1);

    private final ReadBounds bounds = new ReadBounds();

    private static IncidentId incident(int n) {
        return new IncidentId(new UUID(1, n));
    }

    @Test
    @DisplayName("同じ人が同じ事案を見たことは、鍵や見たものが違っても10分に1件だけ記録する")
    void one_event_for_a_person_and_incident() {
        assertThat(bounds.read(START, KEY, "bundle", HERE))
                .containsExactly(new RestrictedDataRead(START, KEY, "bundle", HERE));
        assertThat(bounds.read(START, OTHER_KEY, "detail", HERE)).isEmpty();
        assertThat(bounds.read(START, OTHER_PERSON, "bundle", HERE)).hasSize(1);
        assertThat(bounds.read(START, KEY, "bundle", incident(2))).hasSize(1);
        assertThat(bounds.read(START, KEY, "log", null)).hasSize(1);
        assertThat(bounds.read(START, KEY, "log", null)).isEmpty();
        Instant later = START.plus(Duration.ofMinutes(10));
        assertThat(bounds.read(later.minusNanos(1), KEY, "bundle", HERE)).isEmpty();
        assertThat(bounds.read(later, KEY, "bundle", HERE)).hasSize(1);
    }

    @Test
    @DisplayName("覚えている組の数には限りがあり、最も前に記録した組から忘れる")
    void the_pair_recorded_longest_ago_is_forgotten() {
        IntStream.rangeClosed(0, ReadBounds.MOST)
                .forEach(n -> assertThat(bounds.read(START, KEY, "bundle", incident(n)))
                        .hasSize(1));

        assertThat(bounds.read(START, KEY, "bundle", incident(1))).isEmpty();
        assertThat(bounds.read(START, KEY, "bundle", incident(0))).hasSize(1);
        assertThat(bounds.read(START, KEY, "bundle", incident(1))).hasSize(1);
    }
}
