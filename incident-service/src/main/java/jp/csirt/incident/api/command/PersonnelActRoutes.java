package jp.csirt.incident.api.command;

import java.util.List;
import java.util.UUID;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.incident.PersonnelCommand.RecordPersonnelAction;

/** 職員の処置. */
final class PersonnelActRoutes {

    private final ActEndpoint endpoint;

    PersonnelActRoutes(ActEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The route. */
    List<Route> routes() {
        return List.of(endpoint.act(
                "personnel-actions",
                Permission.RECORD_PERSONNEL_ACTION,
                TrackRequests.RecordPersonnelAction.class,
                request -> Needed.toRecord(request.kind()),
                PersonnelActRoutes::record));
    }

    private static Prepared record(Target target, TrackRequests.RecordPersonnelAction request) {
        UUID person = request.personId();
        return Prepared.of(new RecordPersonnelAction(
                target.incidentId(),
                target.act(),
                request.kind(),
                request.text(),
                person == null ? null : person.toString()));
    }
}
