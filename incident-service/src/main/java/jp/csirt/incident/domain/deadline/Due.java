package jp.csirt.incident.domain.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 期限. The {@code …On} dates are the last days in time (Asia/Tokyo), as papers print them; the instants are the first that
 * are late.
 *
 * @param soft 目安: a reminder of the product; absent where the law names one limit only
 * @param hard 法定又は規程の期限
 */
public record Due(@Nullable Instant soft, @Nullable LocalDate softOn, Instant hard, LocalDate hardOn) {

    /** A limit that ends with a day. */
    static Due endOf(LocalDate hardOn) {
        return new Due(null, null, TokyoTime.startOf(hardOn.plusDays(1)), hardOn);
    }

    /** Two limits that end with their days. */
    static Due endOf(LocalDate softOn, LocalDate hardOn) {
        return new Due(TokyoTime.startOf(softOn.plusDays(1)), softOn, TokyoTime.startOf(hardOn.plusDays(1)), hardOn);
    }

    /** A limit at a time of day, which is the first instant that is late. */
    public static Due at(Instant hard) {
        return new Due(null, null, hard, TokyoTime.dateOf(hard));
    }

    /** Whether it is a day and not a time of day. */
    public boolean endsWithDay() {
        return hard.equals(TokyoTime.startOf(hardOn.plusDays(1)));
    }

    /** Whether what has not been done by then is late. */
    public boolean passedAt(Instant instant) {
        return !instant.isBefore(hard);
    }

    /** 遅れ of what was done at that instant; null when it was in time. */
    public @Nullable Duration lateness(Instant doneAt) {
        return passedAt(doneAt) ? Duration.between(hard, doneAt) : null;
    }
}
