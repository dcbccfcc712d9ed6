package jp.csirt.incident.domain.incident;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import jp.csirt.incident.domain.incident.LevelCommand.ApproveLevelChange;
import jp.csirt.incident.domain.incident.LevelCommand.ChangeLevel;
import org.axonframework.commandhandling.CommandHandler;

/** 被害レベルの行為 on an open incident. */
final class LevelActs {

    private final Incident incident;

    LevelActs(Incident incident) {
        this.incident = incident;
    }

    @CommandHandler
    Created decide(ChangeLevel command) {
        IncidentState now = incident.open();
        int n = now.levels().changes().size() + 1;
        apply(now.levels().change(command, now.facts().now()));
        return new Created(n);
    }

    @CommandHandler
    void decide(ApproveLevelChange command) {
        IncidentState now = incident.open();
        apply(now.levels().approve(command, now.facts().now()));
    }
}
