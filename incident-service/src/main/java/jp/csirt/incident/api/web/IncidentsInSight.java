package jp.csirt.incident.api.web;

import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.domain.access.Permission;
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

    /** The same for an act. Errors: also 403 when the incident was only shared with the caller's organ. */
    public Mono<IncidentRecord> findToAct(Call call) {
        Sight sight = Sight.of(call.caller());
        return find(call)
                .filter(record -> sight.takesPart(record.scope()))
                .switchIfEmpty(Mono.error(ApiProblem::forbidden));
    }
}
