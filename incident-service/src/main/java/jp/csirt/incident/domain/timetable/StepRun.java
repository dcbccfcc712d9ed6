package jp.csirt.incident.domain.timetable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.csirt.incident.domain.deadline.Mark;
import jp.csirt.incident.domain.deadline.Step;
import org.jspecify.annotations.Nullable;

/**
 * 段階の経過: one step that an incident has to take, from when its time began. Lateness is judged by when the act happened.
 *
 * @param about which one, where the step is taken several times: the number of the instruction or plan, or the id of the
 *     check, the duty or the measure
 * @param dueAt the first instant that is late, by the limit in force or the one that was missed while it was; absent where
 *     no limit is known
 * @param marks when each mark of the limit is reached; those beyond the calendar are missing, a limit that the law or the
 *     measure sets has none but itself, and one that an instruction sets is parted by the clock on the wall
 * @param doneAt when it was done, which may be before its time began
 * @param notNeededAt since when it is not needed any more
 * @param samePerson 兼務: done by the act before it, because one person answers for both posts
 */
public record StepRun(
        Step step,
        @Nullable String about,
        Instant from,
        @Nullable Instant dueAt,
        Map<Mark, Instant> marks,
        @Nullable Instant doneAt,
        @Nullable Instant notNeededAt,
        boolean samePerson) {

    public StepRun {
        marks = Map.copyOf(marks);
    }

    /** When the mark is reached. */
    public Optional<Instant> at(Mark mark) {
        return Optional.ofNullable(marks.get(mark));
    }

    /** Whether it is still to be done. */
    public boolean open() {
        return doneAt == null && notNeededAt == null;
    }

    /** When it was done, or not needed any more; empty while it is open. */
    public Optional<Instant> end() {
        return Optional.ofNullable(doneAt == null ? notNeededAt : doneAt);
    }

    /** The same step, of the same thing. */
    boolean isSame(StepRun other) {
        return step == other.step && Objects.equals(about, other.about);
    }

    /** How it stands at a time. */
    public StepState state(Instant now) {
        if (doneAt != null) {
            return StepState.DONE;
        }
        if (notNeededAt != null) {
            return StepState.NOT_NEEDED;
        }
        return dueAt == null || now.isBefore(dueAt) ? StepState.OPEN : StepState.OVERDUE;
    }

    /** 遅れ: by how much its end came after the limit; empty while it is open, and when it was in time. */
    public Optional<Duration> lateBy() {
        Instant due = dueAt;
        return due == null
                ? Optional.empty()
                : end().filter(end -> !end.isBefore(due)).map(end -> Duration.between(due, end));
    }
}
