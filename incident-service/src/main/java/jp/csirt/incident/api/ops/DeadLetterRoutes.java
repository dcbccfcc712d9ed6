package jp.csirt.incident.api.ops;

import java.util.List;
import java.util.Set;
import jp.csirt.incident.api.ops.DeadLetters.Letter;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Body;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.RepeatableAnswers;
import jp.csirt.incident.api.web.RepeatableAnswers.Reply;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.api.web.StrictJson;
import jp.csirt.incident.domain.access.Permission;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 処理できなかった出来事と、その再試行. */
public final class DeadLetterRoutes {

    private final DeadLetters letters;
    private final StrictJson json;
    private final RepeatableAnswers answers;

    public DeadLetterRoutes(DeadLetters letters, StrictJson json, RepeatableAnswers answers) {
        this.letters = letters;
        this.answers = answers;
        this.json = json;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/ops/dead-letters", this::all),
                Route.post("/v1/ops/dead-letters/{letterId}/retry", this::retry));
    }

    private Mono<ServerResponse> all(Call call) {
        call.permitted(Permission.OPERATE);
        call.allowOnly(Set.of());
        return letters.all().flatMap(all -> Replies.json(call, new Items(all)));
    }

    /** Who may not operate learns nothing of which letters there are. */
    private Mono<ServerResponse> retry(Call call) {
        return Body.read(call.request())
                .defaultIfEmpty(new byte[0])
                .doOnNext(body -> {
                    call.permitted(Permission.OPERATE);
                    call.allowOnly(Set.of());
                    json.read(body, Nothing.class);
                    Replies.requireAccepted(call, MediaType.APPLICATION_JSON);
                })
                .flatMap(body -> answers.once(
                        call,
                        body,
                        () -> letters.retry(call.id("letterId"))
                                .switchIfEmpty(Mono.error(ApiProblem::notFound))
                                .map(retried -> new Reply(200, retried))));
    }

    /** All of them. */
    private record Items(List<Letter> items) {}

    /** The path says it all. */
    private record Nothing() {}
}
