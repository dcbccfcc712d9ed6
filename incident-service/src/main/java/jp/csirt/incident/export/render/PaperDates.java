package jp.csirt.incident.export.render;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.JapaneseChronology;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import jp.csirt.incident.domain.profile.DateStyle;

/**
 * 紙面の日付: writes dates and times the way the body's papers do; times are of Asia/Tokyo. The style is bound once for the
 * whole of a paper or a table, so that all of it agrees; nothing can be written without.
 */
public final class PaperDates {
    private static final ScopedValue<DateStyle> STYLE = ScopedValue.newInstance();
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendText(ChronoField.ERA, TextStyle.FULL)
            .appendText(ChronoField.YEAR_OF_ERA, Map.of(1L, "元"))
            .appendLiteral('年')
            .appendValue(ChronoField.MONTH_OF_YEAR)
            .appendLiteral('月')
            .appendValue(ChronoField.DAY_OF_MONTH)
            .appendLiteral('日')
            .toFormatter(Locale.JAPAN)
            .withChronology(JapaneseChronology.INSTANCE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H時mm分", Locale.JAPAN);

    private static final LocalDate FIRST = LocalDate.of(1873, 1, 1);
    private static final Instant EARLIEST = LocalDateTime.MIN.plusDays(1).toInstant(ZoneOffset.UTC);
    private static final Instant LATEST = LocalDateTime.MAX.minusDays(1).toInstant(ZoneOffset.UTC);

    private PaperDates() {}

    /** What the writing makes, with all its dates in the style. */
    public static <T> T write(DateStyle style, Supplier<T> writing) {
        return ScopedValue.where(STYLE, style).call(writing::get);
    }

    /**
     * 令和8年2月20日, the first year of an era as 元年, or 2026年2月20日; 西暦1872年12月31日 for days before 1873, when the
     * calendar was another.
     */
    public static String date(LocalDate on) {
        return switch (STYLE.get()) {
            case WAREKI -> on.isBefore(FIRST) ? "西暦" + western(on) : DATE.format(JapaneseDate.from(on));
            case SEIREKI -> western(on);
        };
    }

    /** 令和8年2月20日 9時05分 in Asia/Tokyo; seconds are cut off. Times that no calendar reaches stay as they are. */
    public static String dateTime(Instant at) {
        if (at.isAfter(LATEST) || at.isBefore(EARLIEST)) {
            return at.toString();
        }
        var local = at.atZone(TOKYO);
        return date(local.toLocalDate()) + " " + TIME.format(local);
    }

    /** 令和8年2月 or 2026年2月. */
    public static String month(YearMonth month) {
        String first = date(month.atDay(1));
        return first.substring(0, first.length() - "1日".length());
    }

    private static String western(LocalDate on) {
        return "%d年%d月%d日".formatted(on.getYear(), on.getMonthValue(), on.getDayOfMonth());
    }
}
