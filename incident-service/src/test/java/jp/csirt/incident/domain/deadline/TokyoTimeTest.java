package jp.csirt.incident.domain.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("日本時間")
class TokyoTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T14:59:59.999Z,2025",
        "2026-03-31T15:00:00Z,2026",
        "2026-04-30T00:00:00Z,2026",
        "2026-12-31T14:59:59Z,2026",
        "2026-12-31T15:00:00Z,2026",
        "2027-03-31T14:59:59Z,2026"
    })
    @DisplayName("年度は日本時間の4月1日に始まり、始まる年で呼ぶ")
    void the_fiscal_year_begins_with_april(Instant instant, int year) {
        assertThat(TokyoTime.fiscalYearOf(instant)).isEqualTo(year);
    }

    @Test
    @DisplayName("日付と時刻は日本時間で読む")
    void dates_and_times_are_those_of_tokyo() {
        assertThat(TokyoTime.dateOf(Instant.parse("2026-02-19T15:00:00Z"))).isEqualTo(LocalDate.of(2026, 2, 20));
        assertThat(TokyoTime.startOf(LocalDate.of(2026, 2, 20))).isEqualTo(Instant.parse("2026-02-19T15:00:00Z"));
        assertThat(TokyoTime.at(LocalDate.of(2026, 2, 20), LocalTime.of(8, 30)))
                .isEqualTo(Instant.parse("2026-02-19T23:30:00Z"));
    }
}
