package jp.csirt.notification.outbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jp.csirt.notification.domain.Language;
import jp.csirt.notification.domain.TokyoTime;
import org.jspecify.annotations.Nullable;

/**
 * 期限の書き方 (Asia/Tokyo): a limit that ends with a day is 24時00分 of that day, so that nobody takes the first day that is late
 * for the last that is in time.
 */
public final class LimitText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.JAPAN);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("H時mm分", Locale.JAPAN);
    private static final DateTimeFormatter ENGLISH_MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private LimitText() {}

    /**
     * The words; empty when there is no limit.
     *
     * @param limit the first instant that is late
     */
    public static String of(@Nullable Instant limit, Language language) {
        if (limit == null) {
            return "";
        }
        LocalTime time = TokyoTime.of(limit).toLocalTime();
        boolean endsWithDay = time.equals(LocalTime.MIDNIGHT);
        LocalDate day = TokyoTime.dateOf(limit).minusDays(endsWithDay ? 1 : 0);
        return switch (language) {
            case JA -> DAY.format(day) + " " + (endsWithDay ? "24時00分" : MINUTE.format(time));
            case EN -> day + " " + (endsWithDay ? "24:00" : ENGLISH_MINUTE.format(time)) + " JST";
        };
    }
}
