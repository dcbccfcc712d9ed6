package jp.csirt.incident.domain.incident;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import jp.csirt.incident.domain.incident.VendorCommand.ReportVendorMeasure;
import jp.csirt.incident.domain.incident.VendorCommand.RequestVendorMeasure;
import org.axonframework.commandhandling.CommandHandler;

/** 委託事業者への対処の行為 on an open incident. */
final class VendorActs {

    private final Incident incident;

    VendorActs(Incident incident) {
        this.incident = incident;
    }

    @CommandHandler
    Created decide(RequestVendorMeasure command) {
        var requested = incident.open().vendor().request(command);
        apply(requested);
        return new Created(requested.n());
    }

    @CommandHandler
    void decide(ReportVendorMeasure command) {
        apply(incident.open().vendor().report(command));
    }
}
