package jp.csirt.incident.export.form;

import java.time.Duration;

/** 所要時間 in words. */
final class JapaneseDuration {

    private JapaneseDuration() {}

    /** 2日3時間5分; parts that are zero are left out, seconds cut off. */
    static String words(Duration duration) {
        String days = part(duration.toDays(), "日");
        String hours = part(duration.toHoursPart(), "時間");
        String minutes = part(duration.toMinutesPart(), "分");
        String words = days + hours + minutes;
        return words.isEmpty() ? "1分未満" : words;
    }

    private static String part(long count, String unit) {
        return count == 0 ? "" : count + unit;
    }
}
