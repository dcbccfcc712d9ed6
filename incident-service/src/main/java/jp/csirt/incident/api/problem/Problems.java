package jp.csirt.incident.api.problem;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.csirt.incident.api.problem.ProblemRegistry.ProblemType;
import jp.csirt.incident.domain.incident.IncidentRejected;
import jp.csirt.incident.domain.incident.RequestRepeated;
import jp.csirt.incident.domain.organisation.OrganisationRejected;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingModificationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** 問題の回答: turns whatever went wrong into RFC 9457, in Japanese unless the client prefers English. */
public final class Problems implements WebExceptionHandler {

    /** The attribute by which the log calls a place whose path may hold what opens something, as a link does. */
    public static final String PLACE = Problems.class.getName() + ".place";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final ProblemRegistry registry;
    private final JsonMapper json;
    private final Predicate<Throwable> storeAway;
    private final Predicate<Throwable> unreadable;

    /**
     * The one mapping.
     *
     * @param storeAway tells whether a failure means that the database is away
     * @param unreadable tells whether a failure means that a newer version wrote what was to be read
     */
    public Problems(
            ProblemRegistry registry,
            JsonMapper json,
            Predicate<Throwable> storeAway,
            Predicate<Throwable> unreadable) {
        this.registry = registry;
        this.json = json;
        this.storeAway = storeAway;
        this.unreadable = unreadable;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        return write(exchange, problem(failure, exchange));
    }

    /** What a failure means to whoever asked. */
    public ApiProblem problem(Throwable failure, ServerWebExchange exchange) {
        return switch (failure) {
            case ApiProblem refused -> refused;
            case CompletionException wrapped when wrapped.getCause() != null -> problem(wrapped.getCause(), exchange);
            case IncidentRejected rejected ->
                ApiProblem.guards(rejected.reason().slug(), String.valueOf(rejected.getMessage()), rejected.guards());
            case OrganisationRejected rejected -> ofOrganisation(rejected);
            case ConflictingModificationException _ ->
                ApiProblem.of("stale-version", "他の人が先に更新しました。読み直して、内容を確かめてから送り直してください。");
            case ConcurrencyException _, RequestRepeated _ ->
                ApiProblem.of("concurrent-change", "同時に更新されました。読み直して、送り直してください。");
            case AggregateNotFoundException _ -> ApiProblem.notFound();
            case RejectedExecutionException _ -> ApiProblem.unavailable("overloaded", "処理が混み合っています。少し待って送り直してください。");
            case TimeoutException _ -> ApiProblem.unavailable("timeout", "時間内に処理できませんでした。状態を確かめて送り直してください。");
            case MethodNotAllowedException method -> methodNotAllowed(method);
            case ResponseStatusException status -> ofStatus(status.getStatusCode());
            default -> other(failure, exchange);
        };
    }

    private static ApiProblem ofOrganisation(OrganisationRejected rejected) {
        String message = String.valueOf(rejected.getMessage());
        return rejected.reason().isField()
                ? ApiProblem.invalid(List.of(
                        new FieldError(rejected.pointer(), rejected.reason().name(), message)))
                : ApiProblem.of(rejected.reason().slug(), message);
    }

    private ApiProblem other(Throwable failure, ServerWebExchange exchange) {
        if (storeAway.test(failure)) {
            LOG.warn("the store is away: {}", failure.toString());
            return ApiProblem.unavailable(
                    "store-unavailable", "データベースに接続できません。少し待って送り直してください。記録されたかどうかは読み直して確かめてください。");
        }
        if (unreadable.test(failure)) {
            LOG.error("{}: {}", place(exchange), failure.getMessage());
            return ApiProblem.withHeader(
                    "unreadable-record",
                    "この事案の記録には、この版のサービスが知らない出来事があります。管理者に連絡してください。",
                    HttpHeaders.RETRY_AFTER,
                    "60");
        }
        LOG.error("{} {} failed", exchange.getRequest().getMethod(), place(exchange), failure);
        return ApiProblem.of("internal-error", "処理中に誤りが起きました。管理者に連絡してください。");
    }

    private static Object place(ServerWebExchange exchange) {
        return exchange.<Object>getAttributeOrDefault(
                PLACE, exchange.getRequest().getPath());
    }

    private static ApiProblem methodNotAllowed(MethodNotAllowedException refused) {
        String allowed = refused.getSupportedMethods().stream()
                .map(HttpMethod::name)
                .sorted()
                .collect(Collectors.joining(", "));
        return ApiProblem.withHeader(
                "method-not-allowed", "ここで使えるメソッドは %s です。".formatted(allowed), HttpHeaders.ALLOW, allowed);
    }

    private static ApiProblem ofStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 406 -> ApiProblem.of("not-acceptable", "求められた形式では回答できません。");
            case 413 -> ApiProblem.of("body-too-large", "本文が大きすぎます。");
            case 415 -> ApiProblem.of("unsupported-media-type", "本文の形式を受け付けられません。");
            case 404 -> ApiProblem.notFound();
            default ->
                status.is4xxClientError()
                        ? ApiProblem.of("invalid-parameter", "要求の形が正しくありません。")
                        : ApiProblem.unavailable("timeout", "時間内に処理できませんでした。");
        };
    }

    private Mono<Void> write(ServerWebExchange exchange, ApiProblem problem) {
        boolean english = prefersEnglish(exchange.getRequest().getHeaders());
        ServerHttpResponse response = exchange.getResponse();
        response.setRawStatusCode(status(problem));
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLanguage(english ? Locale.ENGLISH : Locale.JAPANESE);
        problem.headers().forEach(headers::set);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(json(problem, english))));
    }

    /** The status of the problem's type. */
    public int status(ApiProblem problem) {
        return registry.type(problem.slug()).status();
    }

    /** The Japanese title of the problem's type. */
    public String title(ApiProblem problem) {
        return registry.type(problem.slug()).title();
    }

    /** The problem as it is answered. */
    public byte[] json(ApiProblem problem, boolean english) {
        ProblemType type = registry.type(problem.slug());
        return json.writeValueAsBytes(new ProblemBody(
                "/problems/" + type.slug(),
                english ? type.englishTitle() : type.title(),
                type.status(),
                english ? type.englishDetail() : String.valueOf(problem.getMessage()),
                problem.counts(),
                problem.errors(),
                problem.guards()));
    }

    /** Its title and what is to be done, in words that the reader knows. */
    public List<String> words(ApiProblem problem, boolean english) {
        ProblemType type = registry.type(problem.slug());
        return english
                ? List.of(type.englishTitle(), type.englishDetail())
                : List.of(type.title(), String.valueOf(problem.getMessage()));
    }

    /** Whether a client would rather read English. */
    public static boolean prefersEnglish(HttpHeaders headers) {
        try {
            List<Locale.LanguageRange> wanted = headers.getAcceptLanguage();
            return "en".equals(Locale.lookupTag(wanted, List.of("ja", "en")));
        } catch (IllegalArgumentException _) { // what it says holds the header
            LOG.debug("unreadable Accept-Language, answering in Japanese");
            return false;
        }
    }
}
