package jp.csirt.incident.domain.incident;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import jp.csirt.incident.domain.incident.ExceptionCommand.DecideException;
import jp.csirt.incident.domain.incident.ExceptionCommand.ReportEmergencyException;
import jp.csirt.incident.domain.incident.ExceptionCommand.RequestException;
import org.axonframework.commandhandling.CommandHandler;

/** 例外措置の行為 on an open incident; what is left of an exception is recorded also after closing. */
final class ExceptionActs {

    private final Incident incident;

    ExceptionActs(Incident incident) {
        this.incident = incident;
    }

    @CommandHandler
    Created decide(RequestException command) {
        var requested = incident.open().exceptions().request(command);
        apply(requested);
        return new Created(requested.n());
    }

    @CommandHandler
    void decide(DecideException command) {
        apply(exceptions(command.n()).decide(command));
    }

    @CommandHandler
    void decide(ReportEmergencyException command) {
        apply(exceptions(command.n()).reportAfter(command));
    }

    private ExceptionTrack exceptions(int n) {
        ExceptionTrack all = incident.kept().exceptions();
        return all.isOpen(n) ? all : incident.open().exceptions();
    }
}
