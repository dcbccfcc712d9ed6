package jp.csirt.incident.export.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarekiTest {

    @ParameterizedTest
    @CsvSource({
        "2026-02-20, 令和8年2月20日",
        "2019-05-01, 令和元年5月1日",
        "2019-04-30, 平成31年4月30日",
        "1989-01-08, 平成元年1月8日",
        "1989-01-07, 昭和64年1月7日",
        "2020-12-31, 令和2年12月31日",
        "2028-02-29, 令和10年2月29日",
        "1873-01-01, 明治6年1月1日",
        "1872-12-31, 西暦1872年12月31日",
        "0001-01-01, 西暦1年1月1日",
    })
    @DisplayName("日付を和暦で書く")
    void dates_are_of_japanese_eras(LocalDate on, String expected) {
        assertThat(Wareki.date(on)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-20T00:05:00Z, 令和8年2月20日 9時05分",
        "2026-02-19T15:00:00Z, 令和8年2月20日 0時00分",
        "2026-02-19T14:59:59Z, 令和8年2月19日 23時59分",
        "2019-04-30T15:00:00Z, 令和元年5月1日 0時00分",
    })
    @DisplayName("日時を日本時間の和暦で書く")
    void instants_are_written_in_japanese_time(Instant at, String expected) {
        assertThat(Wareki.dateTime(at)).isEqualTo(expected);
    }

    @Test
    @DisplayName("暦の届かない時刻も書ける")
    void times_beyond_any_calendar_stay_as_they_are() {
        assertThat(Wareki.dateTime(Instant.MAX)).isEqualTo("+1000000000-12-31T23:59:59.999999999Z");
        assertThat(Wareki.dateTime(Instant.MIN)).isEqualTo("-1000000000-01-01T00:00:00Z");
    }
}
