package jp.csirt.incident.api.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.csirt.incident.api.ops.DeadLetters.Letter;
import jp.csirt.incident.api.ops.DeadLetters.Place;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.query.PageSize;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Body;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.RepeatableAnswers;
import jp.csirt.incident.api.web.RepeatableAnswers.Reply;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.api.web.StrictJson;
import jp.csirt.incident.domain.access.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 処理できなかった出来事と、その再試行. */
public final class DeadLetterRoutes {

    private static final String CURSOR = "cursor";
    private static final Set<String> PARAMETERS = Set.of("limit", CURSOR);
    private static final Pattern PLACE = Pattern.compile("([!-~]{1,100})\\.([0-9]{1,18})");

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
        call.allowOnly(PARAMETERS);
        int limit = PageSize.of(call);
        return letters.page(place(call.parameter(CURSOR)), limit)
                .flatMap(page -> Replies.json(call, new Items(page.items(), cursor(page.last()))));
    }

    private static @Nullable Place place(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        Matcher place = PLACE.matcher(cursor);
        if (!place.matches()) {
            throw ApiProblem.parameter(CURSOR, "前の頁の nextCursor をそのまま指定してください。");
        }
        return new Place(place.group(1), Long.parseLong(place.group(2)));
    }

    private static @Nullable String cursor(@Nullable Place last) {
        return last == null ? null : last.incidentId() + "." + last.index();
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

    /** Some of them. */
    private record Items(
            List<Letter> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String nextCursor) {}

    /** The path says it all. */
    private record Nothing() {}
}
