package jp.csirt.incident.domain.timetable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.csirt.incident.domain.deadline.Mark;
import jp.csirt.incident.domain.deadline.Step;
import jp.csirt.incident.domain.deadline.StepTimetable;
import org.jspecify.annotations.Nullable;

/** 被害レベルの推移, and the limits it gives: a change sets open steps a new limit from their begin, but hides none that was missed. */
final class Levels {

    private final List<Period> periods = new ArrayList<>();

    /** The level after an act. The first one counts for all that was before; a change never from before the last one. */
    void are(int level, Instant at) {
        if (periods.isEmpty()) {
            periods.add(new Period(Instant.MIN, null, level));
            return;
        }
        Period last = periods.getLast();
        if (last.level() != level) {
            Instant since = at.isBefore(last.since()) ? last.since() : at;
            periods.set(periods.size() - 1, new Period(last.since(), since, last.level()));
            periods.add(new Period(since, null, level));
        }
    }

    /** The step with its limit; empty where no level asked for it while it ran. */
    Optional<StepRun> laidUpon(Run run, StepTimetable timetable) {
        Step step = run.key().step();
        if (!step.inTimetable()) {
            return Optional.of(shown(run, run.ownDue() == null ? Map.of() : Map.of(Mark.DUE, run.ownDue())));
        }
        if (run.ownDue() != null) {
            return Optional.of(shown(run, marks(run.from(), run.ownDue())));
        }
        List<Period> concerned =
                periods.stream().filter(period -> period.concerns(run)).toList();
        if (concerned.stream().noneMatch(period -> period.asksFor(step, timetable))) {
            return Optional.empty();
        }
        Period counting = concerned.stream()
                .filter(period -> period.wasMissed(run, timetable))
                .findFirst()
                .orElse(concerned.getLast());
        boolean fellAway = run.open() && !counting.asksFor(step, timetable);
        return Optional.of(
                shown(fellAway ? run.notNeeded(counting.since()) : run, marks(step, counting, run.from(), timetable)));
    }

    private static Map<Mark, Instant> marks(Step step, Period period, Instant from, StepTimetable timetable) {
        var marks = new EnumMap<Mark, Instant>(Mark.class);
        for (Mark mark : Mark.values()) {
            timetable.at(mark, step, period.level(), from).ifPresent(at -> marks.put(mark, at));
        }
        return marks;
    }

    private static Map<Mark, Instant> marks(Instant from, Instant until) {
        var marks = new EnumMap<Mark, Instant>(Mark.class);
        for (Mark mark : Mark.values()) {
            marks.put(mark, mark.between(from, until));
        }
        return marks;
    }

    private static StepRun shown(Run run, Map<Mark, Instant> marks) {
        return new StepRun(
                run.key().step(),
                run.key().about(),
                run.from(),
                marks.get(Mark.DUE),
                marks,
                run.doneAt(),
                run.notNeededAt(),
                run.samePerson());
    }

    /** A level in force, until it is changed. */
    private record Period(Instant since, @Nullable Instant until, int level) {

        boolean concerns(Run run) {
            Instant end = run.end();
            boolean isOver = until != null && !until.isAfter(run.from());
            boolean isYetToCome = since.isAfter(run.from()) && end != null && !since.isBefore(end);
            return !isOver && !isYetToCome;
        }

        boolean asksFor(Step step, StepTimetable timetable) {
            return timetable.limit(step, level).isPresent();
        }

        /** The limit went by while this level was in force, and the step was not done. */
        boolean wasMissed(Run run, StepTimetable timetable) {
            Instant end = run.end();
            return timetable
                    .at(Mark.DUE, run.key().step(), level, run.from())
                    .filter(due -> until != null && !due.isAfter(until))
                    .filter(due -> end == null || !due.isAfter(end))
                    .isPresent();
        }
    }
}
