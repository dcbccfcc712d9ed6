package jp.csirt.incident.api.command;

import java.time.Instant;
import java.util.List;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.AssessmentCommand.ConfirmSituation;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.InternalRecipient;
import jp.csirt.incident.domain.incident.InternalReport;
import jp.csirt.incident.domain.incident.ReportingCommand.ReceiveReport;
import jp.csirt.incident.domain.incident.ReportingCommand.ReportInternally;
import jp.csirt.incident.domain.incident.Situation;
import jp.csirt.incident.read.record.IncidentRecord;

/** 受付・庁内報告・状況確認. */
public final class ReportingRoutes {

    private final ActEndpoint endpoint;

    public ReportingRoutes(ActEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                endpoint.act("receipt", Permission.RECEIVE, Requests.Receive.class, ReportingRoutes::receive),
                endpoint.act(
                        "internal-reports",
                        Permission.REPORT_INTERNALLY,
                        Requests.ReportInternally.class,
                        (call, incident, request) -> call.permitted(permission(request)),
                        this::reportInternally),
                endpoint.act(
                        "situations", Permission.CONFIRM_SITUATION, Requests.ConfirmSituation.class, this::confirm));
    }

    private static Prepared receive(Target target, Requests.Receive request) {
        var duplicateOf = request.duplicateOf() == null ? null : new IncidentId(request.duplicateOf());
        return Prepared.of(new ReceiveReport(target.incidentId(), target.act(), duplicateOf));
    }

    /** That the CISO need not be told is the manager's to say. */
    private static Permission permission(Requests.ReportInternally request) {
        return request.notNeeded() == null ? Needed.toReport(request.kind()) : Permission.WAIVE_INTERNAL_REPORT;
    }

    private Prepared reportInternally(Target target, IncidentRecord incident, Requests.ReportInternally request) {
        var kind = request.kind();
        var method = request.method();
        var notNeeded = request.notNeeded();
        if (notNeeded != null) {
            endpoint.clock()
                    .facts()
                    .require(
                            kind == null && method == null && request.note() == null,
                            "/notNeeded",
                            "CONTRADICTION",
                            "報告不要のときは kind・method・note を送らないでください。")
                    .check();
            return Prepared.of(new ReportInternally(
                    target.incidentId(), target.act(), request.to(), null, notNeeded.reason(), null));
        }
        endpoint.clock()
                .facts()
                .require(kind != null, "/kind", "REQUIRED", "必ず入力してください。")
                .require(method != null, "/method", "REQUIRED", "必ず入力してください。")
                .check();
        var report = kind == null || method == null ? null : new InternalReport(kind, method, request.note());
        String takenBy = endpoint.responsibility(incident, target.act().occurredAt())
                .insteadOf(role(request.to()))
                .map(Post::code)
                .orElse(null);
        return Prepared.of(
                new ReportInternally(target.incidentId(), target.act(), request.to(), report, null, takenBy));
    }

    private static Role role(InternalRecipient recipient) {
        return switch (recipient) {
            case SECURITY_MANAGER -> Role.SEC_MANAGER;
            case OVERALL_MANAGER -> Role.OVERALL_MANAGER;
            case CISO -> Role.CISO;
            case COMMITTEE -> Role.COMMITTEE;
        };
    }

    Prepared confirm(Target target, Requests.ConfirmSituation request) {
        Instant occurredAt = target.act().occurredAt();
        endpoint.clock()
                .facts()
                .notAfter("/awareAt", request.awareAt(), occurredAt, "知った日時は、確認の日時より後にはできません。")
                .check();
        var situation = new Situation(
                request.findings(),
                request.personalData(),
                request.impact(),
                request.systems(),
                request.assets(),
                request.crimePossible(),
                request.awareAt() == null ? occurredAt : request.awareAt());
        return Prepared.of(new ConfirmSituation(target.incidentId(), target.act(), situation));
    }
}
