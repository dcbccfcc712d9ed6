package jp.csirt.incident.api.download;

import java.util.List;
import java.util.Set;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.query.After;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.IncidentsInSight;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.export.form.Form;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 様式の出力: a form from the present state of an incident; works for every incident, blanks print as 「調査中」. */
public final class ReportRoutes {

    private static final Set<String> PARAMETERS = Set.of("format", "after");

    private final IncidentsInSight incidents;
    private final After after;
    private final ReportReplies replies;

    public ReportRoutes(IncidentsInSight incidents, After after, ReportReplies replies) {
        this.incidents = incidents;
        this.after = after;
        this.replies = replies;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/incidents/{id}/reports/{form}", this::report),
                Route.get("/v1/incidents/{id}/reports/{form}/preflight", this::preflight));
    }

    private Mono<ServerResponse> report(Call call) {
        Form form = Form.of(call.variable("form")).orElseThrow(ApiProblem::notFound);
        return incidents.find(call).flatMap(record -> {
            call.permitted(Permission.READ_REPORT);
            call.allowOnly(PARAMETERS);
            ReportFormat format = ReportFormat.of(call.parameter("format"));
            if (form == Form.OCCURRENCE && record.showsOutsideContact()) {
                call.showsRestricted();
            }
            return after.log(call).then(Mono.defer(() -> replies.answer(call, record, form, format)));
        });
    }

    private Mono<ServerResponse> preflight(Call call) {
        Form form = Form.of(call.variable("form")).orElseThrow(ApiProblem::notFound);
        return incidents.find(call).flatMap(record -> {
            call.permitted(Permission.READ_REPORT);
            call.allowOnly(Set.of("after"));
            return after.log(call)
                    .then(Mono.defer(() -> replies.preflight(call, record, form)))
                    .flatMap(preflight -> Replies.json(call, PreflightReply.of(preflight)));
        });
    }
}
