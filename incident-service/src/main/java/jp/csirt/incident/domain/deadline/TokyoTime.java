package jp.csirt.incident.domain.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;

/** 日本時間: the civil calendar of the offices, whatever zone the machine is in. */
public final class TokyoTime {

    /** Asia/Tokyo. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private TokyoTime() {}

    /** The date in Asia/Tokyo. */
    public static LocalDate dateOf(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** 00:00 Asia/Tokyo of the date. */
    public static Instant startOf(LocalDate date) {
        return date.atStartOfDay(ZONE).toInstant();
    }

    /** 00:00 Asia/Tokyo of the first day of a 年度. */
    public static Instant startOfFiscalYear(int year) {
        return startOf(LocalDate.of(year, Month.APRIL, 1));
    }

    /** The time of day on that date in Asia/Tokyo. */
    public static Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(ZONE).toInstant();
    }

    /** 年度: April 1 to March 31, named by the year in which it begins. */
    public static int fiscalYearOf(Instant instant) {
        LocalDate date = dateOf(instant);
        return date.getMonth().compareTo(Month.APRIL) < 0 ? date.getYear() - 1 : date.getYear();
    }
}
