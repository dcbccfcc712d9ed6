package jp.csirt.notification.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.Set;

/**
 * 執務時間: on working days, Asia/Tokyo; never from 29 December to 3 January.
 *
 * @param holidays national holidays, and further days on which this office is closed
 */
public record OfficeHours(LocalTime opens, LocalTime closes, Set<LocalDate> holidays) {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final MonthDay YEAR_END = MonthDay.of(12, 29);
    private static final MonthDay NEW_YEAR = MonthDay.of(1, 3);

    public OfficeHours {
        holidays = Set.copyOf(holidays);
    }

    /** Whether the office is open. */
    public boolean isOpen(Instant at) {
        var local = TokyoTime.of(at);
        LocalTime time = local.toLocalTime();
        return isWorkingDay(local.toLocalDate()) && !time.isBefore(opens) && time.isBefore(closes);
    }

    private boolean isWorkingDay(LocalDate day) {
        MonthDay date = MonthDay.from(day);
        return !WEEKEND.contains(day.getDayOfWeek())
                && date.isBefore(YEAR_END)
                && date.isAfter(NEW_YEAR)
                && !holidays.contains(day);
    }
}
