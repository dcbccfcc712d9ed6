package jp.csirt.incident.domain.incident;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.UUID;
import jp.csirt.incident.domain.incident.PreventionCommand.CarryOverMeasure;
import jp.csirt.incident.domain.incident.PreventionCommand.DecidePrevention;
import jp.csirt.incident.domain.incident.PreventionCommand.ImplementMeasure;
import jp.csirt.incident.domain.incident.PreventionCommand.ProposePrevention;
import jp.csirt.incident.domain.incident.PreventionCommand.VerifyMeasure;
import org.axonframework.commandhandling.CommandHandler;

/** 再発防止の行為 on an open incident; on a measure that was carried over also on a closed one. */
final class PreventionActs {

    private final Incident incident;

    PreventionActs(Incident incident) {
        this.incident = incident;
    }

    @CommandHandler
    Created decide(ProposePrevention command) {
        var proposed = incident.open().prevention().propose(command);
        apply(proposed);
        return new Created(proposed.n());
    }

    @CommandHandler
    void decide(DecidePrevention command) {
        apply(incident.open().prevention().decide(command));
    }

    @CommandHandler
    void decide(ImplementMeasure command) {
        apply(measures(command.measureId()).implement(command));
    }

    @CommandHandler
    void decide(VerifyMeasure command) {
        apply(measures(command.measureId()).verify(command));
    }

    @CommandHandler
    void decide(CarryOverMeasure command) {
        apply(measures(command.measureId()).carryOver(command));
    }

    /** What was carried over ends when it is done, not when the incident is closed. */
    private OrderedMeasures measures(UUID measureId) {
        OrderedMeasures all = incident.kept().prevention().measures();
        return all.isCarriedOver(measureId) ? all : incident.open().prevention().measures();
    }
}
