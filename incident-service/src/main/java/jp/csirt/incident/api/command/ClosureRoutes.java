package jp.csirt.incident.api.command;

import java.util.List;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.incident.ClosureCommand.CloseIncident;
import jp.csirt.incident.domain.incident.ClosureCommand.ProposeClosure;
import jp.csirt.incident.domain.incident.ClosureCommand.ReopenIncident;

/** 完了と再開. */
public final class ClosureRoutes {

    private final ActEndpoint endpoint;

    public ClosureRoutes(ActEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                endpoint.act(
                        "closure-proposal",
                        Permission.PROPOSE_CLOSURE,
                        Requests.WithReason.class,
                        (target, request) ->
                                Prepared.of(new ProposeClosure(target.incidentId(), target.act(), request.reason()))),
                endpoint.act(
                        "closure",
                        Permission.CLOSE,
                        Requests.Approve.class,
                        (target, request) ->
                                Prepared.of(new CloseIncident(target.incidentId(), target.act(), request.override()))),
                endpoint.act(
                        "reopening",
                        Permission.REOPEN,
                        Requests.WithReason.class,
                        (target, request) ->
                                Prepared.of(new ReopenIncident(target.incidentId(), target.act(), request.reason()))));
    }
}
