package jp.csirt.incident.domain.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.deadline.Mark;
import jp.csirt.incident.domain.deadline.Step;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckConsidered;
import jp.csirt.incident.domain.incident.Obligation;
import jp.csirt.incident.domain.shared.Source;
import jp.csirt.incident.domain.timetable.StepRun;
import org.jspecify.annotations.Nullable;

/**
 * 段階の見守り: who is warned and told at which mark of the steps that are still to be done. After 150 % it is told again each
 * day; days on which nobody could tell are not made up.
 */
@Source(document = "requirements", clause = "D.3")
public final class StepNotices {

    /** Limits that the law or the measure itself sets are followed with the duties and the measures. */
    private static final Set<Step> ELSEWHERE = EnumSet.of(Step.PPC_PRELIMINARY, Step.PPC_FINAL, Step.MEASURE);

    private static final Duration AGAIN_AFTER = Duration.ofDays(1);

    private StepNotices() {}

    /**
     * Every mark of the steps that are still to be done, those of the past and the next ones to come.
     *
     * @param now decides which day after 150 % it is
     */
    public static List<Notice> of(List<StepRun> steps, IncidentHistory history, Instant now) {
        List<IncidentEvent> events = history.events();
        List<UUID> duties = history.state().obligations().obligations().stream()
                .map(Obligation::obligationId)
                .toList();
        return steps.stream()
                .filter(StepNotices::follows)
                .flatMap(step -> marks(step, owner(step, events), obligation(step, duties), now).stream())
                .toList();
    }

    /** Whether it is still to be done and is not followed elsewhere. */
    static boolean follows(StepRun step) {
        return step.open() && !ELSEWHERE.contains(step.step());
    }

    private static List<Notice> marks(StepRun step, Post owner, @Nullable UUID obligationId, Instant now) {
        var notices = new ArrayList<Notice>();
        for (Mark mark : Mark.values()) {
            Instant at = step.marks().get(mark);
            if (at != null) {
                var concern = Concern.step(step.step(), obligationId, mark);
                notices.add(notice(step, at, mark, concern, owner));
                if (mark == Mark.OVERDUE) {
                    again(at, now)
                            .map(n -> notice(
                                    step, at.plus(AGAIN_AFTER.multipliedBy(n)), mark, concern.repeated(n), owner))
                            .forEach(notices::add);
                }
            }
        }
        return notices;
    }

    /** The day it is now, and the next. */
    static Stream<Integer> again(Instant last, Instant now) {
        int today = (int) Math.max(0, Duration.between(last, now).dividedBy(AGAIN_AFTER));
        return Stream.of(today, today + 1).filter(day -> day > 0);
    }

    /** Whether the notification is of a mark of this step, or of the duty or the measure that the step is about. */
    public static boolean isOf(StepRun step, NotificationRequested asked) {
        if (asked.step() != null && asked.percent() != null) {
            String mark = mark(step, asked.percent(), asked.repeat());
            return asked.notificationId().equals(Notice.idOf(asked.incidentId(), mark));
        }
        return ELSEWHERE.contains(step.step())
                && Stream.of(asked.obligationId(), asked.measureId())
                        .anyMatch(id -> id != null && id.toString().equals(step.about()));
    }

    private static Notice notice(StepRun step, Instant at, Mark mark, Concern concern, Post owner) {
        return new Notice(
                mark(step, mark.percent(), concern.repeat()),
                at,
                kind(mark),
                Matter.of(step.step()),
                step.step().clause(),
                concern,
                Ladder.at(mark, owner),
                List.of(),
                step.dueAt());
    }

    /** The same however its limit moves; a step that begins anew has marks of its own. */
    private static String mark(StepRun step, int percent, @Nullable Integer repeat) {
        String about = step.about() == null ? "" : step.about();
        String day = repeat == null ? "" : "/" + repeat;
        return "step/%d/%s/%s/%d%s".formatted(step.step().number(), about, step.from(), percent, day);
    }

    private static NotificationKind kind(Mark mark) {
        return switch (mark) {
            case HALF, MOST -> NotificationKind.WARNING;
            case DUE, OVERDUE -> NotificationKind.ESCALATION;
        };
    }

    /** Who was told to do it, where somebody was; else who does such steps. */
    static Post owner(StepRun step, List<IncidentEvent> events) {
        return events.stream()
                .flatMap(event -> told(step, event))
                .findFirst()
                .map(Ask::post)
                .orElseGet(() -> Ladder.ownerOf(step.step()));
    }

    private static Stream<String> told(StepRun step, IncidentEvent event) {
        return switch (event) {
            case ContainmentInstructed e
            when step.step() == Step.CONTAINMENT && String.valueOf(e.n()).equals(step.about()) ->
                Stream.of(e.instruction().to());
            case LateralCheckConsidered e
            when step.step() == Step.LATERAL_ANSWER ->
                e.checks().stream()
                        .filter(check -> check.checkId().toString().equals(step.about()))
                        .map(check -> check.managerPost());
            default -> Stream.of();
        };
    }

    private static @Nullable UUID obligation(StepRun step, List<UUID> duties) {
        return duties.stream()
                .filter(id -> id.toString().equals(step.about()))
                .findFirst()
                .orElse(null);
    }
}
