package jp.csirt.incident.api.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.csirt.incident.api.web.KeptAnswers.Kept;
import jp.csirt.incident.domain.incident.RequestMark;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code Idempotency-Key} of what is not done to an incident: verifications, checkpoints, rebuilds, retries, changes of the
 * organisation. None of them does harm when it runs twice (it reads only, or finds its work done, because what it creates
 * has the id of the request), so the answer is kept after the act: a service killed between the two runs the repetition
 * again. A repetition waits on its node for the first; on another node it may
 * run beside it, and both give the answer that was kept first. What was refused is not kept.
 */
public final class RepeatableAnswers {

    private final RequestMarks marks;
    private final KeptAnswers kept;
    private final JsonMapper json;
    private final ConcurrentMap<String, Mono<Kept>> running = new ConcurrentHashMap<>();

    public RepeatableAnswers(RequestMarks marks, KeptAnswers kept, JsonMapper json) {
        this.marks = marks;
        this.kept = kept;
        this.json = json;
    }

    /** What the act answers, or answered to the same request before. Errors: 409 when the key came with something else. */
    public Mono<ServerResponse> once(Call call, byte[] body, Supplier<Mono<Reply>> act) {
        return answer(call, body, act).flatMap(answer -> response(answer).bodyValue(bytes(answer)));
    }

    /** The same for an act that creates something; {@code place} tells from the answer where that is. */
    public Mono<ServerResponse> once(
            Call call, byte[] body, Supplier<Mono<Reply>> act, Function<JsonNode, String> place) {
        return answer(call, body, act).flatMap(answer -> created(answer, place));
    }

    /** What an answer is made from that is too large to be kept; a repetition is made from the same. */
    public Mono<JsonNode> basis(Call call, byte[] body, Supplier<Mono<Reply>> act) {
        return answer(call, body, act).map(answer -> json.readTree(answer.json()));
    }

    /** What an act answers that must not be kept. */
    public Mono<ServerResponse> unkept(Mono<Reply> act, Function<JsonNode, String> place) {
        return act.map(reply -> new Kept("", reply.status(), text(reply))).flatMap(answer -> created(answer, place));
    }

    private Mono<ServerResponse> created(Kept answer, Function<JsonNode, String> place) {
        return response(answer)
                .location(URI.create(place.apply(json.readTree(answer.json()))))
                .bodyValue(bytes(answer));
    }

    private Mono<Kept> answer(Call call, byte[] body, Supplier<Mono<Reply>> act) {
        RequestMark mark = marks.of(call, body);
        return mark == null ? act.get().map(reply -> new Kept("", reply.status(), text(reply))) : once(mark, act);
    }

    private Mono<Kept> once(RequestMark mark, Supplier<Mono<Reply>> act) {
        return Mono.defer(() -> running.computeIfAbsent(
                        mark.request(),
                        request -> kept.find(mark)
                                .switchIfEmpty(Mono.defer(act).flatMap(reply -> keep(mark, reply)))
                                .doFinally(signal -> running.remove(request))
                                .cache()))
                .doOnNext(answer -> RequestMarks.mustAskTheSame(mark, answer.digest()));
    }

    private Mono<Kept> keep(RequestMark mark, Reply reply) {
        return kept.keep(mark, reply.status(), text(reply));
    }

    private String text(Reply reply) {
        return json.writeValueAsString(reply.body());
    }

    private static byte[] bytes(Kept answer) {
        return answer.json().getBytes(StandardCharsets.UTF_8);
    }

    private static ServerResponse.BodyBuilder response(Kept answer) {
        return ServerResponse.status(answer.status()).contentType(MediaType.APPLICATION_JSON);
    }

    /** What an act answers. */
    public record Reply(int status, Object body) {}
}
