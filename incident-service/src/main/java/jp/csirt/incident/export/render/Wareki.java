package jp.csirt.incident.export.render;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
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

/** 和暦: writes dates and times the way official papers do; times are of Asia/Tokyo. */
public final class Wareki {
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

    private Wareki() {}

    /**
     * 令和8年2月20日, the first year of an era as 元年; 西暦1872年12月31日 for days before 1873, when the calendar was another.
     */
    public static String date(LocalDate on) {
        return on.isBefore(FIRST)
                ? "西暦%d年%d月%d日".formatted(on.getYear(), on.getMonthValue(), on.getDayOfMonth())
                : DATE.format(JapaneseDate.from(on));
    }

    /** 令和8年2月20日 9時05分 in Asia/Tokyo; seconds are cut off. Times that no calendar reaches stay as they are. */
    public static String dateTime(Instant at) {
        if (at.isAfter(LATEST) || at.isBefore(EARLIEST)) {
            return at.toString();
        }
        var local = at.atZone(TOKYO);
        return date(local.toLocalDate()) + " " + TIME.format(local);
    }
}
