package jp.csirt.incident.api.ops;

import java.util.List;
import java.util.Set;
import jp.csirt.incident.api.ops.Projections.Projection;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Body;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.RepeatableAnswers;
import jp.csirt.incident.api.web.RepeatableAnswers.Reply;
import jp.csirt.incident.api.web.RepeatedRequest;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.api.web.StrictJson;
import jp.csirt.incident.domain.access.Permission;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 投影の状態と再構築. */
public final class ProjectionRoutes {

    private final Projections projections;
    private final StrictJson json;
    private final RepeatableAnswers answers;

    public ProjectionRoutes(Projections projections, StrictJson json, RepeatableAnswers answers) {
        this.projections = projections;
        this.answers = answers;
        this.json = json;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/ops/projections", this::all),
                Route.post("/v1/ops/projections/{name}/rebuild", this::rebuild));
    }

    private Mono<ServerResponse> all(Call call) {
        call.permitted(Permission.OPERATE);
        call.allowOnly(Set.of());
        return projections.all().flatMap(all -> Replies.json(call, new Items(all)));
    }

    /** 404 comes before 403, and what the body says wrongly after both. */
    private Mono<ServerResponse> rebuild(Call call) {
        String name = call.variable("name");
        return Body.read(call.request())
                .defaultIfEmpty(new byte[0])
                .flatMap(body -> projections
                        .find(name)
                        .switchIfEmpty(Mono.error(ApiProblem::notFound))
                        .doOnNext(found -> call.permitted(Permission.OPERATE))
                        .doOnNext(found -> call.allowOnly(Set.of()))
                        .doOnNext(found -> json.read(body, Nothing.class))
                        .doOnNext(found -> Replies.requireAccepted(call, MediaType.APPLICATION_JSON))
                        .flatMap(found -> answers.once(call, body, () -> begin(call, name))));
    }

    private Mono<Reply> begin(Call call, String name) {
        return projections
                .rebuild(name, RepeatedRequest.id(call))
                .flatMap(begun -> begun ? projections.find(name) : Mono.error(running()))
                .map(state -> new Reply(202, state));
    }

    private static ApiProblem running() {
        return ApiProblem.of("rebuild-running", "この投影は再構築の途中です。終わるのを待ってください。");
    }

    /** The path says it all. */
    private record Nothing() {}

    /** All of them. */
    private record Items(List<Projection> items) {}
}
