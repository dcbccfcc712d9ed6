package jp.csirt.notification.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** 日本の暦と時刻. */
public final class TokyoTime {

    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private TokyoTime() {}

    /** The moment on the calendar and the clock of Japan. */
    public static ZonedDateTime of(Instant at) {
        return at.atZone(ZONE);
    }

    /** The day of that moment. */
    public static LocalDate dateOf(Instant at) {
        return of(at).toLocalDate();
    }

    /** The moment of a day and time. */
    public static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZONE).toInstant();
    }
}
