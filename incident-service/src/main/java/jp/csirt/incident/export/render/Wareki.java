package jp.csirt.incident.export.render;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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

    private Wareki() {}

    /**
     * 令和8年2月20日, the first year of an era as 元年.
     *
     * @throws java.time.DateTimeException for days before 1873, when the calendar was another
     */
    public static String date(LocalDate on) {
        return DATE.format(JapaneseDate.from(on));
    }

    /**
     * 令和8年2月20日 9時05分 in Asia/Tokyo; seconds are cut off.
     *
     * @throws java.time.DateTimeException for days before 1873
     */
    public static String dateTime(Instant at) {
        var local = at.atZone(TOKYO);
        return date(local.toLocalDate()) + " " + TIME.format(local);
    }
}
