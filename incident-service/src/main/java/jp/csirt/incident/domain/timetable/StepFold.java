package jp.csirt.incident.domain.timetable;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import jp.csirt.incident.domain.deadline.Step;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.ClosingGuards;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentState;

/** 段階の始まりと終わり: what a verdict, closing and reopening mean for all steps; the rest is told by its parts. */
final class StepFold {

    /** Their time begins with the assessment that confirms the incident. */
    private static final Set<Step> CONFIRMED = EnumSet.of(
            Step.CISO_REPORT, Step.LATERAL_CHECK, Step.DISCLOSURE_DECISION, Step.CAUSE_HYPOTHESIS, Step.CAUSE);

    /** 再開: what was settled of these before does not count for what is assessed anew. */
    private static final Set<Step> ANEW = with(CONFIRMED, Step.ASSESSMENT, Step.PREVENTION_REPORT, Step.CLOSING);

    /** What only an incident needs. The law's steps stay: they follow the facts and their duties. */
    private static final Set<Step> OF_INCIDENT = with(
            CONFIRMED,
            Step.CONTAINMENT_INSTRUCTION,
            Step.CONTAINMENT,
            Step.LATERAL_ANSWER,
            Step.FOLLOW_UP_REPORT,
            Step.PREVENTION_REPORT,
            Step.CISO_DECISION,
            Step.MEASURE);

    private final Runs runs = new Runs();
    private final ReportingSteps reporting = new ReportingSteps(runs);
    private final ResponseSteps response = new ResponseSteps(runs);
    private final PreventionSteps prevention = new PreventionSteps(runs);
    private final DutySteps duties = new DutySteps(runs);
    private final FactSteps facts = new FactSteps(runs);

    Runs runs() {
        return runs;
    }

    /** One event. */
    void on(IncidentEvent event) {
        reporting.on(event);
        response.on(event);
        prevention.on(event);
        duties.on(event);
        facts.on(event);
        Instant at = event.act().occurredAt();
        switch (event) {
            case IncidentAssessed assessed
            when assessed.verdict().confirmsIncident() -> {
                CONFIRMED.forEach(step -> runs.begin(StepKey.of(step), at));
                runs.resume(at);
            }
            case IncidentAssessed _ -> runs.suspend(OF_INCIDENT, at);
            case IncidentClosed _ -> {
                runs.done(StepKey.of(Step.CLOSING), at);
                runs.drop(EnumSet.allOf(Step.class), at);
            }
            case IncidentReopened _ -> {
                runs.forget(ANEW);
                runs.begin(StepKey.of(Step.ASSESSMENT), at);
            }
            default -> {}
        }
    }

    /** The incident after an act and all that the rules made of it. */
    void after(IncidentState state, Instant at) {
        if (state.closed()) {
            return;
        }
        duties.after(state, at);
        facts.after(state, at);
        if (ClosingGuards.unmet(state).isEmpty()) {
            runs.begin(StepKey.of(Step.CLOSING), at);
        } else {
            runs.drop(StepKey.of(Step.CLOSING), at);
        }
    }

    private static Set<Step> with(Set<Step> steps, Step... more) {
        Set<Step> all = EnumSet.copyOf(steps);
        all.addAll(Set.of(more));
        return all;
    }
}
