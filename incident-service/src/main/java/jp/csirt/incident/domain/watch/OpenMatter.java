package jp.csirt.incident.domain.watch;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.Obligation;
import jp.csirt.incident.domain.shared.Source;
import jp.csirt.incident.domain.timetable.Steps;
import org.jspecify.annotations.Nullable;

/**
 * 残っている用件: what is still to be done in an incident.
 *
 * @param owner who has to do it, before it is known who answers for the post
 * @param since when its time began
 * @param dueAt the first instant that is late; absent where no limit is known
 */
@Source(document = "requirements", clause = "C.3, D.3")
public record OpenMatter(
        Post owner, Matter what, Instant since, @Nullable Instant dueAt) {

    /** The open steps, the duties whose limit is not one of the timetable, and the measures; nothing twice. */
    public static List<OpenMatter> of(IncidentHistory history, StepTimetable timetable) {
        return history.silent()
                ? List.of()
                : Stream.of(steps(history.events(), timetable), duties(history), measures(history))
                        .flatMap(all -> all)
                        .toList();
    }

    private static Stream<OpenMatter> steps(List<IncidentEvent> events, StepTimetable timetable) {
        return Steps.of(events, timetable).stream()
                .filter(StepNotices::follows)
                .map(step -> new OpenMatter(
                        StepNotices.owner(step, events), Matter.of(step.step()), step.from(), step.dueAt()));
    }

    private static Stream<OpenMatter> duties(IncidentHistory history) {
        return history.state().obligations().obligations().stream()
                .filter(ObligationNotices::follows)
                .map(OpenMatter::duty);
    }

    private static OpenMatter duty(Obligation obligation) {
        Instant dueAt = obligation.due() == null ? null : obligation.due().hard();
        return obligation.duty().strength() == Strength.REQUIRED
                ? new OpenMatter(
                        Post.of(DutyNotices.doer(obligation.duty().recipient())),
                        Matter.FULFIL_DUTY,
                        obligation.since(),
                        dueAt)
                : new OpenMatter(Post.of(Role.CSIRT_LEAD), Matter.JUDGE_DUTY, obligation.since(), dueAt);
    }

    private static Stream<OpenMatter> measures(IncidentHistory history) {
        return Measure.allIn(history.facts()).stream().flatMap(OpenMatter::measure);
    }

    private static Stream<OpenMatter> measure(Measure measure) {
        Instant dueAt = DecisionNotices.endOf(measure.dueOn());
        return switch (measure.state()) {
            case ORDERED ->
                Stream.of(new OpenMatter(measure.owner(), Matter.IMPLEMENT_MEASURE, measure.recordedAt(), dueAt));
            case CARRIED_OVER ->
                Stream.of(new OpenMatter(measure.owner(), Matter.TAKE_OVER_MEASURE, measure.recordedAt(), dueAt));
            case IMPLEMENTED ->
                Stream.of(new OpenMatter(Post.of(Role.CSIRT_LEAD), Matter.VERIFY_MEASURE, measure.recordedAt(), dueAt));
            case VERIFIED -> Stream.of();
        };
    }
}
