package jp.csirt.incident.api.console.frame;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import jp.csirt.incident.domain.deadline.LimitText;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.profile.DateStyle;
import org.jspecify.annotations.Nullable;

/**
 * 日時の言葉: Asia/Tokyo with the day of the week; limits by what is left of them.
 *
 * @param dates how screens tell days: 西暦 unless the operator says 和暦
 */
public record Times(DateStyle dates) {

    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("（E）", Locale.JAPANESE);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("H時mm分", Locale.JAPANESE);
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final Duration SOON = Duration.ofHours(24);

    /** 2026年11月21日（土）14時05分, or 令和8年11月21日（土）14時05分. */
    public String at(Instant instant) {
        return minute(LocalDateTime.ofInstant(instant, TokyoTime.ZONE));
    }

    private String minute(LocalDateTime local) {
        return on(local.toLocalDate()) + MINUTE.format(local);
    }

    /** 2026年11月21日（土）, or 令和8年11月21日（土）. */
    public String on(LocalDate date) {
        return dates.date(date) + WEEKDAY.format(date);
    }

    /** 年度: 2026, or 令和8; a year in which an era began is that era's first. */
    public String year(int fiscalYear) {
        String day = on(LocalDate.of(fiscalYear, Month.DECEMBER, 31));
        return day.substring(0, day.indexOf('年', 1));
    }

    /** The time of day of a limit, which ends with a day at 24時00分. */
    public String until(Instant limit) {
        return LimitText.of(limit, this::on);
    }

    /** What a field for a time on the office's clocks holds. */
    public static String typed(Instant instant) {
        return TYPED.format(instant.atZone(TokyoTime.ZONE));
    }

    /** What a browser sends for a time on the office's clocks, as the API wants it; anything else as it is. */
    public static String sent(String text) {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    LocalDateTime.parse(text).atZone(TokyoTime.ZONE));
        } catch (DateTimeParseException _) { // the API tells the field
            return text;
        }
    }

    /** What a browser sends for a time or a day, in words; anything else as it is. */
    public String words(String text) {
        try {
            return text.contains("T") ? minute(LocalDateTime.parse(text)) : on(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return text;
        }
    }

    /** How a limit stands; empty words where none is known. */
    public Left left(@Nullable Instant due, Instant now) {
        if (due == null) {
            return new Left("期限の定めなし", "", "");
        }
        boolean late = !now.isBefore(due);
        Duration span = late ? Duration.between(due, now) : Duration.between(now, due);
        String kind = late ? "overdue" : span.compareTo(SOON) <= 0 ? "soon" : "";
        return new Left(late ? span(span) + "超過" : "あと" + span(span), kind, until(due));
    }

    /** How much of the time until a limit is over, in percent; none where there is no limit. */
    public static int used(Instant since, @Nullable Instant due, Instant now) {
        if (due == null) {
            return 0;
        }
        long all = Math.max(1, Duration.between(since, due).toSeconds());
        return Math.clamp(Duration.between(since, now).toSeconds() * 100 / all, 0, 100);
    }

    /** 2時間10分. */
    public static String span(Duration span) {
        long days = span.toDays();
        long hours = span.toHoursPart();
        long minutes = span.toMinutesPart();
        if (days > 0) {
            return days + "日" + (days < 3 && hours > 0 ? hours + "時間" : "");
        }
        return hours > 0 ? hours + "時間" + (minutes > 0 ? minutes + "分" : "") : Math.max(minutes, 1) + "分";
    }

    /**
     * 残り時間.
     *
     * @param text あと2時間10分, or 3日超過
     * @param kind how it is shown: overdue, soon, or like anything else
     * @param at the time of day; empty where no limit is known
     */
    public record Left(String text, String kind, String at) {}
}
