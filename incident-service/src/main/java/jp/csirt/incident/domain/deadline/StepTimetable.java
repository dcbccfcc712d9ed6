package jp.csirt.incident.domain.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.csirt.incident.domain.shared.Source;

/**
 * 対応の時間割: how much time each step has at each level of damage. Levels 2 and 3 run around the clock, 0 and 1 in office
 * time; limits in days are calendar days at every level.
 *
 * @param limits per step the limits of the levels from 0 on; an empty one = no timer at that level
 */
@Source(document = "requirements", clause = "D.3")
public record StepTimetable(Map<Step, List<Optional<StepLimit>>> limits, OfficeHours officeHours) {

    private static final int LEVELS = 4;
    private static final int AROUND_THE_CLOCK = 2;

    public StepTimetable {
        limits = Map.copyOf(limits);
        limits.forEach((step, perLevel) -> {
            if (perLevel.size() != LEVELS) {
                throw new IllegalArgumentException(
                        "step %d has %d levels instead of %d".formatted(step.number(), perLevel.size(), LEVELS));
            }
        });
    }

    /** The limit of a step at a level; empty where no timer runs. */
    public Optional<StepLimit> limit(Step step, int level) {
        List<Optional<StepLimit>> perLevel = limits.get(step);
        return perLevel == null ? Optional.empty() : perLevel.get(level);
    }

    /** Whether the limit of a step at a level runs in office time, for which the calendar is asked. */
    public boolean inOfficeTime(Step step, int level) {
        return level < AROUND_THE_CLOCK
                && limit(step, level)
                        .filter(StepLimit.Minutes.class::isInstance)
                        .isPresent();
    }

    /** When the mark of a step is reached that began at {@code from}; empty without a timer, or beyond the calendar. */
    public Optional<Instant> at(Mark mark, Step step, int level, Instant from) {
        return limit(step, level).flatMap(limit -> switch (limit) {
            case StepLimit.Days days -> Optional.of(from.plus(mark.of(days.span())));
            case StepLimit.Minutes minutes
            when level >= AROUND_THE_CLOCK -> Optional.of(from.plus(mark.of(minutes.span())));
            case StepLimit.Minutes minutes -> officeHours.after(from, mark.of(minutes.span()));
        });
    }
}
