package jp.csirt.incident.export.form;

import java.time.Duration;
import java.time.Period;

/** 所要時間 in words. */
public final class JapaneseDuration {

    private JapaneseDuration() {}

    /** 2日3時間5分; parts that are zero are left out, seconds cut off. */
    public static String words(Duration duration) {
        String days = part(duration.toDays(), "日");
        String hours = part(duration.toHoursPart(), "時間");
        String minutes = part(duration.toMinutesPart(), "分");
        String words = days + hours + minutes;
        return words.isEmpty() ? "1分未満" : words;
    }

    /** 5年6か月. */
    static String words(Period period) {
        String words = part(period.getYears(), "年") + part(period.getMonths(), "か月") + part(period.getDays(), "日");
        return words.isEmpty() ? "0日" : words;
    }

    private static String part(long count, String unit) {
        return count == 0 ? "" : count + unit;
    }
}
