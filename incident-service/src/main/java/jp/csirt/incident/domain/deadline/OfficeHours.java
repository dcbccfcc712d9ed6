package jp.csirt.incident.domain.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import jp.csirt.incident.domain.shared.Source;

/**
 * 開庁時間: the same hours on every open day in Asia/Tokyo, without a break.
 *
 * @param opens first instant of the day's office time
 * @param closes first instant after it
 */
@Source(document = "requirements", clause = "D.3")
public record OfficeHours(HolidayCalendar calendar, LocalTime opens, LocalTime closes) {

    public OfficeHours {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException(
                    "the office opens at %s, not before it closes at %s".formatted(opens, closes));
        }
    }

    /** 8時30分から17時15分まで. */
    public static OfficeHours usual(HolidayCalendar calendar) {
        return new OfficeHours(calendar, LocalTime.of(8, 30), LocalTime.of(17, 15));
    }

    /**
     * The instant at which so much office time has run since {@code from}; time that is used up at closing ends at
     * closing, not at the next opening. Empty where the calendar ends before.
     *
     * @param span not negative
     */
    public Optional<Instant> after(Instant from, Duration span) {
        if (span.isNegative()) {
            throw new IllegalArgumentException("office time runs forwards only, not by " + span);
        }
        Duration left = span;
        for (LocalDate day = TokyoTime.dateOf(from); calendar.covers(day); day = day.plusDays(1)) {
            if (calendar.isClosed(day)) {
                continue;
            }
            Instant begin = later(from, TokyoTime.at(day, opens));
            Instant end = TokyoTime.at(day, closes);
            if (begin.isBefore(end) && left.compareTo(Duration.between(begin, end)) <= 0) {
                return Optional.of(begin.plus(left));
            }
            left = begin.isBefore(end) ? left.minus(Duration.between(begin, end)) : left;
        }
        return Optional.empty();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
