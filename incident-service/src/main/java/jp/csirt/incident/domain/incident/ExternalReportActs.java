package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.UNKNOWN_ISSUE;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.incident.ExternalReportCommand.AcknowledgeExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.ApproveExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.DraftExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.ProposeWaiver;
import jp.csirt.incident.domain.incident.ExternalReportCommand.SubmitExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.WaiveReport;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.profile.PolicyProfile;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateLifecycle;

/** 外部報告の行為 on an open incident; 委員会への報告 also on a closed one. */
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
    void decide(SubmitExternalReport command, PolicyProfile profile, HolidayCalendar calendar) {
        Obligation obligation = obligation(command);
        IncidentState now = incident.kept();
        IssueReference issue = command.submission().issue();
        if (issue != null && !now.forms().isIssued(issue)) {
            throw new IncidentRejected(
                    UNKNOWN_ISSUE, "%sの第%d報は発行されていません。".formatted(issue.form().label(), issue.n()));
        }
        var recorder = new DutyRecorder(
                command.incidentId(), command.act(), now.level(), now.facts().drill(), profile.reportLimits(calendar));
        var submitted = ExternalReports.submit(obligation, command);
        record(submitted, obligation, now, recorder);
        if (profile.obligationRules().reachesMinistry(obligation.duty().recipient())) {
            now.obligations()
                    .stage(Recipient.MIC, obligation.duty().stage())
                    .filter(ministry -> ministry.standing() && ministry.state().open())
                    .ifPresent(
                            ministry -> record(ExternalReports.passOn(submitted, ministry), ministry, now, recorder));
        }
    }

    private static void record(
            ExternalReportSubmitted submitted, Obligation obligation, IncidentState before, DutyRecorder recorder) {
        apply(submitted);
        FurtherReports.after(submitted, obligation, before, recorder).forEach(AggregateLifecycle::apply);
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

    /** 委員会への報告 arises with closing, so it alone is worked on when the incident is closed. */
    private Obligation obligation(ExternalReportCommand command) {
        return incident.kept()
                .obligations()
                .find(command.obligationId())
                .filter(obligation -> obligation.duty().recipient() == Recipient.COMMITTEE)
                .orElseGet(() -> incident.open().obligations().existing(command.obligationId()));
    }
}
