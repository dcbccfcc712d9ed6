package jp.csirt.incident.domain.deadline;

import java.time.Duration;
import java.time.Instant;

/** 目標時間に対する時点: at 50 and 80 % somebody is warned, at 100 and 150 % it goes one post higher. Source: requirements D.3. */
public enum Mark {
    HALF(50),
    MOST(80),
    DUE(100),
    OVERDUE(150);

    private final int percent;

    Mark(int percent) {
        this.percent = percent;
    }

    /** Per cent of the limit. */
    public int percent() {
        return percent;
    }

    /** That part of the time up to a limit; the limit itself where it was over before it began. */
    public Instant between(Instant from, Instant until) {
        return until.isAfter(from) ? from.plus(of(Duration.between(from, until))) : until;
    }

    /** That part of a limit's span. */
    public Duration of(Duration limit) {
        return limit.multipliedBy(percent).dividedBy(100);
    }
}
