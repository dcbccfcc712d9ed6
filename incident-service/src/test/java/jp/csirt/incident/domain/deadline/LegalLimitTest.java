package jp.csirt.incident.domain.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.TimeZone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("法定期限")
class LegalLimitTest {

    private static final HolidayCalendar CALENDAR = Calendars.SHIPPED;

    @ParameterizedTest(name = "{0} から {1} 日: {3}")
    @CsvSource(textBlock = """
            2026-04-01, 30, 2026-04-30, 2026-04-30
            2026-04-01, 60, 2026-05-30, 2026-06-01
            2026-04-06, 30, 2026-05-05, 2026-05-07
            2026-04-07, 30, 2026-05-06, 2026-05-07
            2025-12-02, 30, 2025-12-31, 2026-01-05
            2026-11-30, 30, 2026-12-29, 2027-01-04
            2026-07-01, 60, 2026-08-29, 2026-08-31
            2026-08-24, 30, 2026-09-22, 2026-09-24
            """)
    @DisplayName("C.3 確報は知った日を1日目とし、閉庁日に当たれば次の開庁日まで")
    void the_vectors_of_the_requirements(LocalDate known, int days, LocalDate raw, LocalDate due) {
        check(known, days, raw, due);
    }

    @ParameterizedTest(name = "{0} から {1} 日: {3}")
    @CsvSource(textBlock = """
            2022-01-01, 30, 2022-01-30, 2022-01-31
            2022-03-31, 30, 2022-04-29, 2022-05-02
            2022-04-04, 30, 2022-05-03, 2022-05-06
            2022-04-05, 30, 2022-05-04, 2022-05-06
            2022-04-06, 30, 2022-05-05, 2022-05-06
            2022-11-30, 30, 2022-12-29, 2023-01-04
            2022-12-01, 30, 2022-12-30, 2023-01-04
            2022-12-04, 30, 2023-01-02, 2023-01-04
            2022-12-05, 30, 2023-01-03, 2023-01-04
            2022-12-06, 30, 2023-01-04, 2023-01-04
            2023-01-30, 30, 2023-02-28, 2023-02-28
            2023-01-31, 30, 2023-03-01, 2023-03-01
            2023-03-05, 60, 2023-05-03, 2023-05-08
            2023-04-04, 30, 2023-05-03, 2023-05-08
            2023-07-20, 60, 2023-09-17, 2023-09-19
            2023-11-02, 60, 2023-12-31, 2024-01-04
            2023-12-30, 60, 2024-02-27, 2024-02-27
            2024-01-30, 30, 2024-02-28, 2024-02-28
            2024-01-31, 30, 2024-02-29, 2024-02-29
            2024-01-01, 60, 2024-02-29, 2024-02-29
            2024-02-29, 30, 2024-03-29, 2024-03-29
            2024-02-29, 60, 2024-04-28, 2024-04-30
            2024-04-04, 30, 2024-05-03, 2024-05-07
            2024-07-14, 30, 2024-08-12, 2024-08-13
            2024-08-25, 30, 2024-09-23, 2024-09-24
            2024-10-06, 30, 2024-11-04, 2024-11-05
            2024-10-30, 60, 2024-12-28, 2025-01-06
            2024-11-30, 30, 2024-12-29, 2025-01-06
            2025-01-26, 30, 2025-02-24, 2025-02-25
            2025-03-07, 60, 2025-05-05, 2025-05-07
            2025-04-07, 30, 2025-05-06, 2025-05-07
            2025-08-16, 30, 2025-09-14, 2025-09-16
            2025-10-31, 60, 2025-12-29, 2026-01-05
            2025-11-04, 60, 2026-01-02, 2026-01-05
            2025-12-05, 30, 2026-01-03, 2026-01-05
            2026-02-20, 30, 2026-03-21, 2026-03-23
            2026-03-04, 60, 2026-05-02, 2026-05-07
            2026-04-04, 30, 2026-05-03, 2026-05-07
            2026-07-22, 60, 2026-09-19, 2026-09-24
            2026-07-24, 60, 2026-09-21, 2026-09-24
            2026-08-20, 30, 2026-09-18, 2026-09-18
            2026-08-21, 30, 2026-09-19, 2026-09-24
            2026-08-22, 30, 2026-09-20, 2026-09-24
            2026-08-23, 30, 2026-09-21, 2026-09-24
            2026-08-25, 30, 2026-09-23, 2026-09-24
            2027-02-20, 30, 2027-03-21, 2027-03-23
            2027-02-21, 30, 2027-03-22, 2027-03-23
            2027-12-31, 60, 2028-02-28, 2028-02-28
            2028-01-30, 30, 2028-02-28, 2028-02-28
            2028-01-31, 30, 2028-02-29, 2028-02-29
            2029-04-01, 30, 2029-04-30, 2029-05-01
            """)
    @DisplayName("C.3 年末年始、閏年、月末、大型連休、祝日の重なりでも同じ数え方をする")
    void further_vectors(LocalDate known, int days, LocalDate raw, LocalDate due) {
        check(known, days, raw, due);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            2026-04-01T23:59:59+09:00, 2026-04-30
            2026-04-02T00:00:00+09:00, 2026-05-01
            2026-04-01T14:59:59Z,      2026-04-30
            2026-04-01T15:00:00Z,      2026-05-01
            2026-03-31T15:00:00Z,      2026-04-30
            2026-04-01T08:00:00-07:00, 2026-05-01
            """)
    @DisplayName("C.3 知った日は日本時間の日付で決まる")
    void the_day_of_knowing_is_that_of_tokyo(OffsetDateTime known, LocalDate due) {
        assertThat(LegalLimit.finalReport(known.toInstant(), false, CALENDAR))
                .map(Due::hardOn)
                .contains(due);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Kiritimati", "Etc/GMT+12"})
    @DisplayName("C.3 機械の時間帯や夏時間は期限を変えない")
    void the_zone_of_the_machine_changes_nothing(String zone) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            assertThat(LegalLimit.finalReport(Instant.parse("2026-03-08T15:30:00Z"), false, CALENDAR))
                    .map(Due::hard)
                    .contains(Instant.parse("2026-04-07T15:00:00Z"));
            assertThat(LegalLimit.preliminary(Instant.parse("2026-10-24T14:59:59Z"))
                            .hard())
                    .isEqualTo(Instant.parse("2026-10-28T15:00:00Z"));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(textBlock = """
            2026-04-01, 2026-04-03, 2026-04-05
            2026-05-02, 2026-05-04, 2026-05-06
            2025-12-30, 2026-01-01, 2026-01-03
            2024-02-27, 2024-02-29, 2024-03-02
            2023-02-27, 2023-03-01, 2023-03-03
            """)
    @DisplayName("C.3 速報の目安は3日目と5日目で、閉庁日でも延びない")
    void the_preliminary_report_counts_closed_days(LocalDate known, LocalDate softOn, LocalDate hardOn) {
        Due due = LegalLimit.preliminary(TokyoTime.startOf(known));

        assertThat(due)
                .isEqualTo(new Due(
                        TokyoTime.startOf(softOn.plusDays(1)), softOn, TokyoTime.startOf(hardOn.plusDays(1)), hardOn));
    }

    @Test
    @DisplayName("C.3 確報の期限には目安がなく、その日の終わりまでが期限内である")
    void the_final_report_is_late_from_the_next_midnight_on() {
        assertThat(LegalLimit.finalReport(Instant.parse("2026-04-01T03:00:00Z"), false, CALENDAR))
                .contains(new Due(null, null, Instant.parse("2026-04-30T15:00:00Z"), LocalDate.of(2026, 4, 30)));
    }

    @ParameterizedTest(name = "{0} から {1} 日")
    @CsvSource({"2030-11-30, 30", "2030-12-15, 30", "2030-10-31, 60", "2035-01-01, 30"})
    @DisplayName("C.3 暦のない年の期限は推測しない")
    void beyond_the_calendar_nothing_is_guessed(LocalDate known, int days) {
        assertThat(LegalLimit.finalReport(TokyoTime.startOf(known), days == 60, CALENDAR))
                .isEmpty();
    }

    private static void check(LocalDate known, int days, LocalDate raw, LocalDate due) {
        Instant knownAt = TokyoTime.startOf(known);

        assertThat(known.plusDays(days - 1)).isEqualTo(raw);
        assertThat(LegalLimit.finalReport(knownAt, days == 60, CALENDAR))
                .contains(new Due(null, null, TokyoTime.startOf(due.plusDays(1)), due));
    }
}
