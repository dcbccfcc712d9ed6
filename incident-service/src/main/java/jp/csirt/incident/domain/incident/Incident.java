package jp.csirt.incident.domain.incident;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentExecuted;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.IncidentCommand.AnswerLateralCheck;
import jp.csirt.incident.domain.incident.IncidentCommand.ApproveAssessment;
import jp.csirt.incident.domain.incident.IncidentCommand.AssessIncident;
import jp.csirt.incident.domain.incident.IncidentCommand.CarryOverMeasure;
import jp.csirt.incident.domain.incident.IncidentCommand.CloseIncident;
import jp.csirt.incident.domain.incident.IncidentCommand.ConfirmSituation;
import jp.csirt.incident.domain.incident.IncidentCommand.ConsiderLateralCheck;
import jp.csirt.incident.domain.incident.IncidentCommand.DecidePrevention;
import jp.csirt.incident.domain.incident.IncidentCommand.DeclareContainmentNotNeeded;
import jp.csirt.incident.domain.incident.IncidentCommand.DeclareRecoveryNotNeeded;
import jp.csirt.incident.domain.incident.IncidentCommand.ExecuteContainment;
import jp.csirt.incident.domain.incident.IncidentCommand.ExecuteRecovery;
import jp.csirt.incident.domain.incident.IncidentCommand.ImplementMeasure;
import jp.csirt.incident.domain.incident.IncidentCommand.InstructContainment;
import jp.csirt.incident.domain.incident.IncidentCommand.InstructRecovery;
import jp.csirt.incident.domain.incident.IncidentCommand.PreserveEvidence;
import jp.csirt.incident.domain.incident.IncidentCommand.ProposeClosure;
import jp.csirt.incident.domain.incident.IncidentCommand.ProposePrevention;
import jp.csirt.incident.domain.incident.IncidentCommand.ReceiveReport;
import jp.csirt.incident.domain.incident.IncidentCommand.RecordCause;
import jp.csirt.incident.domain.incident.IncidentCommand.ReopenIncident;
import jp.csirt.incident.domain.incident.IncidentCommand.ReportIncident;
import jp.csirt.incident.domain.incident.IncidentCommand.ReportInternally;
import jp.csirt.incident.domain.incident.IncidentCommand.TransferEvidence;
import jp.csirt.incident.domain.incident.IncidentCommand.VerifyEvidence;
import jp.csirt.incident.domain.incident.IncidentCommand.VerifyMeasure;
import jp.csirt.incident.domain.incident.InvestigationEvent.CauseRecorded;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryExecuted;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryNotNeeded;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/**
 * 事案: decides by its tracks' rules and records what happened. 報告 → 評価 → 応急措置 → 原因究明 → 再発防止 → 完了, but no
 * urgent act waits for a milestone; only closing is guarded. A closed incident takes nothing but its reopening.
 */
@AggregateRoot(type = "incident")
public class Incident {

    @AggregateIdentifier
    private @Nullable IncidentId id;

    private @Nullable IncidentState state;

    /** For the repository, which replays the events. */
    Incident() {}

    @CommandHandler
    Incident(ReportIncident command) {
        apply(ReportingTrack.report(command));
    }

    @CommandHandler
    void decide(ReceiveReport command) {
        apply(open().reporting().receive(command));
    }

    @CommandHandler
    void decide(ReportInternally command) {
        apply(open().reporting().reportInternally(command));
    }

    @CommandHandler
    void decide(ConfirmSituation command) {
        apply(open().assessment().confirm(command));
    }

    @CommandHandler
    Created decide(AssessIncident command) {
        var assessed = open().assessment().assess(command);
        apply(assessed);
        return new Created(assessed.n());
    }

    @CommandHandler
    void decide(ApproveAssessment command) {
        apply(open().assessment().approve(command));
    }

    @CommandHandler
    Created decide(InstructContainment command) {
        int n = open().containment().nextInstruction();
        apply(new ContainmentInstructed(command.incidentId(), command.act(), n, command.instruction()));
        return new Created(n);
    }

    @CommandHandler
    Created decide(ExecuteContainment command) {
        var track = open().containment();
        int n = track.nextExecution();
        var completed = track.completes(command.instruction());
        apply(new ContainmentExecuted(command.incidentId(), command.act(), n, completed, command.execution()));
        return new Created(n);
    }

    @CommandHandler
    void decide(DeclareContainmentNotNeeded command) {
        open().containment().mustNotBeOpen();
        apply(new ContainmentNotNeeded(command.incidentId(), command.act(), command.reason()));
    }

    @CommandHandler
    Created decide(InstructRecovery command) {
        int n = open().recovery().nextInstruction();
        apply(new RecoveryInstructed(command.incidentId(), command.act(), n, command.instruction()));
        return new Created(n);
    }

    @CommandHandler
    Created decide(ExecuteRecovery command) {
        var track = open().recovery();
        int n = track.nextExecution();
        var completed = track.completes(command.instruction());
        apply(new RecoveryExecuted(command.incidentId(), command.act(), n, completed, command.execution()));
        return new Created(n);
    }

    @CommandHandler
    void decide(DeclareRecoveryNotNeeded command) {
        open().recovery().mustNotBeOpen();
        apply(new RecoveryNotNeeded(command.incidentId(), command.act(), command.reason()));
    }

    @CommandHandler
    void decide(ConsiderLateralCheck command) {
        apply(open().lateralChecks().consider(command));
    }

    @CommandHandler
    void decide(AnswerLateralCheck command) {
        apply(open().lateralChecks().answer(command));
    }

    @CommandHandler
    void decide(PreserveEvidence command) {
        apply(open().evidence().preserve(command));
    }

    @CommandHandler
    void decide(TransferEvidence command) {
        apply(open().evidence().transfer(command));
    }

    @CommandHandler
    void decide(VerifyEvidence command) {
        apply(open().evidence().verify(command));
    }

    @CommandHandler
    void decide(RecordCause command) {
        open();
        apply(new CauseRecorded(command.incidentId(), command.act(), command.cause()));
    }

    @CommandHandler
    Created decide(ProposePrevention command) {
        var proposed = open().prevention().propose(command);
        apply(proposed);
        return new Created(proposed.n());
    }

    @CommandHandler
    void decide(DecidePrevention command) {
        apply(open().prevention().decide(command));
    }

    @CommandHandler
    void decide(ImplementMeasure command) {
        apply(open().prevention().measures().implement(command));
    }

    @CommandHandler
    void decide(VerifyMeasure command) {
        apply(open().prevention().measures().verify(command));
    }

    @CommandHandler
    void decide(CarryOverMeasure command) {
        apply(open().prevention().measures().carryOver(command));
    }

    @CommandHandler
    void decide(ProposeClosure command) {
        apply(open().closure().propose(command));
    }

    @CommandHandler
    void decide(CloseIncident command) {
        IncidentState now = open();
        apply(now.closure().close(command, ClosingGuards.unmet(now)));
    }

    @CommandHandler
    void decide(ReopenIncident command) {
        apply(state().closure().reopen(command));
    }

    @EventSourcingHandler
    void evolve(IncidentEvent event) {
        if (event instanceof IncidentReported reported) {
            id = reported.incidentId();
            state = IncidentState.of(reported);
        } else {
            state = state().evolve(event);
        }
    }

    private IncidentState open() {
        IncidentState now = state();
        now.closure().mustBeOpen();
        return now;
    }

    private IncidentState state() {
        if (state == null) {
            throw new IllegalStateException("incident %s was read without its report".formatted(id));
        }
        return state;
    }
}
