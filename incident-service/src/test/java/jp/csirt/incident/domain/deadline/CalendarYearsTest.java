package jp.csirt.incident.domain.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("暦の年の範囲")
class CalendarYearsTest {

    private static HolidayCalendar calendar(int first, int last, LocalDate holiday) {
        return new HolidayCalendar("1", "試験", first, last, last, Map.of(holiday, "休日"));
    }

    @ParameterizedTest
    @CsvSource({"2026,2026,2026-01-01", "2026,2028,2026-12-31", "2026,2028,2027-06-01", "2026,2028,2028-01-01"})
    @DisplayName("C.3 祝日は、暦の最初の年から最後の年まで置ける")
    void holidays_lie_within_the_years(int first, int last, LocalDate holiday) {
        assertThat(calendar(first, last, holiday).isClosed(holiday)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2026,2026,2025-12-31", "2026,2026,2027-01-01", "2026,2028,2025-12-31", "2026,2028,2029-01-01"})
    @DisplayName("C.3 範囲の外の祝日は、前でも後でも置けない")
    void holidays_outside_the_years_are_refused(int first, int last, LocalDate holiday) {
        assertThatIllegalArgumentException().isThrownBy(() -> calendar(first, last, holiday));
    }
}
