package jp.csirt.incident.domain.incident;

import java.util.List;
import jp.csirt.incident.domain.incident.AssessmentTrack.Assessment;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentExecuted;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.InvestigationEvent.CauseRecorded;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryExecuted;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryNotNeeded;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import org.jspecify.annotations.Nullable;

/** 事案の状態: what the rules need to know, folded from the events; one immutable record per track. */
public record IncidentState(
        ReportingTrack reporting,
        AssessmentTrack assessment,
        ResponseTrack containment,
        ResponseTrack recovery,
        LateralCheckTrack lateralChecks,
        EvidenceTrack evidence,
        @Nullable CauseCertainty cause,
        PreventionTrack prevention,
        ClosureTrack closure) {

    /** The state a filed report gives. */
    public static IncidentState of(IncidentReported reported) {
        return new IncidentState(
                ReportingTrack.NONE,
                AssessmentTrack.of(reported.report()),
                ResponseTrack.NONE,
                ResponseTrack.NONE,
                LateralCheckTrack.NONE,
                EvidenceTrack.NONE,
                null,
                PreventionTrack.NONE,
                ClosureTrack.NONE);
    }

    /**
     * The state all events of one incident give, oldest first.
     *
     * @throws IllegalArgumentException when the first is not its report
     */
    public static IncidentState fold(List<? extends IncidentEvent> events) {
        if (events.isEmpty() || !(events.getFirst() instanceof IncidentReported reported)) {
            throw new IllegalArgumentException("an incident begins with its report");
        }
        IncidentState state = of(reported);
        for (IncidentEvent event : events.subList(1, events.size())) {
            state = state.evolve(event);
        }
        return state;
    }

    /** The state after one more event. */
    public IncidentState evolve(IncidentEvent event) {
        return switch (event) {
            case ReportingEvent e -> with(reporting.evolve(e));
            case AssessmentEvent e -> with(assessment.evolve(e));
            case ContainmentEvent e -> withContainment(evolve(e));
            case RecoveryEvent e -> withRecovery(evolve(e));
            case LateralCheckEvent e -> with(lateralChecks.evolve(e));
            case EvidenceEvent e -> with(evidence.evolve(e));
            case CauseRecorded(var _, var _, var found) -> with(found.certainty());
            case PreventionEvent e -> with(prevention.evolve(e));
            case IncidentReopened e -> with(closure.evolve(e)).reopened();
            case ClosureEvent e -> with(closure.evolve(e));
        };
    }

    /** 被害レベル in force, 0 to 3. */
    public int level() {
        return assessment.level();
    }

    /** 事案の段階: the last one reached without a gap, so that it always shows what is next. */
    public Milestone milestone() {
        Assessment inForce = assessment.inForce();
        if (closure.closed()) {
            return Milestone.CLOSED;
        }
        if (inForce == null) {
            return assessment.situationConfirmed()
                    ? Milestone.ASSESSING
                    : reporting.received() ? Milestone.RECEIVED : Milestone.REPORTED;
        }
        return inForce.confirmsIncident() ? responseMilestone() : Milestone.NOT_INCIDENT;
    }

    private Milestone responseMilestone() {
        if (!reporting.assessmentToldToCiso()) {
            return Milestone.CONFIRMED;
        }
        if (!containment.settled()) {
            return Milestone.CISO_REPORTED;
        }
        if (!recovery.settled()) {
            return Milestone.CONTAINED;
        }
        if (!causeFound()) {
            return Milestone.RECOVERED;
        }
        if (!prevention.proposed()) {
            return Milestone.CAUSE_IDENTIFIED;
        }
        return prevention.directed() ? Milestone.CISO_DIRECTED : Milestone.PREVENTION_REPORTED;
    }

    /** 原因が確定した, or is unknown for a recorded reason. */
    boolean causeFound() {
        return cause == CauseCertainty.DETERMINED || cause == CauseCertainty.UNKNOWN;
    }

    private ResponseTrack evolve(ContainmentEvent event) {
        return switch (event) {
            case ContainmentInstructed e -> containment.instructed(e.n());
            case ContainmentExecuted e -> containment.executed(e.n(), e.instructions());
            case ContainmentNotNeeded _ -> containment.withNotNeeded();
        };
    }

    private ResponseTrack evolve(RecoveryEvent event) {
        return switch (event) {
            case RecoveryInstructed e -> recovery.instructed(e.n());
            case RecoveryExecuted e -> recovery.executed(e.n(), e.instructions());
            case RecoveryNotNeeded _ -> recovery.withNotNeeded();
        };
    }

    private IncidentState reopened() {
        return with(assessment.reopened()).with(reporting.reopened());
    }

    private IncidentState with(ReportingTrack next) {
        return new IncidentState(
                next, assessment, containment, recovery, lateralChecks, evidence, cause, prevention, closure);
    }

    private IncidentState with(AssessmentTrack next) {
        return new IncidentState(
                reporting, next, containment, recovery, lateralChecks, evidence, cause, prevention, closure);
    }

    private IncidentState withContainment(ResponseTrack next) {
        return new IncidentState(
                reporting, assessment, next, recovery, lateralChecks, evidence, cause, prevention, closure);
    }

    private IncidentState withRecovery(ResponseTrack next) {
        return new IncidentState(
                reporting, assessment, containment, next, lateralChecks, evidence, cause, prevention, closure);
    }

    private IncidentState with(LateralCheckTrack next) {
        return new IncidentState(
                reporting, assessment, containment, recovery, next, evidence, cause, prevention, closure);
    }

    private IncidentState with(EvidenceTrack next) {
        return new IncidentState(
                reporting, assessment, containment, recovery, lateralChecks, next, cause, prevention, closure);
    }

    private IncidentState with(CauseCertainty next) {
        return new IncidentState(
                reporting, assessment, containment, recovery, lateralChecks, evidence, next, prevention, closure);
    }

    private IncidentState with(PreventionTrack next) {
        return new IncidentState(
                reporting, assessment, containment, recovery, lateralChecks, evidence, cause, next, closure);
    }

    private IncidentState with(ClosureTrack next) {
        return new IncidentState(
                reporting, assessment, containment, recovery, lateralChecks, evidence, cause, prevention, next);
    }
}
