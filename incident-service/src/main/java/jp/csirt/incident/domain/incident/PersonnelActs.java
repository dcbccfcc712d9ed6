package jp.csirt.incident.domain.incident;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import jp.csirt.incident.domain.incident.PersonnelCommand.RecordPersonnelAction;
import jp.csirt.incident.domain.incident.PersonnelEvent.PersonnelActionRecorded;
import org.axonframework.commandhandling.CommandHandler;

/** 職員の処置の行為 on an open incident. */
final class PersonnelActs {

    private final Incident incident;

    PersonnelActs(Incident incident) {
        this.incident = incident;
    }

    @CommandHandler
    void decide(RecordPersonnelAction command) {
        var _ = incident.open();
        apply(new PersonnelActionRecorded(
                command.incidentId(), command.act(), command.kind(), command.text(), command.personId()));
    }
}
