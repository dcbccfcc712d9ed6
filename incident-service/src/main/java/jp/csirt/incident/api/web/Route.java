package jp.csirt.incident.api.web;

import java.util.function.Function;
import jp.csirt.incident.domain.access.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * One endpoint.
 *
 * @param open whether it answers without a key
 * @param shape of an act: what it asks for; null where nobody needs to know
 */
public record Route(
        HttpMethod method,
        PathPattern pattern,
        boolean open,
        Handler handler,
        @Nullable Shape shape) {

    private Route(HttpMethod method, PathPattern pattern, boolean open, Handler handler) {
        this(method, pattern, open, handler, null);
    }

    /** The same act, with what it asks for. */
    public Route asks(Permission least, Class<? extends Record> body) {
        return new Route(method, pattern, open, handler, new Shape(least, body));
    }

    /** The same act; once it is done, what follows from it. */
    public Route followedBy(Function<Call, Mono<Void>> consequence) {
        return new Route(
                method,
                pattern,
                open,
                call -> handler.handle(call)
                        .flatMap(answer -> consequence.apply(call).thenReturn(answer)),
                shape);
    }

    /** The path, with its variables. */
    public String path() {
        return pattern.getPatternString();
    }

    /** An endpoint that needs a key. */
    public static Route get(String path, Handler handler) {
        return new Route(HttpMethod.GET, pattern(path), false, handler);
    }

    /** An endpoint that anybody may read. */
    public static Route openGet(String path, OpenHandler handler) {
        return new Route(HttpMethod.GET, pattern(path), true, call -> handler.handle(call.request()));
    }

    /** An act; it needs a key. */
    public static Route post(String path, Handler handler) {
        return new Route(HttpMethod.POST, pattern(path), false, handler);
    }

    /** What is asked for, without what is named: one text for each endpoint. */
    String action() {
        return method.name() + " " + pattern.getPatternString();
    }

    /** An act that sets something; it needs a key. */
    public static Route put(String path, Handler handler) {
        return new Route(HttpMethod.PUT, pattern(path), false, handler);
    }

    /** Whether the path names an incident as {@code {id}}. */
    boolean isOfIncident() {
        return pattern.getPatternString().startsWith("/v1/incidents/{id}");
    }

    /** An act that ends something; it needs a key. */
    public static Route delete(String path, Handler handler) {
        return new Route(HttpMethod.DELETE, pattern(path), false, handler);
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }

    /** Answers a call of a known caller. */
    @FunctionalInterface
    public interface Handler {

        /** The answer; a refusal is an error signal. */
        Mono<ServerResponse> handle(Call call);
    }

    /** Answers anybody. */
    @FunctionalInterface
    public interface OpenHandler {

        /** The answer. */
        Mono<ServerResponse> handle(ServerRequest request);
    }

    /**
     * What an act asks for.
     *
     * @param least the permission without which nobody may do it
     * @param body the record that is read from the request
     */
    public record Shape(Permission least, Class<? extends Record> body) {}
}
