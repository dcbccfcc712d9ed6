package jp.csirt.incident.domain.timetable;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 経過: one step from its begin, before the timetable is laid upon it.
 *
 * @param ownDue the limit that the law or the measure sets
 */
record Run(
        StepKey key,
        Instant from,
        @Nullable Instant ownDue,
        @Nullable Instant doneAt,
        @Nullable Instant notNeededAt) {

    static Run of(StepKey key, Instant from, @Nullable Instant ownDue) {
        return new Run(key, from, ownDue, null, null);
    }

    Run done(Instant at) {
        return new Run(key, from, ownDue, at, null);
    }

    Run notNeeded(Instant at) {
        return new Run(key, from, ownDue, null, at);
    }

    boolean open() {
        return doneAt == null && notNeededAt == null;
    }

    @Nullable
    Instant end() {
        return doneAt == null ? notNeededAt : doneAt;
    }
}
