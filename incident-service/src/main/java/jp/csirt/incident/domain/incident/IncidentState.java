package jp.csirt.incident.domain.incident;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.incident.AssessmentTrack.Assessment;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentExecuted;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.InvestigationEvent.CauseRecorded;
import jp.csirt.incident.domain.incident.PoliceEvent.PoliceContacted;
import jp.csirt.incident.domain.incident.PolicyScopeEvent.PolicyScopeDetermined;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryExecuted;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryNotNeeded;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.profile.PolicyScope;
import org.jspecify.annotations.Nullable;

/** 事案の状態: what the rules need to know, folded from the events; one immutable record per track. */
public record IncidentState(
        ReportingTrack reporting,
        FactsTrack facts,
        PolicyScope scope,
        LevelTrack levels,
        AssessmentTrack assessment,
        ResponseTrack containment,
        ResponseTrack recovery,
        LateralCheckTrack lateralChecks,
        EvidenceTrack evidence,
        @Nullable CauseCertainty cause,
        PreventionTrack prevention,
        ObligationTrack obligations,
        DisclosureTrack disclosure,
        SubjectNotificationTrack subjects,
        int policeContacts,
        FormTrack forms,
        DirectionTrack directions,
        VendorTrack vendor,
        ExceptionTrack exceptions,
        CorrectionTrack corrections,
        ClosureTrack closure,
        ErasureTrack erasure) {

    /** The state a filed report gives. */
    public static IncidentState of(IncidentReported reported) {
        return new IncidentState(
                ReportingTrack.of(reported),
                FactsTrack.of(reported),
                PolicyScope.NONE,
                LevelTrack.of(reported.report().level()),
                AssessmentTrack.of(reported.report()),
                ResponseTrack.NONE,
                ResponseTrack.NONE,
                LateralCheckTrack.NONE,
                EvidenceTrack.NONE,
                null,
                PreventionTrack.NONE,
                ObligationTrack.NONE,
                DisclosureTrack.NONE,
                SubjectNotificationTrack.of(reported.report()),
                0,
                FormTrack.NONE,
                DirectionTrack.NONE,
                VendorTrack.of(reported.report()),
                ExceptionTrack.NONE,
                CorrectionTrack.NONE,
                ClosureTrack.NONE,
                ErasureTrack.since(reported.act().occurredAt()));
    }

    /**
     * The state all events of one incident give, oldest first, with every approved correction in its place.
     *
     * @throws IllegalArgumentException when the first is not its report
     */
    public static IncidentState fold(List<? extends IncidentEvent> recorded) {
        List<IncidentEvent> events = Corrections.apply(recorded);
        if (events.isEmpty() || !(events.getFirst() instanceof IncidentReported reported)) {
            throw new IllegalArgumentException("an incident begins with its report");
        }
        IncidentState state = of(reported);
        for (IncidentEvent event : events.subList(1, events.size())) {
            state = state.evolve(event);
        }
        return state;
    }

    /** The state after one more event: every track takes what concerns it. */
    public IncidentState evolve(IncidentEvent event) {
        DisclosureTrack told = event instanceof DisclosureEvent e ? disclosure.evolve(e) : disclosure;
        SubjectNotificationTrack notified = subjects.after(event);
        int contacts = event instanceof PoliceContacted e ? e.n() : policeContacts;
        return new IncidentState(
                reporting.after(event),
                facts.after(event, level()),
                event instanceof PolicyScopeDetermined e ? e.scope() : scope,
                levels.after(event),
                assessment.after(event),
                event instanceof ContainmentEvent e ? evolve(e) : containment,
                event instanceof RecoveryEvent e ? evolve(e) : recovery,
                event instanceof LateralCheckEvent e ? lateralChecks.evolve(e) : lateralChecks,
                event instanceof EvidenceEvent e ? evidence.evolve(e) : evidence,
                event instanceof CauseRecorded e ? e.cause().certainty() : cause,
                event instanceof PreventionEvent e ? prevention.evolve(e) : prevention,
                obligations.after(event, contacts, notified, told),
                told,
                notified,
                contacts,
                forms.after(event),
                event instanceof DirectionEvent e ? directions.evolve(e) : directions,
                vendor.after(event),
                event instanceof ExceptionEvent e ? exceptions.evolve(e) : exceptions,
                event instanceof CorrectionEvent e ? corrections.evolve(e) : corrections,
                closure.after(event),
                erasure.after(event));
    }

    /** The fact and what the rules make of it, in the order in which they are recorded. */
    List<IncidentEvent> withConsequences(IncidentEvent fact, PolicyProfile profile, HolidayCalendar calendar) {
        return Stream.concat(Stream.of(fact), Consequences.of(evolve(fact), fact, profile, calendar).stream())
                .toList();
    }

    /** 被害レベル in force, 0 to 3. */
    public int level() {
        return levels.level();
    }

    /** Whether a publication was decided that is still to be made. */
    public boolean disclosureOwed() {
        return obligations.obligations().stream().anyMatch(disclosure::isOwed);
    }

    /** 知った日時: when anybody in the body, but for 当事者, first knew of it. */
    public Instant firstAwareAt() {
        return facts.firstAwareAt();
    }

    /** 当事者: who neither sees the incident nor is told of it. */
    public Set<UUID> implicated() {
        return facts.implicated();
    }

    /** 完了している. */
    public boolean closed() {
        return closure.closed();
    }

    /** 移行したものである: it was closed elsewhere. */
    public boolean imported() {
        return closure.imported();
    }

    /** 消去済みである. */
    public boolean erased() {
        return erasure.erased();
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
}
