package jp.csirt.notification.api;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import jp.csirt.gate.KnownKeys;
import jp.csirt.notification.api.Route.Access;
import jp.csirt.notification.store.Keys;
import jp.csirt.notification.store.Keys.Holder;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** All endpoints. Checks in this order: 405, 401, 415 and 413, 403, then what the endpoint checks, repetition, 406. */
public final class Routing implements RouterFunction<ServerResponse> {

    private final List<Route> routes;
    private final Keys keys;
    private final KnownKeys known;
    private final Repetitions repetitions;
    private final Scheduler threads;

    /**
     * The endpoints.
     *
     * @param known is told whose keys opened the API
     * @param threads those that may wait for the database
     */
    Routing(List<Route> routes, Keys keys, KnownKeys known, Repetitions repetitions, Scheduler threads) {
        this.routes = List.copyOf(routes);
        this.keys = keys;
        this.known = known;
        this.repetitions = repetitions;
        this.threads = threads;
    }

    @Override
    public Mono<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        PathContainer path = request.requestPath().pathWithinApplication();
        List<Route> onPath =
                routes.stream().filter(route -> route.pattern().matches(path)).toList();
        if (onPath.isEmpty() && !path.value().startsWith("/v1")) {
            return Mono.empty();
        }
        onPath.stream().findFirst().ifPresent(first -> request.attributes().put(Problems.PLACE, first.pattern()));
        return Mono.just(called -> answer(called, path, onPath).flatMap(Routing::response));
    }

    /** What strangers send is not kept. */
    private Mono<Reply> answer(ServerRequest request, PathContainer path, List<Route> onPath) {
        return Mono.fromCallable(() -> admitted(request, onPath))
                .subscribeOn(threads)
                .onErrorResume(
                        Refusal.class,
                        refused -> Body.unread(request).onErrorComplete().then(Mono.error(refused)))
                .flatMap(admitted -> (admitted.open() ? Body.unread(request) : Body.of(request))
                        .flatMap(body -> Mono.fromCallable(() -> answer(request, path, admitted, body))
                                .subscribeOn(threads)));
    }

    private Admitted admitted(ServerRequest request, List<Route> onPath) {
        Route route = onPath.isEmpty() ? null : choose(onPath, request.method());
        HttpHeaders headers = request.headers().asHttpHeaders();
        Holder holder = holder(headers).orElse(null);
        if (holder == null && (route == null || route.access() != Access.OPEN)) {
            throw unauthenticated(headers);
        }
        if (route == null) {
            throw Refusal.notFound();
        }
        return new Admitted(route, holder);
    }

    private Reply answer(ServerRequest request, PathContainer path, Admitted admitted, Body body) {
        Route route = admitted.route();
        Holder holder = admitted.holder();
        HttpHeaders headers = request.headers().asHttpHeaders();
        boolean open = admitted.open();
        if (!open) {
            body.require(headers);
        }
        if (route.access() == Access.ADMINISTRATOR && (holder == null || !holder.administrator())) {
            throw Refusal.of("forbidden", "システム管理者の鍵が必要です。");
        }
        var call = new Call(holder, variables(route, path), request.queryParams(), headers, body);
        Supplier<Reply> act = route.handler().prepare(call);
        boolean repeatable = route.method().equals(HttpMethod.POST) && !open;
        return repeatable
                ? repetitions.once(call, path.value(), () -> accepted(call, act, false))
                : open ? act.get() : accepted(call, act, route.method().equals(HttpMethod.GET));
    }

    /** Whatever does something answers JSON, and 406 comes before it; what only reads may have a page as well. */
    private static Reply accepted(Call call, Supplier<Reply> act, boolean reads) {
        if (!reads && !call.accepts(MediaType.APPLICATION_JSON)) {
            throw notAcceptable(Reply.JSON);
        }
        Reply reply = act.get();
        if (reads && !call.accepts(MediaType.parseMediaType(reply.type()))) {
            throw notAcceptable(reply.type());
        }
        return reply;
    }

    private static Refusal notAcceptable(String type) {
        return Refusal.of("not-acceptable", "ここで回答できる形式は %s です。".formatted(type));
    }

    private Optional<Holder> holder(HttpHeaders headers) {
        String key = KnownKeys.sent(headers);
        Optional<Holder> holder = key == null ? Optional.empty() : keys.holder(key);
        if (key != null && holder.isPresent()) {
            known.remember(key, holder.get().personId().toString());
        }
        return holder;
    }

    private static Refusal unauthenticated(HttpHeaders headers) {
        boolean wrong = headers.containsHeader(HttpHeaders.AUTHORIZATION);
        return Refusal.with(
                "unauthenticated",
                wrong ? "鍵が正しくありません。" : "鍵がありません。Authorization: Bearer <鍵> を付けてください。",
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer realm=\"csirt\"" + (wrong ? ", error=\"invalid_token\"" : ""));
    }

    private static Route choose(List<Route> onPath, HttpMethod method) {
        HttpMethod asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        return onPath.stream()
                .filter(route -> route.method().equals(asked))
                .findFirst()
                .orElseThrow(() -> {
                    String allowed = onPath.stream()
                            .map(route -> route.method().equals(HttpMethod.GET)
                                    ? "GET, HEAD"
                                    : route.method().name())
                            .distinct()
                            .collect(joining(", "));
                    return Refusal.with(
                            "method-not-allowed", "ここで使えるメソッドは %s です。".formatted(allowed), HttpHeaders.ALLOW, allowed);
                });
    }

    private static Map<String, String> variables(Route route, PathContainer path) {
        var info = route.pattern().matchAndExtract(path);
        return info == null ? Map.of() : info.getUriVariables();
    }

    private static Mono<ServerResponse> response(Reply reply) {
        var response = ServerResponse.status(reply.status());
        reply.headers().forEach(response::header);
        return reply.type().isEmpty()
                ? response.build()
                : response.contentType(MediaType.parseMediaType(reply.type())).bodyValue(reply.body());
    }

    /** Who may go on to what was asked for. */
    private record Admitted(Route route, @Nullable Holder holder) {

        boolean open() {
            return route.access() == Access.OPEN;
        }
    }
}
