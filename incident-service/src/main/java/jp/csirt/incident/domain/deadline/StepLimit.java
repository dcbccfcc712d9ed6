package jp.csirt.incident.domain.deadline;

import java.time.Duration;

/** 段階の目標時間: minutes on the clock of the level, or calendar days at every level. */
public sealed interface StepLimit {

    /** 分: around the clock or in office time, as the level says. */
    record Minutes(int minutes) implements StepLimit {
        public Minutes {
            requirePositive(minutes);
        }
    }

    /** 日: calendar days; ends at the same time of day in Asia/Tokyo. */
    record Days(int days) implements StepLimit {
        public Days {
            requirePositive(days);
        }
    }

    /** The whole span, before any clock is applied. */
    default Duration span() {
        return switch (this) {
            case Minutes(int minutes) -> Duration.ofMinutes(minutes);
            case Days(int days) -> Duration.ofDays(days); // Asia/Tokyo knows no summer time
        };
    }

    private static void requirePositive(int count) {
        if (count <= 0) {
            throw new IllegalArgumentException("a step's limit is positive, not " + count);
        }
    }
}
