package jp.csirt.incident.domain.timetable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.incident.Corrections;
import jp.csirt.incident.domain.incident.ImportEvent.IncidentImported;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.incident.ObligationEvent;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.shared.Source;

/**
 * 対応の進み: the timetable laid upon what happened. A step is there from when its time begins; one that the level does not ask
 * for is not. Closing ends all of them, and a reopened incident takes those from 評価 on anew; one that was imported has none.
 */
@Source(document = "requirements", clause = "D.3")
public final class Steps {

    private static final Comparator<StepRun> IN_ORDER =
            Comparator.comparing(StepRun::step).thenComparing(StepRun::from);

    private Steps() {}

    /**
     * The steps by number, then by when their time began.
     *
     * @param recorded all events of one incident, oldest first; corrections are applied
     */
    public static List<StepRun> of(List<? extends IncidentEvent> recorded, StepTimetable timetable) {
        List<IncidentEvent> events = Corrections.apply(recorded);
        if (events.stream().anyMatch(IncidentImported.class::isInstance)) {
            return List.of();
        }
        var levels = new Levels();
        var fold = new StepFold();
        IncidentState state = IncidentState.of((IncidentReported) events.getFirst());
        Instant at = Instant.MIN;
        for (int i = 0; i < events.size(); i++) {
            IncidentEvent event = events.get(i);
            state = i == 0 ? state : state.evolve(event);
            at = isConsequence(event) ? at : event.act().occurredAt();
            fold.on(event);
            if (i + 1 == events.size() || !isConsequence(events.get(i + 1))) {
                levels.are(state.level(), at);
                fold.after(state, at);
            }
        }
        List<StepRun> steps = fold.runs().all().stream()
                .flatMap(run -> levels.laidUpon(run, timetable).stream())
                .toList();
        return IntStream.range(0, steps.size())
                .filter(n -> !isReplaced(steps.get(n), steps.subList(n + 1, steps.size())))
                .mapToObj(steps::get)
                .sorted(IN_ORDER)
                .toList();
    }

    /** Begun anew after it was not needed, and nothing to hide: it never was late. */
    private static boolean isReplaced(StepRun step, List<StepRun> later) {
        return step.notNeededAt() != null
                && step.lateBy().isEmpty()
                && later.stream().anyMatch(next -> next.isSame(step));
    }

    /** What the rules made of the act before it; it happened with that act. */
    private static boolean isConsequence(IncidentEvent event) {
        return event instanceof ObligationEvent || (event instanceof LevelRaised raised && raised.rule() != null);
    }
}
