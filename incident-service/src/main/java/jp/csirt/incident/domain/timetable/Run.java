package jp.csirt.incident.domain.timetable;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 経過: one step from its begin, before the timetable is laid upon it.
 *
 * @param ownDue the limit that the law, the measure or the instruction sets
 * @param samePerson it was done by the act before it, because one person answers for both posts
 */
record Run(
        StepKey key,
        Instant from,
        @Nullable Instant ownDue,
        @Nullable Instant doneAt,
        @Nullable Instant notNeededAt,
        boolean samePerson) {

    static Run of(StepKey key, Instant from, @Nullable Instant ownDue) {
        return new Run(key, from, ownDue, null, null, false);
    }

    Run done(Instant at) {
        return new Run(key, from, ownDue, at, null, false);
    }

    Run doneBySamePerson(Instant at) {
        return new Run(key, from, ownDue, at, null, true);
    }

    Run notNeeded(Instant at) {
        return new Run(key, from, ownDue, null, at, false);
    }

    boolean open() {
        return doneAt == null && notNeededAt == null;
    }

    @Nullable
    Instant end() {
        return doneAt == null ? notNeededAt : doneAt;
    }
}
