package jp.csirt.incident.domain.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.TimeZone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("開庁時間")
class OfficeHoursTest {

    private static final OfficeHours HOURS = OfficeHours.usual(Calendars.SHIPPED);

    @ParameterizedTest(name = "{0} から {1} 分: {2}")
    @CsvSource(textBlock = """
            # within one day
            2026-11-20T09:00, 60,   2026-11-20T10:00
            2026-11-20T08:30, 525,  2026-11-20T17:15
            2026-11-20T12:00, 0,    2026-11-20T12:00
            # before opening, after closing
            2026-11-20T00:00, 30,   2026-11-20T09:00
            2026-11-19T17:15, 1,    2026-11-20T08:31
            2026-11-19T17:14, 1,    2026-11-19T17:15
            2026-11-19T17:14, 2,    2026-11-20T08:31
            2026-11-19T23:59, 525,  2026-11-20T17:15
            # over a weekend with a holiday on Monday
            2026-11-20T17:00, 30,   2026-11-24T08:45
            2026-11-21T10:00, 60,   2026-11-24T09:30
            2026-11-23T12:00, 0,    2026-11-24T08:30
            # Golden Week and Silver Week
            2026-05-01T17:00, 60,   2026-05-07T09:15
            2026-09-18T16:15, 120,  2026-09-24T09:30
            # the end of the year
            2026-12-28T17:00, 60,   2027-01-04T09:15
            2025-12-26T12:00, 1440, 2026-01-07T09:45
            # several days
            2026-11-16T08:30, 2400, 2026-11-20T13:30
            2024-02-28T08:30, 1050, 2024-02-29T17:15
            """)
    @DisplayName("D.3 開庁時間は開庁日の8時30分から17時15分まで、休憩なしで進む")
    void office_time_runs_on_open_days_only(LocalDateTime from, int minutes, LocalDateTime due) {
        assertThat(HOURS.after(tokyo(from), Duration.ofMinutes(minutes))).contains(tokyo(due));
    }

    @Test
    @DisplayName("D.3 秒の単位まで正確に進む")
    void office_time_keeps_the_seconds() {
        assertThat(HOURS.after(tokyo(LocalDateTime.parse("2026-11-20T17:14:30")), Duration.ofSeconds(45)))
                .contains(tokyo(LocalDateTime.parse("2026-11-24T08:30:15")));
    }

    @Test
    @DisplayName("D.3 暦の終わりを越える時刻は推測しない")
    void beyond_the_calendar_nothing_is_guessed() {
        assertThat(HOURS.after(tokyo(LocalDateTime.parse("2030-12-27T17:00")), Duration.ofMinutes(15)))
                .contains(tokyo(LocalDateTime.parse("2030-12-27T17:15")));
        assertThat(HOURS.after(tokyo(LocalDateTime.parse("2030-12-27T17:00")), Duration.ofMinutes(16)))
                .isEmpty();
    }

    @Test
    @DisplayName("D.3 さかのぼる時間や逆転した開庁時間は受け付けない")
    void nonsense_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HOURS.after(tokyo(LocalDateTime.parse("2026-11-20T09:00")), Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OfficeHours(Calendars.SHIPPED, LocalTime.NOON, LocalTime.NOON));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Kiritimati", "Etc/GMT+12"})
    @DisplayName("D.3 機械の時間帯や夏時間は開庁時間を変えない")
    void the_zone_of_the_machine_changes_nothing(String zone) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            assertThat(HOURS.after(Instant.parse("2026-03-06T08:00:00Z"), Duration.ofMinutes(60)))
                    .contains(Instant.parse("2026-03-09T00:15:00Z"));
            assertThat(HOURS.after(Instant.parse("2026-10-23T08:00:00Z"), Duration.ofMinutes(60)))
                    .contains(Instant.parse("2026-10-26T00:15:00Z"));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static Instant tokyo(LocalDateTime local) {
        return local.atZone(TokyoTime.ZONE).toInstant();
    }
}
