package jp.csirt.incident.api.command;

import java.util.List;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.incident.ErasureCommand.EraseIncident;
import jp.csirt.incident.domain.incident.ErasureCommand.ProposeErasure;

/** 消去の申請と許可. */
public final class ErasureRoutes {

    private final ActEndpoint endpoint;

    public ErasureRoutes(ActEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                endpoint.act(
                        "erasure-proposal",
                        Permission.PROPOSE_ERASURE,
                        Requests.WithReason.class,
                        (target, request) ->
                                Prepared.of(new ProposeErasure(target.incidentId(), target.act(), request.reason()))),
                endpoint.act(
                        "erasure",
                        Permission.ERASE,
                        Requests.Approve.class,
                        (call, incident, request) -> call.permitted(Permission.ERASE, incident.scope()),
                        (target, incident, request) ->
                                Prepared.of(new EraseIncident(target.incidentId(), target.act(), request.override()))));
    }
}
