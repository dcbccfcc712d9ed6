package jp.csirt.incident.domain.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;
import jp.csirt.incident.domain.shared.Source;

/**
 * 閉庁日の暦: Saturdays, Sundays, 国民の祝日 with 振替休日 and 国民の休日, and 12月29日 to 1月3日, for the years it covers. What lies
 * outside is unknown, never guessed.
 *
 * @param version written into every due time that was computed with it
 * @param source where the dates come from
 * @param provisionalFrom first year whose holidays are not published yet but computed from the law
 * @param holidays date → its name; no weekend days and year ends beyond those that are holidays themselves
 */
@Source(document = "requirements", clause = "C.3")
public record HolidayCalendar(
        String version,
        String source,
        int firstYear,
        int lastYear,
        int provisionalFrom,
        Map<LocalDate, String> holidays) {

    private static final MonthDay YEAR_END = MonthDay.of(12, 29);
    private static final MonthDay YEAR_BEGINNING = MonthDay.of(1, 3);

    public HolidayCalendar {
        holidays = Map.copyOf(holidays);
        int first = firstYear;
        int last = lastYear;
        if (firstYear > lastYear
                || holidays.keySet().stream().anyMatch(day -> day.getYear() < first || day.getYear() > last)) {
            throw new IllegalArgumentException(
                    "the calendar's holidays lie outside its years %d to %d".formatted(first, last));
        }
    }

    /** Whether the calendar knows the day. */
    public boolean covers(LocalDate day) {
        return day.getYear() >= firstYear && day.getYear() <= lastYear;
    }

    /** Whether the day's year was not published yet when the calendar was made. */
    public boolean isProvisional(LocalDate day) {
        return day.getYear() >= provisionalFrom;
    }

    /**
     * 閉庁日.
     *
     * @throws IllegalArgumentException for a day the calendar does not cover
     */
    public boolean isClosed(LocalDate day) {
        if (!covers(day)) {
            throw new IllegalArgumentException("the calendar %s does not cover %s".formatted(version, day));
        }
        return isWeekend(day) || isYearEnd(day) || holidays.containsKey(day);
    }

    /** The day itself when the office is open, else the next open day; empty where the calendar ends before it. */
    public Optional<LocalDate> openOnOrAfter(LocalDate day) {
        LocalDate open = day;
        while (covers(open) && isClosed(open)) {
            open = open.plusDays(1);
        }
        return covers(open) ? Optional.of(open) : Optional.empty();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static boolean isYearEnd(LocalDate day) {
        MonthDay date = MonthDay.from(day);
        return !date.isBefore(YEAR_END) || !date.isAfter(YEAR_BEGINNING);
    }
}
