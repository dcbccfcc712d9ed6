package jp.csirt.incident.domain.incident;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import jp.csirt.incident.domain.incident.DirectionCommand.GiveCisoInstruction;
import jp.csirt.incident.domain.incident.DirectionCommand.InvokeEmergencyPlan;
import jp.csirt.incident.domain.incident.DirectionCommand.OrderUsageInvestigation;
import jp.csirt.incident.domain.incident.DirectionCommand.RecordSystemStop;
import jp.csirt.incident.domain.incident.SharingCommand.ShareInformation;
import jp.csirt.incident.domain.incident.SharingEvent.InformationShared;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.profile.PolicyProfile.Organ;
import org.axonframework.commandhandling.CommandHandler;

/** 統括・CISOの決定と指示、関係機関との共有の行為 on an open incident. */
final class DirectionActs {

    private final Incident incident;

    DirectionActs(Incident incident) {
        this.incident = incident;
    }

    @CommandHandler
    void decide(RecordSystemStop command) {
        apply(incident.open().directions().stop(command));
    }

    @CommandHandler
    void decide(OrderUsageInvestigation command) {
        apply(incident.open().directions().order(command));
    }

    @CommandHandler
    void decide(GiveCisoInstruction command) {
        apply(incident.open().directions().instruct(command));
    }

    @CommandHandler
    void decide(InvokeEmergencyPlan command) {
        apply(incident.open().directions().invoke(command));
    }

    @CommandHandler
    void decide(ShareInformation command, PolicyProfile profile) {
        var _ = incident.open();
        apply(new InformationShared(
                command.incidentId(),
                command.act(),
                command.to(),
                command.tlp(),
                command.content(),
                profile.organ(command.to()).map(Organ::code).orElse(null)));
    }
}
