package jp.csirt.incident.domain.incident;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import jp.csirt.incident.domain.incident.ErasureCommand.EraseIncident;
import jp.csirt.incident.domain.incident.ErasureCommand.ProposeErasure;
import jp.csirt.incident.domain.profile.PolicyProfile;
import org.axonframework.commandhandling.CommandHandler;

/** 消去の行為 on a closed incident. */
final class ErasureActs {

    private final Incident incident;

    ErasureActs(Incident incident) {
        this.incident = incident;
    }

    @CommandHandler
    void decide(ProposeErasure command, PolicyProfile profile) {
        IncidentState now = incident.kept();
        apply(now.erasure().propose(command, now.closed(), profile.retentionPeriod()));
    }

    @CommandHandler
    void decide(EraseIncident command, PolicyProfile profile) {
        IncidentState now = incident.kept();
        apply(now.erasure().erase(command, now.closed(), profile.retentionPeriod()));
    }
}
