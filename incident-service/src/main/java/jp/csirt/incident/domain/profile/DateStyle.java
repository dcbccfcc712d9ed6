package jp.csirt.incident.domain.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.chrono.JapaneseChronology;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import jp.csirt.incident.domain.deadline.TokyoTime;

/** 日付の書き方: how papers and tables tell dates, and screens; times are of Asia/Tokyo. Source: requirements (f). */
public enum DateStyle {
    /** 和暦: 令和8年2月20日. */
    WAREKI,
    /** 西暦: 2026年2月20日. */
    SEIREKI;

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

    /**
     * 令和8年2月20日, the first year of an era as 元年, or 2026年2月20日; 西暦1872年12月31日 for days before 1873, when the
     * calendar was another.
     */
    public String date(LocalDate on) {
        return switch (this) {
            case WAREKI -> on.isBefore(FIRST) ? "西暦" + western(on) : DATE.format(JapaneseDate.from(on));
            case SEIREKI -> western(on);
        };
    }

    /** 令和8年2月20日 9時05分; seconds are cut off. Times that no calendar reaches stay as they are. */
    public String dateTime(Instant at) {
        if (at.isAfter(LATEST) || at.isBefore(EARLIEST)) {
            return at.toString();
        }
        var local = at.atZone(TokyoTime.ZONE);
        return date(local.toLocalDate()) + " " + TIME.format(local);
    }

    private static String western(LocalDate on) {
        return "%d年%d月%d日".formatted(on.getYear(), on.getMonthValue(), on.getDayOfMonth());
    }
}
