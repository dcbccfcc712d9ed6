package jp.csirt.incident.export.render;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Supplier;
import jp.csirt.incident.domain.profile.DateStyle;

/**
 * 紙面の日付: writes dates and times the way the body's papers do; times are of Asia/Tokyo. The style is bound once for the
 * whole of a paper or a table, so that all of it agrees; nothing can be written without.
 */
public final class PaperDates {
    private static final ScopedValue<DateStyle> STYLE = ScopedValue.newInstance();

    private PaperDates() {}

    /** What the writing makes, with all its dates in the style. */
    public static <T> T write(DateStyle style, Supplier<T> writing) {
        return ScopedValue.where(STYLE, style).call(writing::get);
    }

    /** The date as {@link DateStyle#date} writes it. */
    public static String date(LocalDate on) {
        return STYLE.get().date(on);
    }

    /** The time as {@link DateStyle#dateTime} writes it. */
    public static String dateTime(Instant at) {
        return STYLE.get().dateTime(at);
    }

    /** 令和8年2月 or 2026年2月. */
    public static String month(YearMonth month) {
        String first = date(month.atDay(1));
        return first.substring(0, first.length() - "1日".length());
    }
}
