package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.UNKNOWN_ISSUE;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import jp.csirt.incident.domain.incident.ExternalReportCommand.AcknowledgeExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.ApproveExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.DraftExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.ProposeWaiver;
import jp.csirt.incident.domain.incident.ExternalReportCommand.SubmitExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.WaiveReport;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateLifecycle;

/** 外部報告の行為 on an open incident. */
final class ExternalReportActs {

    private final Incident incident;

    ExternalReportActs(Incident incident) {
        this.incident = incident;
    }

    @CommandHandler
    void decide(DraftExternalReport command) {
        apply(ExternalReports.draft(obligation(command), command));
    }

    @CommandHandler
    void decide(ApproveExternalReport command) {
        apply(ExternalReports.approve(obligation(command), command));
    }

    @CommandHandler
    void decide(SubmitExternalReport command) {
        IncidentState now = incident.open();
        Obligation obligation = obligation(command);
        IssueReference issue = command.submission().issue();
        if (issue != null && !now.forms().isIssued(issue)) {
            throw new IncidentRejected(
                    UNKNOWN_ISSUE, "%sの第%d報は発行されていません。".formatted(issue.form().label(), issue.n()));
        }
        var submitted = ExternalReports.submit(obligation, command);
        apply(submitted);
        FurtherReports.after(
                        submitted, obligation, now.obligations(), now.facts().drill())
                .forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void decide(AcknowledgeExternalReport command) {
        apply(ExternalReports.acknowledge(obligation(command), command));
    }

    @CommandHandler
    void decide(ProposeWaiver command) {
        apply(ExternalReports.proposeWaiver(obligation(command), command));
    }

    @CommandHandler
    void decide(WaiveReport command) {
        apply(ExternalReports.waive(obligation(command), command));
    }

    private Obligation obligation(ExternalReportCommand command) {
        return incident.open().obligations().existing(command.obligationId());
    }
}
