package jp.csirt.incident.domain.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.incident.Obligation;
import jp.csirt.incident.domain.shared.Source;
import jp.csirt.incident.domain.timetable.StepRun;
import jp.csirt.incident.domain.timetable.Steps;
import org.jspecify.annotations.Nullable;

/**
 * 残っている用件: what is still to be done in an incident.
 *
 * @param owner who has to do it, before it is known who answers for the post
 * @param about which of several things of the incident
 * @param clause what asks for it; empty where no clause does
 * @param since when its time began
 * @param dueAt the first instant that is late; absent where no limit is known
 */
@Source(document = "requirements", clause = "C.3, D.3")
public record OpenMatter(
        Post owner,
        Matter what,
        Topic about,
        String clause,
        Instant since,
        @Nullable Instant dueAt) {

    /**
     * The open steps, the duties that no step watches, the proposals that wait for a decision, what was instructed or asked of a
     * contractor, the measures, and what else stands against closing; nothing twice: a step or a duty that waits for the decision
     * of a proposal is that proposal.
     */
    public static List<OpenMatter> of(IncidentHistory history, StepTimetable timetable) {
        return of(history, Steps.of(history.events(), timetable));
    }

    /** The same for whoever knows its steps already. */
    public static List<OpenMatter> of(IncidentHistory history, List<StepRun> steps) {
        if (history.silent()) {
            return List.of();
        }
        IncidentState state = history.state();
        var open = new ArrayList<>(steps(steps, history, new Topics(history, state, steps)));
        OpenDuty.of(history, state, steps).map(OpenMatter::of).forEach(open::add);
        Proposals.of(history, state).forEach(proposal -> open.add(instead(proposal, open)));
        open.addAll(Awaited.of(history));
        measures(history).forEach(open::add);
        Closing.proposal(history, state).forEach(open::add);
        OpenGuards.of(history, state, List.copyOf(open)).forEach(open::add);
        return List.copyOf(open);
    }

    private static List<OpenMatter> steps(List<StepRun> steps, IncidentHistory history, Topics topics) {
        return steps.stream()
                .filter(StepNotices::follows)
                .map(step -> new OpenMatter(
                        StepNotices.owner(step, history.events()),
                        Matter.of(step.step()),
                        topics.of(step),
                        step.step().clause(),
                        step.from(),
                        step.dueAt()))
                .toList();
    }

    /** The proposal with the time of the step that ends with its decision, and without that step. */
    private static OpenMatter instead(OpenMatter proposal, List<OpenMatter> open) {
        Optional<OpenMatter> step = proposal.what()
                .ends()
                .map(Matter::of)
                .flatMap(what -> open.stream().filter(one -> one.what() == what).findFirst());
        step.ifPresent(open::remove);
        return step.map(found -> new OpenMatter(
                        proposal.owner(),
                        proposal.what(),
                        proposal.about(),
                        proposal.clause(),
                        found.since(),
                        found.dueAt()))
                .orElse(proposal);
    }

    private static OpenMatter of(OpenDuty duty) {
        Obligation obligation = duty.obligation();
        return new OpenMatter(
                duty.owner(),
                duty.what(),
                duty.topic(),
                obligation.duty().clause(),
                obligation.since(),
                duty.timed() ? DutyNotices.hard(obligation) : null);
    }

    private static Stream<OpenMatter> measures(IncidentHistory history) {
        return Measure.allIn(history.facts()).stream().flatMap(OpenMatter::measure);
    }

    private static Stream<OpenMatter> measure(Measure measure) {
        return switch (measure.state()) {
            case ORDERED -> Stream.of(of(measure, measure.owner(), Matter.IMPLEMENT_MEASURE, MeasureNotices.CLAUSE));
            case CARRIED_OVER ->
                Stream.of(of(measure, measure.owner(), Matter.TAKE_OVER_MEASURE, MeasureNotices.CARRIED_OVER));
            case IMPLEMENTED ->
                Stream.of(of(measure, Post.of(Role.CSIRT_LEAD), Matter.VERIFY_MEASURE, MeasureNotices.CLAUSE));
            case VERIFIED -> Stream.of();
        };
    }

    private static OpenMatter of(Measure measure, Post owner, Matter what, String clause) {
        return new OpenMatter(
                owner, what, measure.topic(), clause, measure.recordedAt(), DecisionNotices.endOf(measure.dueOn()));
    }
}
