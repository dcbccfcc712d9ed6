package jp.csirt.incident.domain.timetable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.incident.Obligation;
import jp.csirt.incident.domain.shared.Source;
import org.jspecify.annotations.Nullable;

/**
 * 残る期限: what is known of the limits of all that is still to be done in an incident.
 *
 * @param next the soonest; empty where nothing open has a known one
 * @param unknown how many open steps and duties have none, because the calendar does not reach so far or the body gives no
 *     time; the step of a duty counts with it
 */
@Source(document = "requirements", clause = "C.3, D.3")
public record OpenLimits(Optional<Instant> next, int unknown) {

    /**
     * The limits that are open.
     *
     * @param recorded all events of one incident, oldest first
     */
    public static OpenLimits of(List<? extends IncidentEvent> recorded, StepTimetable timetable) {
        List<Obligation> duties = IncidentState.fold(recorded).obligations().obligations().stream()
                .filter(duty -> duty.standing() && duty.state().open())
                .toList();
        List<StepRun> steps =
                Steps.of(recorded, timetable).stream().filter(StepRun::open).toList();
        Set<String> told =
                duties.stream().map(duty -> duty.obligationId().toString()).collect(Collectors.toSet());
        Stream<@Nullable Instant> limits = Stream.concat(
                steps.stream().map(StepRun::dueAt), duties.stream().map(OpenLimits::hard));
        long unknown = duties.stream().filter(duty -> duty.due() == null).count()
                + steps.stream()
                        .filter(step -> step.dueAt() == null && !told.contains(step.about()))
                        .count();
        return new OpenLimits(limits.filter(Objects::nonNull).min(Comparator.naturalOrder()), (int) unknown);
    }

    private static @Nullable Instant hard(Obligation duty) {
        return duty.due() == null ? null : duty.due().hard();
    }
}
