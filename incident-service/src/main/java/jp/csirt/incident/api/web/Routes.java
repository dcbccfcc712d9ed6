package jp.csirt.incident.api.web;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.security.RequestAuthentication;
import jp.csirt.incident.domain.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * All endpoints, and whatever else lies under {@code /v1}. Checks in this order: 405, 401, then what the endpoint checks; an
 * unknown path is 404. A path that says more goes before one with a variable in the same place.
 */
public final class Routes implements RouterFunction<ServerResponse> {

    private final List<Route> routes;
    private final RequestAuthentication authentication;
    private final AuditTrail audit;

    public Routes(List<Route> routes, RequestAuthentication authentication, AuditTrail audit) {
        this.routes =
                routes.stream().sorted(Comparator.comparing(Route::pattern)).toList();
        this.authentication = authentication;
        this.audit = audit;
    }

    /** All endpoints. */
    public List<Route> all() {
        return routes;
    }

    @Override
    public Mono<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        PathContainer path = request.requestPath().pathWithinApplication();
        return path.value().startsWith("/v1/") || path.value().equals("/v1") || isKnown(path)
                ? Mono.just(called -> answer(called, path))
                : Mono.empty();
    }

    private boolean isKnown(PathContainer path) {
        return routes.stream().anyMatch(route -> route.pattern().matches(path));
    }

    private Mono<ServerResponse> answer(ServerRequest request, PathContainer path) {
        return Mono.defer(() -> {
            Route route = find(request, path);
            if (route != null && route.open()) {
                return route.handler().handle(new Call(request, Nobody.CALLER, Map.of()));
            }
            return authentication
                    .caller(request)
                    .doOnError(ApiProblem.class, this::count)
                    .flatMap(caller -> answer(route, request, path, caller));
        });
    }

    /** What the same request is answered when it comes from inside, from somebody who is known already. */
    public Mono<ServerResponse> answer(ServerRequest request, Caller caller) {
        PathContainer path = request.requestPath().pathWithinApplication();
        return Mono.defer(() -> answer(find(request, path), request, path, caller));
    }

    private Mono<ServerResponse> answer(
            @Nullable Route route, ServerRequest request, PathContainer path, Caller caller) {
        if (route == null) {
            throw ApiProblem.notFound();
        }
        return audited(route, new Call(request, caller, variables(route, path)));
    }

    private @Nullable Route find(ServerRequest request, PathContainer path) {
        List<Route> onPath =
                routes.stream().filter(route -> route.pattern().matches(path)).toList();
        return onPath.isEmpty() ? null : choose(onPath, request.method());
    }

    /** Only who could not be known is counted, not a store or an issuer that is away. */
    private void count(ApiProblem refused) {
        if (refused.isUnauthenticated()) {
            audit.unauthenticated();
        }
    }

    private Mono<ServerResponse> audited(Route route, Call call) {
        return Mono.defer(() -> route.handler().handle(call))
                .doOnNext(answer -> {
                    if (call.hasShownRestricted() && answer.statusCode().is2xxSuccessful()) {
                        audit.read(call.caller(), route.action(), incident(route, call));
                    }
                })
                .doOnError(ApiProblem.class, refused -> {
                    if (refused.isForbidden()) {
                        audit.refused(call.caller(), route.action(), incident(route, call));
                    }
                });
    }

    /** The incident in the path; an endpoint refuses nobody and shows nothing before it has found it. */
    private static @Nullable UUID incident(Route route, Call call) {
        return route.isOfIncident() ? call.id("id") : null;
    }

    private static Route choose(List<Route> onPath, HttpMethod method) {
        HttpMethod asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        return onPath.stream()
                .filter(route -> route.method().equals(asked))
                .findFirst()
                .orElseThrow(() -> notAllowed(onPath));
    }

    private static ApiProblem notAllowed(List<Route> onPath) {
        String allowed = onPath.stream()
                .map(route -> route.method().equals(HttpMethod.GET)
                        ? "GET, HEAD"
                        : route.method().name())
                .distinct()
                .collect(joining(", "));
        return ApiProblem.withHeader(
                "method-not-allowed", "ここで使えるメソッドは %s です。".formatted(allowed), HttpHeaders.ALLOW, allowed);
    }

    private static Map<String, String> variables(Route route, PathContainer path) {
        var info = route.pattern().matchAndExtract(path);
        return info == null ? Map.of() : info.getUriVariables();
    }
}
