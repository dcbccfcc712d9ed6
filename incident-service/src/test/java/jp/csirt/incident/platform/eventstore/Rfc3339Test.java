package jp.csirt.incident.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("時刻の文字列")
class Rfc3339Test {

    @Test
    @DisplayName("いつも九桁の小数で書く")
    void nine_digits_are_always_written() {
        assertThat(Rfc3339.format(Instant.parse("2026-11-21T00:15:00Z"))).isEqualTo("2026-11-21T00:15:00.000000000Z");
        assertThat(Rfc3339.format(Instant.parse("2026-11-21T00:15:00.12Z")))
                .isEqualTo("2026-11-21T00:15:00.120000000Z");
        assertThat(Rfc3339.format(Instant.parse("0999-01-01T00:00:00.000000001Z")))
                .isEqualTo("0999-01-01T00:00:00.000000001Z");
    }

    @Test
    @DisplayName("文字列の順は時刻の順である")
    void texts_sort_as_instants_do() {
        Instant some = Instant.parse("2026-11-21T00:15:00Z");
        assertThat(Stream.of(Rfc3339.MIN, some, some.plusNanos(1), some.plusMillis(1), some.plusSeconds(1), Rfc3339.MAX)
                        .map(Rfc3339::format))
                .isSorted();
    }

    @Test
    @DisplayName("四桁でない年は書かない")
    void a_year_without_four_digits_is_refused() {
        Stream.of(Rfc3339.MIN.minusNanos(1), Rfc3339.MAX.plusNanos(1), Instant.MIN, Instant.MAX)
                .forEach(instant -> assertThatThrownBy(() -> Rfc3339.format(instant))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("four digits"));
    }
}
