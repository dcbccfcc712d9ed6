package jp.csirt.notification.domain;

import java.time.Duration;

/**
 * 再送の間隔: doubles from the first to the longest, and each is shortened by chance by up to half, so that not all come back
 * at once.
 */
public record BackOff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    public BackOff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("retry-first must be positive and at most retry-max");
        }
    }

    /**
     * The wait after an attempt that failed.
     *
     * @param failed how many failed so far, from 1
     * @param chance from 0 to 1
     */
    public Duration after(int failed, double chance) {
        Duration whole = first.multipliedBy(1L << Math.clamp(failed - 1L, 0, MOST_DOUBLINGS));
        long millis = (whole.compareTo(longest) < 0 ? whole : longest).toMillis();
        return Duration.ofMillis(millis - (long) (chance * (millis / 2.0)));
    }
}
