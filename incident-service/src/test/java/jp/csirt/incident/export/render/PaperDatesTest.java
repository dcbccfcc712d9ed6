package jp.csirt.incident.export.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Supplier;
import jp.csirt.incident.domain.profile.DateStyle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperDatesTest {

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
        assertThat(wareki(() -> PaperDates.date(on))).isEqualTo(expected);
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
        assertThat(wareki(() -> PaperDates.dateTime(at))).isEqualTo(expected);
    }

    @Test
    @DisplayName("暦の届かない時刻も書ける")
    void times_beyond_any_calendar_stay_as_they_are() {
        assertThat(wareki(() -> PaperDates.dateTime(Instant.MAX))).isEqualTo("+1000000000-12-31T23:59:59.999999999Z");
        assertThat(wareki(() -> PaperDates.dateTime(Instant.MIN))).isEqualTo("-1000000000-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-20T00:05:00Z, 2026年2月20日 9時05分",
        "2019-04-30T15:00:00Z, 2019年5月1日 0時00分",
        "1600-01-01T00:00:00Z, 1600年1月1日 9時18分",
    })
    @DisplayName("団体の定めが西暦なら西暦で書く")
    void dates_are_western_where_the_body_writes_so(Instant at, String expected) {
        assertThat(PaperDates.write(DateStyle.SEIREKI, () -> PaperDates.dateTime(at)))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("月も同じ暦で書く")
    void months_are_of_the_same_calendar() {
        YearMonth may = YearMonth.of(2019, 5);
        assertThat(wareki(() -> PaperDates.month(may))).isEqualTo("令和元年5月");
        assertThat(PaperDates.write(DateStyle.SEIREKI, () -> PaperDates.month(may)))
                .isEqualTo("2019年5月");
    }

    private static String wareki(Supplier<String> writing) {
        return PaperDates.write(DateStyle.WAREKI, writing);
    }
}
