package jp.csirt.incident.domain.incident;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import jp.csirt.incident.domain.incident.ContainmentCommand.DeclareContainmentNotNeeded;
import jp.csirt.incident.domain.incident.ContainmentCommand.ExecuteContainment;
import jp.csirt.incident.domain.incident.ContainmentCommand.InstructContainment;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentExecuted;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.RecoveryCommand.DeclareRecoveryNotNeeded;
import jp.csirt.incident.domain.incident.RecoveryCommand.ExecuteRecovery;
import jp.csirt.incident.domain.incident.RecoveryCommand.InstructRecovery;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryExecuted;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryNotNeeded;
import org.axonframework.commandhandling.CommandHandler;

/** 応急措置と復旧の行為 on an open incident. */
final class ResponseActs {

    private final Incident incident;

    ResponseActs(Incident incident) {
        this.incident = incident;
    }

    @CommandHandler
    Created decide(InstructContainment command) {
        int n = incident.open().containment().nextInstruction();
        apply(new ContainmentInstructed(command.incidentId(), command.act(), n, command.instruction()));
        return new Created(n);
    }

    @CommandHandler
    Created decide(ExecuteContainment command) {
        var track = incident.open().containment();
        int n = track.nextExecution();
        ResponseTrack.mustBeTwoPersons(command.act().actor(), command.checker());
        var completed = track.completes(command.instruction());
        apply(new ContainmentExecuted(command.incidentId(), command.act(), n, completed, command.execution()));
        return new Created(n);
    }

    @CommandHandler
    void decide(DeclareContainmentNotNeeded command) {
        incident.open().containment().mustNotBeOpen();
        apply(new ContainmentNotNeeded(command.incidentId(), command.act(), command.reason()));
    }

    @CommandHandler
    Created decide(InstructRecovery command) {
        int n = incident.open().recovery().nextInstruction();
        apply(new RecoveryInstructed(command.incidentId(), command.act(), n, command.instruction()));
        return new Created(n);
    }

    @CommandHandler
    Created decide(ExecuteRecovery command) {
        var track = incident.open().recovery();
        int n = track.nextExecution();
        ResponseTrack.mustBeTwoPersons(command.act().actor(), command.checker());
        var completed = track.completes(command.instruction());
        apply(new RecoveryExecuted(command.incidentId(), command.act(), n, completed, command.execution()));
        return new Created(n);
    }

    @CommandHandler
    void decide(DeclareRecoveryNotNeeded command) {
        incident.open().recovery().mustNotBeOpen();
        apply(new RecoveryNotNeeded(command.incidentId(), command.act(), command.reason()));
    }
}
