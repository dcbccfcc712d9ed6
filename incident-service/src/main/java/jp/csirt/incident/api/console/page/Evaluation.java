package jp.csirt.incident.api.console.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.domain.deadline.Step;
import jp.csirt.incident.domain.timetable.StepState;
import jp.csirt.incident.read.step.StepItem;

/** 段階ごとの評価: how many steps were in time, and each with what it had and what it took. */
record Evaluation(long inTime, long late, long open, List<Line> lines) {

    static Evaluation of(Instant awareAt, List<StepItem> steps, Times times) {
        List<Line> lines =
                steps.stream().map(step -> Line.of(step, awareAt, times)).toList();
        return new Evaluation(count(lines, "good"), count(lines, "overdue"), count(lines, "waiting"), lines);
    }

    private static long count(List<Line> lines, String kind) {
        return lines.stream().filter(line -> line.kind().equals(kind)).count();
    }

    /**
     * 一つの段階.
     *
     * @param took from 知った日時 until it was done
     * @param state a key of the messages
     */
    record Line(
            String name,
            String clause,
            String dueAt,
            String doneAt,
            String took,
            String late,
            String kind,
            String state) {

        static Line of(StepItem step, Instant awareAt, Times times) {
            Step known = Step.of(step.step()).orElseThrow();
            boolean late = step.lateBy() != null || step.state() == StepState.OVERDUE;
            String kind = switch (step.state()) {
                case OPEN -> "waiting";
                case OVERDUE -> "overdue";
                case DONE -> late ? "overdue" : "good";
                case NOT_NEEDED -> "idle";
            };
            return new Line(
                    known.label(),
                    known.clause(),
                    step.dueAt() == null ? "" : times.until(step.dueAt()),
                    step.doneAt() == null ? "" : times.at(step.doneAt()),
                    step.doneAt() == null ? "" : Times.span(Duration.between(awareAt, step.doneAt())),
                    step.lateBy() == null ? "" : Times.span(step.lateBy()),
                    kind,
                    "drill.state." + step.state().name() + (step.state() == StepState.DONE && late ? ".late" : ""));
        }
    }
}
