package jp.csirt.incident.domain.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/**
 * 期限の書き方 (Asia/Tokyo): a limit that ends with a day is 24時00分 of that day, so that nobody takes the first day that is late
 * for the last that is in time.
 */
public final class LimitText {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("H時mm分", Locale.JAPAN);

    private LimitText() {}

    /**
     * The words.
     *
     * @param limit the first instant that is late
     * @param day how the day is written, with what stands between it and the time of day
     */
    public static String of(Instant limit, Function<LocalDate, String> day) {
        var at = LocalDateTime.ofInstant(limit, TokyoTime.ZONE);
        return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? day.apply(at.toLocalDate().minusDays(1)) + "24時00分"
                : day.apply(at.toLocalDate()) + MINUTE.format(at);
    }
}
