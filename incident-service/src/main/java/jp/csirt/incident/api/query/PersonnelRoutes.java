package jp.csirt.incident.api.query;

import java.util.List;
import java.util.Set;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.IncidentsInSight;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.read.personnel.PersonnelFile;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Persons;

/** 職員の処置（別綴）を読む. */
public final class PersonnelRoutes {

    private final IncidentsInSight incidents;
    private final After after;
    private final Persons persons;

    public PersonnelRoutes(IncidentsInSight incidents, After after, Persons persons) {
        this.incidents = incidents;
        this.after = after;
        this.persons = persons;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.get(
                "/v1/incidents/{id}/personnel-actions",
                call -> incidents.find(call).flatMap(record -> {
                    PersonnelFile file = permitted(call, record);
                    call.allowOnly(Set.of("after"));
                    call.showsRestricted();
                    return after.log(call).then(Replies.json(call, file));
                })));
    }

    /** Whoever may read it by post; a person whom one of the actions concerns does not see the incident at all. */
    private PersonnelFile permitted(Call call, IncidentRecord record) {
        boolean byPost = Permission.READ_PERSONNEL_ACTIONS.allPosts(call.caller()).stream()
                .anyMatch(post -> record.scope().opensFileTo(post));
        if (!byPost) {
            throw ApiProblem.forbidden();
        }
        return PersonnelFile.of(record, persons);
    }
}
