package jp.csirt.incident.api.command;

import java.util.List;
import java.util.stream.IntStream;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.incident.CorrectionCommand.ApproveCorrection;
import jp.csirt.incident.domain.incident.CorrectionCommand.ProposeCorrection;
import jp.csirt.incident.domain.incident.Corrections;
import jp.csirt.incident.domain.incident.FieldValue;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.RecordedEvent;
import tools.jackson.databind.JsonNode;

/** 訂正とその承認. */
final class CorrectionRoutes {

    private final ActEndpoint endpoint;
    private final FilingEndpoint filing;

    CorrectionRoutes(ActEndpoint endpoint, FilingEndpoint filing) {
        this.endpoint = endpoint;
        this.filing = filing;
    }

    /** The routes. */
    List<Route> routes() {
        return List.of(
                endpoint.act(
                        "corrections",
                        Permission.PROPOSE_CORRECTION,
                        CorrectionRequests.Propose.class,
                        (call, incident, request) -> call.permitted(Permission.PROPOSE_CORRECTION),
                        this::propose),
                endpoint.act(
                        "corrections/{n}/approval",
                        Permission.APPROVE_CORRECTION,
                        Requests.Approve.class,
                        (target, request) -> Prepared.of(new ApproveCorrection(
                                target.incidentId(), target.act(), target.number("n"), request.override()))));
    }

    /** An event that takes no correction at all is the domain's to refuse. */
    private Prepared propose(Target target, IncidentRecord incident, CorrectionRequests.Propose request) {
        List<RecordedEvent> events = incident.events();
        int n = 1
                + IntStream.range(0, events.size())
                        .filter(at -> events.get(at).eventId().equals(request.eventId()))
                        .findFirst()
                        .orElse(-1);
        FieldValue value = new FieldValue(null, null, null);
        if (n > 0 && Corrections.concerns(events.get(n - 1).event())) {
            value = checked(target, events.get(n - 1).event(), request.field(), request.value());
        }
        return Prepared.numbered(
                new ProposeCorrection(target.incidentId(), target.act(), n, request.field(), value, request.reason()),
                "corrections");
    }

    private FieldValue checked(Target target, IncidentEvent event, String field, JsonNode value) {
        if (Corrections.labelOf(event, field).isEmpty()) {
            throw ApiProblem.invalid(List.of(new FieldError("/field", "NOT_CORRECTABLE", "この出来事のその項目は、ないか、訂正できません。")));
        }
        new CorrectedRequest(endpoint, filing, target, field, value).check(event);
        return Corrections.keep(event, field, CorrectedRequest.plain(value), value.isNull());
    }
}
