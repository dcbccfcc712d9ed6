package jp.csirt.incident.api.query;

import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Call;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers to questions. */
public final class Replies {

    private static final MediaType REFUSED = MediaType.parseMediaType("*/*;q=0");

    private Replies() {}

    /** JSON. Errors: 406 when the client does not take it. */
    public static Mono<ServerResponse> json(Call call, Object body) {
        requireAccepted(call, MediaType.APPLICATION_JSON);
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(body);
    }

    /**
     * JSON with the version as its strong ETag; 304 when the client has it already.
     *
     * @param lasting whether the body says what it said when that version came to be, though time has gone on
     */
    static Mono<ServerResponse> tagged(Call call, long version, Object body, BooleanSupplier lasting) {
        requireAccepted(call, MediaType.APPLICATION_JSON);
        String tag = "\"" + version + "\"";
        ServerResponse.BodyBuilder answer = ServerResponse.ok().contentType(MediaType.APPLICATION_JSON);
        if (!isKnown(call, tag)) {
            return answer.eTag(tag).bodyValue(body);
        }
        if (lasting.getAsBoolean()) {
            return ServerResponse.status(304).eTag(tag).build();
        }
        call.request().exchange().getResponse().getHeaders().setETag(tag); // the builder would make it a 304 by itself
        return answer.bodyValue(body);
    }

    /**
     * Checks that the client takes what it will get.
     *
     * @throws ApiProblem 406
     */
    public static void requireAccepted(Call call, MediaType type) {
        List<MediaType> wanted = accept(call);
        if (!wanted.isEmpty()
                && wanted.stream().noneMatch(range -> range.getQualityValue() > 0 && range.includes(type))) {
            throw ApiProblem.of("not-acceptable", "ここで回答できる形式は %s です。".formatted(type));
        }
    }

    /**
     * Which of several forms the client likes best; of equals the one it names, then the first.
     *
     * @throws ApiProblem 406
     */
    public static MediaType preferred(Call call, List<MediaType> offered) {
        List<MediaType> wanted = accept(call);
        if (wanted.isEmpty()) {
            return offered.getFirst();
        }
        return offered.stream()
                .filter(type -> range(wanted, type).getQualityValue() > 0)
                .max(Comparator.comparingDouble(
                                (MediaType type) -> range(wanted, type).getQualityValue())
                        .thenComparing(type -> range(wanted, type).isConcrete()))
                .orElseThrow(() -> ApiProblem.of("not-acceptable", "ここで回答できる形式は %s です。".formatted(offered)));
    }

    /** What the client says of a form: the closest of its ranges counts. */
    private static MediaType range(List<MediaType> wanted, MediaType type) {
        return wanted.stream()
                .filter(range -> range.includes(type))
                .min(Comparator.comparing(MediaType::isWildcardType).thenComparing(MediaType::isWildcardSubtype))
                .orElse(REFUSED);
    }

    private static List<MediaType> accept(Call call) {
        try {
            return call.request().headers().accept();
        } catch (RuntimeException e) {
            throw ApiProblem.of("invalid-header", "Accept が読めません。");
        }
    }

    private static boolean isKnown(Call call, String tag) {
        String header = call.request().headers().asHttpHeaders().getFirst(HttpHeaders.IF_NONE_MATCH);
        if (header == null) {
            return false;
        }
        for (String known : header.split(",", -1)) {
            String stripped = known.strip();
            if (stripped.equals("*") || stripped.equals(tag) || stripped.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }
}
