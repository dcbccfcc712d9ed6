package jp.csirt.incident.api.web;

import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.IncidentRecords;
import reactor.core.publisher.Mono;

/** The incident a path names, if the caller may see it. */
public final class IncidentsInSight {

    private final IncidentRecords records;

    public IncidentsInSight(IncidentRecords records) {
        this.records = records;
    }

    /** The incident named by {@code {id}}. Errors: 404 when there is none in sight, 403 when the key may not read. */
    public Mono<IncidentRecord> find(Call call) {
        var id = new IncidentId(call.id("id"));
        Sight sight = Sight.of(call.caller());
        return records.find(id)
                .filter(record -> sight.sees(record.scope()))
                .switchIfEmpty(Mono.error(ApiProblem::notFound))
                .doOnNext(record -> call.permitted(Permission.READ_INCIDENT));
    }

    /**
     * Any incident, for a machine whose key has that scope. Errors: 404 when there is none, or none in the caller's sight; 403
     * when the key lacks the scope.
     */
    public Mono<IncidentRecord> findForMachine(Call call, Scope scope) {
        return call.caller().scopes().contains(scope)
                ? records.find(new IncidentId(call.id("id"))).switchIfEmpty(Mono.error(ApiProblem::notFound))
                : find(call).then(Mono.error(ApiProblem::forbidden));
    }

    /** The incident that {@link #find} finds, for an act. Errors: also 403 when the incident was only shared with the caller's organ. */
    public Mono<IncidentRecord> findToAct(Call call) {
        Sight sight = Sight.of(call.caller());
        return find(call)
                .filter(record -> sight.takesPart(record.scope()))
                .switchIfEmpty(Mono.error(ApiProblem::forbidden));
    }
}
