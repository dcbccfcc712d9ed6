package jp.csirt.incident.api.command;

import java.util.List;
import jp.csirt.incident.api.command.ExternalReportRequests.IssuedReport;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.incident.ExternalReportCommand.AcknowledgeExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.ApproveExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.DraftExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.ProposeWaiver;
import jp.csirt.incident.domain.incident.ExternalReportCommand.SubmitExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.WaiveReport;
import jp.csirt.incident.domain.incident.IssueReference;
import jp.csirt.incident.domain.incident.ReportForm;
import jp.csirt.incident.domain.incident.Submission;
import jp.csirt.incident.read.record.IncidentRecord;
import org.jspecify.annotations.Nullable;

/** 外部報告: 起案、承認、提出、受領 and 報告不要. */
public final class ExternalReportRoutes {

    private static final String ONE = "obligations/{obligationId}/";
    private static final String ID = "obligationId";

    private final ActEndpoint endpoint;

    public ExternalReportRoutes(ActEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                endpoint.act(
                        ONE + "draft",
                        Permission.DRAFT_EXTERNAL_REPORT,
                        ExternalReportRequests.Draft.class,
                        (target, request) -> Prepared.of(new DraftExternalReport(
                                target.incidentId(), target.act(), target.id(ID), request.content()))),
                endpoint.act(
                        ONE + "approval",
                        Permission.APPROVE_FOLLOW_UP,
                        Requests.Approve.class,
                        (call, incident, request) -> call.permitted(permission(call, incident)),
                        (target, incident, request) -> Prepared.of(new ApproveExternalReport(
                                target.incidentId(), target.act(), target.id(ID), request.override()))),
                endpoint.act(
                        ONE + "submission",
                        Permission.SUBMIT_EXTERNAL_REPORT,
                        ExternalReportRequests.Submit.class,
                        this::submit),
                endpoint.act(
                        ONE + "acknowledgement",
                        Permission.SUBMIT_EXTERNAL_REPORT,
                        ExternalReportRequests.Acknowledge.class,
                        (target, request) -> Prepared.of(new AcknowledgeExternalReport(
                                target.incidentId(), target.act(), target.id(ID), request.reference()))),
                endpoint.act(
                        ONE + "waiver-proposal",
                        Permission.PROPOSE_WAIVER,
                        Requests.WithReason.class,
                        (target, request) -> Prepared.of(
                                new ProposeWaiver(target.incidentId(), target.act(), target.id(ID), request.reason()))),
                endpoint.act(
                        ONE + "waiver",
                        Permission.WAIVE_REPORT,
                        ExternalReportRequests.Waive.class,
                        (target, request) -> Prepared.of(new WaiveReport(
                                target.incidentId(),
                                target.act(),
                                target.id(ID),
                                request.reason(),
                                request.override()))));
    }

    private static Permission permission(Call call, IncidentRecord incident) {
        return incident.state()
                .obligations()
                .find(call.id(ID))
                .map(obligation -> approving(obligation.duty().stage()))
                .orElse(Permission.APPROVE_FOLLOW_UP);
    }

    /** 第一報・速報 is approved by 統括 or CISO, 続報・追完 also by CSIRT責任者, what ends it by CISO. Source: requirements B.2. */
    public static Permission approving(ReportStage stage) {
        return switch (stage) {
            case FIRST, PRELIMINARY, NOTICE -> Permission.APPROVE_FIRST_REPORT;
            case FOLLOW_UP, SUPPLEMENT -> Permission.APPROVE_FOLLOW_UP;
            case LAST, FINAL_LEGAL, WITHDRAWAL -> Permission.APPROVE_LAST_REPORT;
        };
    }

    private Prepared submit(Target target, ExternalReportRequests.Submit request) {
        var submission = new Submission(
                request.channel(),
                request.receiptNumber(),
                Boolean.TRUE.equals(request.alsoFinal()),
                issue(request.issue()));
        return Prepared.of(new SubmitExternalReport(target.incidentId(), target.act(), target.id(ID), submission));
    }

    private @Nullable IssueReference issue(@Nullable IssuedReport issue) {
        if (issue == null) {
            return null;
        }
        var form = ReportForm.of(issue.form());
        endpoint.clock()
                .facts()
                .require(form.isPresent(), "/issue/form", "UNKNOWN_FORM", "知らない様式です。")
                .check();
        return new IssueReference(form.orElseThrow(), issue.n());
    }
}
