package jp.csirt.incident.domain.incident;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import jp.csirt.incident.domain.assessment.DeterminationPolicy;
import jp.csirt.incident.domain.assessment.LevelPolicy;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.AssessmentEvent.AssessmentApproved;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.ClosureEvent.ClosureProposed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.incident.DisclosureEvent.Disclosed;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureProposed;
import jp.csirt.incident.domain.incident.ErasureEvent.ErasureProposed;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import jp.csirt.incident.domain.incident.ExceptionEvent.EmergencyExceptionReported;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionDecided;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionRequested;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportAcknowledged;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportApproved;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportDrafted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ReportWaived;
import jp.csirt.incident.domain.incident.ExternalReportEvent.WaiverProposed;
import jp.csirt.incident.domain.incident.ImportCommand.ImportIncident;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLowered;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureCarriedOver;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureImplemented;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureVerified;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;
import jp.csirt.incident.domain.incident.ReportingCommand.ReportIncident;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationDecided;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationProposed;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectsNotified;
import jp.csirt.incident.domain.incident.SupplementEvent.FieldsSupplemented;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.watch.IncidentHistory;
import jp.csirt.incident.domain.watch.OpenMatter;
import jp.csirt.incident.domain.watch.RecordedFact;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("どのような命令の列でも保たれること")
class InvariantsTest {

    private static final int STEPS = 240;
    private static final StepTimetable TIMETABLE = Profiles.TOWN.timetable(Calendars.SHIPPED);
    private static final ParameterResolverFactory RESOURCES = MultiParameterResolverFactory.ordered(
            ClasspathParameterResolverFactory.forClass(Incident.class),
            new SimpleResourceParameterResolverFactory(List.of(Profiles.TOWN, Calendars.SHIPPED)));

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("A.1 A.4 段階・条件・レベル・兼務の決まりはいつも保たれる")
    void every_run_of_commands_keeps_the_rules(long seed) {
        var walk = new Walk();
        var commands = new RandomCommands(seed);
        var state = IncidentState.fold(walk.events);
        for (int step = 0; step < STEPS; step++) {
            IncidentCommand command = commands.next();
            walk.handle(command);
            state = check("seed %d, step %d: %s".formatted(seed, step, command), state, walk);
        }
        checkSeparationOfDuties(walk.events);
        checkOpenMatters("seed %d".formatted(seed), state, walk.events);
    }

    @Test
    @DisplayName("無作為の列はすべての段階に達し、すべての理由で拒まれる")
    void the_runs_reach_every_milestone_and_every_refusal() {
        Set<Milestone> reached = EnumSet.noneOf(Milestone.class);
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        Set<Class<?>> kinds = new HashSet<>(Set.of(ReportIncident.class, ImportIncident.class));
        for (long seed : seeds().toArray()) {
            var walk = new Walk();
            var commands = new RandomCommands(seed);
            for (int step = 0; step < STEPS; step++) {
                IncidentCommand command = commands.next();
                kinds.add(command.getClass());
                walk.handle(command);
                reached.add(IncidentState.fold(walk.events).milestone());
            }
            reasons.addAll(walk.reasons);
        }

        assertThat(reached).isEqualTo(EnumSet.complementOf(EnumSet.of(Milestone.REOPENED)));
        assertThat(kinds).containsExactlyInAnyOrderElementsOf(Given.kinds(IncidentCommand.class));
        assertThat(reasons).isEqualTo(EnumSet.complementOf(EnumSet.of(Reason.IMPORTED_CASE)));
    }

    private static IncidentState check(String run, IncidentState before, Walk walk) {
        var after = IncidentState.fold(walk.events);
        var guards = ClosingGuards.unmet(after).stream().map(Guard::code).toList();

        assertThat(after.milestone()).as(run).isNotNull();
        assertThat(guards).as(run).doesNotHaveDuplicates().isSorted();
        checkLevel(run, before, after, walk.newest());
        checkDuties(run, after);
        if (after.closure().closed()) {
            assertThat(guards).as(run).isEmpty();
            assertThat(after.milestone()).as(run).isEqualTo(Milestone.CLOSED);
            assertThat(after.obligations().obligations())
                    .as(run)
                    .noneMatch(obligation ->
                            obligation.state().open() && obligation.duty().recipient() != Recipient.COMMITTEE);
        }
        return after;
    }

    /** The level lies between the floor and 3, and falls only by an approved lowering. */
    private static void checkLevel(String run, IncidentState before, IncidentState after, IncidentEvent fact) {
        assertThat(after.level())
                .as(run)
                .isBetween(LevelPolicy.floor(after.facts().now()), 3);
        if (after.level() < before.level()) {
            assertThat(fact).as(run).isInstanceOf(LevelLowered.class);
        }
    }

    /** What stands is what the facts demand, once facts have been determined. */
    private static void checkDuties(String run, IncidentState after) {
        var determined = after.obligations().determined();
        if (determined == null) {
            return;
        }
        var demanded = DeterminationPolicy.determine(after.facts().steps(), determined.rules(), List.of());
        assertThat(determined.findings()).as(run).isEqualTo(demanded.findings());
        assertThat(after.obligations().obligations().stream()
                        .filter(obligation -> obligation.standing() && isOfTheTable(obligation.duty()))
                        .map(Obligation::duty))
                .as(run)
                .containsExactlyInAnyOrderElementsOf(demanded.duties().stream()
                        .filter(duty -> !fellAwayWithClosing(duty, after))
                        .toList());
        assertThat(after.obligations().obligations())
                .as(run)
                .allMatch(obligation ->
                        obligation.standing() || !obligation.state().open())
                .allMatch(obligation -> !obligation.standing() || obligation.due() != null);
    }

    /** What nobody had found necessary when it was closed. */
    private static boolean fellAwayWithClosing(Duty duty, IncidentState after) {
        return after.closed()
                && duty.strength() == Strength.PROPOSED
                && after.obligations()
                        .stage(duty.recipient(), duty.stage())
                        .filter(obligation -> obligation.state() == ObligationState.WITHDRAWN)
                        .isPresent();
    }

    /** Further stages follow from what was submitted, not from the facts. */
    private static boolean isOfTheTable(Duty duty) {
        return switch (duty.stage()) {
            case SUPPLEMENT, FOLLOW_UP, WITHDRAWAL -> false;
            case LAST -> duty.recipient() == Recipient.COMMITTEE;
            case NOTICE, PRELIMINARY, FINAL_LEGAL, FIRST -> true;
        };
    }

    /** What cannot be closed yet always has something to be done, so that nobody forgets it. */
    private static void checkOpenMatters(String run, IncidentState state, List<IncidentEvent> events) {
        if (!state.closed()) {
            var facts = events.stream()
                    .map(event -> new RecordedFact("event", event.act().occurredAt(), event))
                    .toList();
            assertThat(OpenMatter.of(new IncidentHistory(facts, Set.of()), TIMETABLE))
                    .as(run)
                    .isNotEmpty();
        }
    }

    /** Whoever approves what he or she wrote has a recorded reason; whoever does not has none. */
    private static void checkSeparationOfDuties(List<IncidentEvent> events) {
        Map<Integer, Actor> assessors = new HashMap<>();
        Map<Integer, Actor> lowerers = new HashMap<>();
        Map<Integer, Actor> planners = new HashMap<>();
        Map<Integer, Actor> applicants = new HashMap<>();
        Map<Integer, Actor> correctors = new HashMap<>();
        Actor proposer = null;
        Map<UUID, Actor> authors = new HashMap<>();
        Map<UUID, Actor> waivers = new HashMap<>();
        Actor eraser = null;
        Actor publisher = null;
        Actor notifier = null;
        for (IncidentEvent event : events) {
            switch (event) {
                case IncidentAssessed e -> assessors.put(e.n(), e.act().actor());
                case LevelLoweringProposed e -> lowerers.put(e.n(), e.act().actor());
                case LevelLowered e -> checkOverride(lowerers.get(e.n()), e, e.override());
                case PreventionProposed e -> planners.put(e.n(), e.act().actor());
                case ClosureProposed e -> proposer = e.act().actor();
                case ErasureProposed e -> eraser = e.act().actor();
                case IncidentErased e -> checkOverride(eraser, e, e.override());
                case DisclosureProposed e -> publisher = e.act().actor();
                case SubjectNotificationProposed e -> notifier = e.act().actor();
                case ExceptionRequested e -> applicants.put(e.n(), e.act().actor());
                case ExceptionDecided e -> checkOverride(applicants.get(e.n()), e, e.override());
                case CorrectionProposed e -> correctors.put(e.n(), e.act().actor());
                case CorrectionApproved e -> checkOverride(correctors.get(e.n()), e, e.override());
                case AssessmentApproved e -> checkOverride(assessors.get(e.n()), e, e.override());
                case PreventionDecided e -> checkOverride(planners.get(e.n()), e, e.override());
                case IncidentClosed e -> checkOverride(proposer, e, e.override());
                case ExternalReportDrafted e ->
                    authors.put(e.target().obligationId(), e.act().actor());
                case ExternalReportSubmitted e ->
                    authors.putIfAbsent(e.target().obligationId(), e.act().actor());
                case ExternalReportApproved e ->
                    checkOverride(authors.get(e.target().obligationId()), e, e.override());
                case WaiverProposed e ->
                    waivers.put(e.target().obligationId(), e.act().actor());
                case ReportWaived e -> checkOverride(waivers.get(e.target().obligationId()), e, e.override());
                case DisclosureDecided e -> {
                    checkOverrideOfProposal(publisher, e, e.override());
                    publisher = null;
                }
                case SubjectNotificationDecided e -> {
                    checkOverrideOfProposal(notifier, e, e.override());
                    notifier = null;
                }
                case ReportingEvent _,
                        PolicyScopeEvent _,
                        SituationConfirmed _,
                        LevelRaised _,
                        ObligationEvent _,
                        ExternalReportAcknowledged _,
                        ContainmentEvent _,
                        RecoveryEvent _,
                        LateralCheckEvent _,
                        EvidenceEvent _,
                        AttachmentEvent _,
                        ImportEvent _,
                        InvestigationEvent _,
                        MeasureImplemented _,
                        MeasureVerified _,
                        MeasureCarriedOver _,
                        Disclosed _,
                        SubjectsNotified _,
                        FieldsSupplemented _,
                        PoliceEvent _,
                        FormEvent _,
                        DirectionEvent _,
                        SharingEvent _,
                        VendorEvent _,
                        PersonnelEvent _,
                        EmergencyExceptionReported _,
                        IncidentReopened _ -> {}
            }
        }
    }

    /** A decision needs no proposal; without one there is nobody to be the same person. */
    private static void checkOverrideOfProposal(
            @Nullable Actor author, IncidentEvent decision, @Nullable DutyOverride override) {
        if (author == null) {
            assertThat(override).as("%s", decision).isNull();
        } else {
            checkOverride(author, decision, override);
        }
    }

    private static void checkOverride(@Nullable Actor author, IncidentEvent approval, @Nullable DutyOverride override) {
        boolean same = requireNonNull(author).samePerson(approval.act().actor());
        assertThat(override != null).as("%s", approval).isEqualTo(same);
    }

    /** One incident, driven as the repository drives it. */
    private static final class Walk {
        private final List<IncidentEvent> events = new ArrayList<>();
        private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        private final EventSourcedAggregate<Incident> incident;
        private int before;

        Walk() {
            var bus = SimpleEventBus.builder().build();
            bus.subscribe(published -> published.forEach(event -> events.add((IncidentEvent) event.getPayload())));
            incident = EventSourcedAggregate.initialize(
                    new Incident(),
                    AnnotatedAggregateMetaModelFactory.inspectAggregate(Incident.class, RESOURCES),
                    bus,
                    NoSnapshotTriggerDefinition.TRIGGER);
            events.add(Given.reported());
            incident.initializeState(DomainEventStream.of(
                    new GenericDomainEventMessage<>("incident", Given.ID.toString(), 0, Given.reported())));
        }

        /** The event the last command recorded first; the one before it, where it was refused. */
        IncidentEvent newest() {
            return events.get(Math.min(before, events.size() - 1));
        }

        /** An accepted command records its event and what follows from it, a refused one nothing. */
        void handle(IncidentCommand command) {
            before = events.size();
            var message = new GenericCommandMessage<>(command);
            var result = DefaultUnitOfWork.startAndGet(message).executeWithResult(() -> incident.handle(message));
            if (!result.isExceptional()) {
                assertThat(events).hasSizeGreaterThan(before);
            } else if (result.exceptionResult() instanceof IncidentRejected refused) {
                reasons.add(refused.reason());
                assertThat(events).hasSize(before);
            } else {
                throw new AssertionError(command.toString(), result.exceptionResult());
            }
        }
    }
}
