package jp.csirt.incident.api.integrity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.csirt.incident.api.integrity.Integrity.Checkpoint;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.query.PageSize;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Body;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.RepeatableAnswers;
import jp.csirt.incident.api.web.RepeatableAnswers.Reply;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.api.web.StrictJson;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Sight;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 改ざん検知への問い: verifications, checkpoints and the log itself. */
public final class IntegrityRoutes {

    private static final Set<String> PAGE = Set.of("limit", "cursor");

    private final Integrity integrity;
    private final StrictJson json;
    private final RepeatableAnswers answers;

    public IntegrityRoutes(Integrity integrity, StrictJson json, RepeatableAnswers answers) {
        this.integrity = integrity;
        this.answers = answers;
        this.json = json;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.post("/v1/integrity/verifications", this::verify),
                Route.get("/v1/integrity/checkpoints", this::checkpoints),
                Route.post("/v1/integrity/checkpoints", this::take),
                Route.get("/v1/integrity/log", this::log));
    }

    private Mono<ServerResponse> verify(Call call) {
        return Body.read(call.request()).flatMap(body -> {
            prepare(call);
            VerifyRecord asked = json.read(body, VerifyRecord.class);
            asked.check();
            Replies.requireAccepted(call, MediaType.APPLICATION_JSON);
            return answers.once(
                    call,
                    body,
                    () -> integrity
                            .verify(asked.from() == null ? 1 : asked.from(), asked.to())
                            .map(verdict -> new Reply(200, verdict)));
        });
    }

    private Mono<ServerResponse> take(Call call) {
        return Body.read(call.request()).flatMap(body -> {
            prepare(call);
            json.read(body, Nothing.class);
            Replies.requireAccepted(call, MediaType.APPLICATION_JSON);
            return answers.once(
                    call,
                    body,
                    () -> integrity.take().map(taken -> new Reply(taken.created() ? 201 : 200, taken.checkpoint())));
        });
    }

    private static void prepare(Call call) {
        call.permitted(Permission.READ_INTEGRITY);
        call.allowOnly(Set.of());
    }

    private Mono<ServerResponse> checkpoints(Call call) {
        call.permitted(Permission.READ_INTEGRITY);
        call.allowOnly(PAGE);
        int limit = PageSize.of(call);
        return integrity
                .checkpoints(before(call.parameter("cursor")), limit + 1)
                .collectList()
                .flatMap(found -> Replies.json(call, CheckpointList.of(found, limit)));
    }

    /** Everything there is, so only for those who may see every incident. */
    private Mono<ServerResponse> log(Call call) {
        call.permitted(Permission.READ_LOG);
        if (!Sight.of(call.caller()).everything()) {
            throw ApiProblem.forbidden();
        }
        call.allowOnly(Set.of());
        Replies.requireAccepted(call, MediaType.APPLICATION_NDJSON);
        call.showsRestricted();
        var lines = integrity
                .log()
                .map(line ->
                        DefaultDataBufferFactory.sharedInstance.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .body((response, context) -> response.writeWith(lines));
    }

    private static long before(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        if (!cursor.matches("[0-9]{1,18}")) {
            throw ApiProblem.parameter("cursor", "前の頁の nextCursor をそのまま指定してください。");
        }
        return Long.parseLong(cursor);
    }

    /** 検証する範囲. */
    record VerifyRecord(@Nullable Long from, @Nullable Long to) {

        void check() {
            var errors = new ArrayList<FieldError>();
            if (from != null && from < 1) {
                errors.add(new FieldError("/from", "OUT_OF_RANGE", "1以上の位置を送ってください。"));
            }
            if (to != null && to < (from == null ? 1 : Math.max(1, from))) {
                errors.add(new FieldError("/to", "OUT_OF_RANGE", "1以上で、from 以上の位置を送ってください。"));
            }
            if (!errors.isEmpty()) {
                throw ApiProblem.invalid(errors);
            }
        }
    }

    /** No members. */
    record Nothing() {}

    /** 一頁. */
    private record CheckpointList(
            List<Checkpoint> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String nextCursor) {

        static CheckpointList of(List<Checkpoint> found, int limit) {
            boolean more = found.size() > limit;
            List<Checkpoint> items = more ? found.subList(0, limit) : found;
            return new CheckpointList(
                    items, more ? String.valueOf(items.getLast().position()) : null);
        }
    }
}
