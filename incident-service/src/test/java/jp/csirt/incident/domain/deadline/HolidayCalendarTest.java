package jp.csirt.incident.domain.deadline;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("閉庁日の暦")
class HolidayCalendarTest {

    private static final HolidayCalendar CALENDAR = Calendars.SHIPPED;

    @ParameterizedTest(name = "{0}年")
    @ValueSource(ints = {2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030})
    @DisplayName("C.3 暦の祝日・振替休日・国民の休日は法律の定めと一致する")
    void the_data_agree_with_the_law(int year) {
        var shipped = new TreeMap<LocalDate, String>();
        CALENDAR.holidays().forEach((day, name) -> {
            if (day.getYear() == year) {
                shipped.put(day, name);
            }
        });

        assertThat(shipped).isEqualTo(byLaw(year));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-05-06, true", "2026-05-07, false", "2026-09-21, true", "2026-09-22, true", "2026-09-23, true",
        "2026-09-24, false", "2026-12-28, false", "2026-12-29, true", "2027-01-03, true", "2027-01-04, false",
        "2026-11-21, true", "2026-11-22, true", "2026-11-20, false", "2024-02-29, false", "2024-02-12, true"
    })
    @DisplayName("C.3 土日、祝日、12月29日から1月3日は閉庁日である")
    void closed_days(LocalDate day, boolean closed) {
        assertThat(CALENDAR.isClosed(day)).isEqualTo(closed);
    }

    @Test
    @DisplayName("C.3 公表前の年は暫定である")
    void years_not_yet_published_are_provisional() {
        assertThat(CALENDAR.isProvisional(LocalDate.of(2027, 12, 31))).isFalse();
        assertThat(CALENDAR.isProvisional(LocalDate.of(2028, 1, 1))).isTrue();
        assertThat(CALENDAR.version()).isNotBlank();
        assertThat(CALENDAR.source()).contains("内閣府");
    }

    @Test
    @DisplayName("C.3 暦にない年は開閉を答えない")
    void a_day_outside_is_not_guessed() {
        assertThat(CALENDAR.covers(LocalDate.of(2021, 12, 31))).isFalse();
        assertThat(CALENDAR.covers(LocalDate.of(2030, 12, 31))).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> CALENDAR.isClosed(LocalDate.of(2031, 1, 6)));
        assertThat(CALENDAR.openOnOrAfter(LocalDate.of(2030, 12, 28))).isEmpty();
        assertThat(CALENDAR.openOnOrAfter(LocalDate.of(2030, 12, 27))).contains(LocalDate.of(2030, 12, 27));
        assertThat(CALENDAR.openOnOrAfter(LocalDate.of(2040, 1, 1))).isEmpty();
    }

    @Test
    @DisplayName("年の範囲の外の祝日を持つ暦は作れない")
    void a_calendar_holds_its_own_years_only() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new HolidayCalendar("1", "試験", 2026, 2026, 2027, Map.of(LocalDate.of(2027, 1, 1), "元日")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HolidayCalendar("1", "試験", 2027, 2026, 2027, Map.of()));
    }

    /** 国民の祝日に関する法律 as it stands since 2022, with the usual approximation of the equinoxes. */
    private static Map<LocalDate, String> byLaw(int year) {
        var holidays = new TreeMap<LocalDate, String>();
        holidays.put(LocalDate.of(year, 1, 1), "元日");
        holidays.put(monday(year, 1, 2), "成人の日");
        holidays.put(LocalDate.of(year, 2, 11), "建国記念の日");
        holidays.put(LocalDate.of(year, 2, 23), "天皇誕生日");
        holidays.put(LocalDate.of(year, 3, equinox(year, 20.8431)), "春分の日");
        holidays.put(LocalDate.of(year, 4, 29), "昭和の日");
        holidays.put(LocalDate.of(year, 5, 3), "憲法記念日");
        holidays.put(LocalDate.of(year, 5, 4), "みどりの日");
        holidays.put(LocalDate.of(year, 5, 5), "こどもの日");
        holidays.put(monday(year, 7, 3), "海の日");
        holidays.put(LocalDate.of(year, 8, 11), "山の日");
        holidays.put(monday(year, 9, 3), "敬老の日");
        holidays.put(LocalDate.of(year, 9, equinox(year, 23.2488)), "秋分の日");
        holidays.put(monday(year, 10, 2), "スポーツの日");
        holidays.put(LocalDate.of(year, 11, 3), "文化の日");
        holidays.put(LocalDate.of(year, 11, 23), "勤労感謝の日");
        var all = new TreeMap<>(holidays);
        for (LocalDate day : holidays.keySet()) {
            LocalDate next = day.plusDays(1);
            if (day.getDayOfWeek() == SUNDAY) {
                while (holidays.containsKey(next)) {
                    next = next.plusDays(1);
                }
                all.put(next, "振替休日");
            } else if (holidays.containsKey(day.plusDays(2)) && next.getDayOfWeek() != SUNDAY) {
                all.putIfAbsent(next, "国民の休日");
            }
        }
        return all;
    }

    private static LocalDate monday(int year, int month, int nth) {
        return LocalDate.of(year, month, 1).with(dayOfWeekInMonth(nth, MONDAY));
    }

    private static int equinox(int year, double since1980) {
        int years = year - 1980;
        return (int) (since1980 + 0.242194 * years - Math.floorDiv(years, 4));
    }
}
