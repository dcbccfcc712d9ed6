package jp.csirt.incident.api.console.frame;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.csirt.incident.api.attachment.FileParts;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.security.Session;
import jp.csirt.incident.api.security.SessionCookie;
import jp.csirt.incident.api.security.Sessions;
import jp.csirt.incident.domain.access.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/**
 * 画面: all pages. Checks in this order: 405, the session (without one the way leads to the log-in), the form's size and shape,
 * the form's token, then what the page checks.
 */
public final class Console implements RouterFunction<ServerResponse> {

    private static final String VISIT = Console.class.getName() + ".visit";

    private final List<Page> pages;
    private final Sessions sessions;
    private final Drafts drafts;
    private final Guests guests;

    public Console(List<Page> pages, Sessions sessions, Drafts drafts, Guests guests) {
        this.pages = pages.stream().sorted(Comparator.comparing(Page::pattern)).toList();
        this.sessions = sessions;
        this.drafts = drafts;
        this.guests = guests;
    }

    /** Who visited, if that was found out before something went wrong. */
    static Optional<Visit> visit(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(VISIT));
    }

    /** Whether the path is one of a page. */
    boolean owns(PathContainer path) {
        return pages.stream().anyMatch(page -> page.pattern().matches(path));
    }

    @Override
    public Mono<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        PathContainer path = request.requestPath().pathWithinApplication();
        List<Page> onPath =
                pages.stream().filter(page -> page.pattern().matches(path)).toList();
        return onPath.isEmpty() ? Mono.empty() : Mono.just(called -> answer(called, onPath, path));
    }

    private Mono<ServerResponse> answer(ServerRequest request, List<Page> onPath, PathContainer path) {
        return visit(request).flatMap(anybody -> {
            Page page = choose(onPath, request.method());
            var info = page.pattern().matchAndExtract(path);
            Map<String, String> variables = info == null ? Map.of() : info.getUriVariables();
            var visit = new Visit(request, variables, anybody.session(), null, anybody.secret(), Form.NONE);
            if (visit.session() != null || page.open()) {
                return answered(page, visit);
            }
            return (page.guests() ? guests.at(visit.place()) : Optional.<Caller>empty())
                    .map(guest -> answered(page, visit.as(guest)))
                    .orElseGet(() -> rescued(page, onPath, visit).then(toLogin(visit)));
        });
    }

    private Mono<ServerResponse> answered(Page page, Visit visit) {
        return page.method().equals(HttpMethod.GET) ? shown(page, visit) : sent(page, visit);
    }

    /**
     * The session ended before the form was sent: the same browser gets it back after the log-in, but for a file, and for
     * what no form is shown again with, as a password.
     */
    private Mono<Void> rescued(Page page, List<Page> onPath, Visit visit) {
        if (page.method().equals(HttpMethod.GET)) {
            return Mono.empty();
        }
        if (page.reading()) {
            return FileParts.drain(visit.request());
        }
        return visit.hasCookie() && onPath.stream().anyMatch(Page::form)
                ? Form.read(visit.request()).flatMap(form -> drafts.keep(visit.secret(), visit.path(), form))
                : Mono.empty();
    }

    private Mono<ServerResponse> shown(Page page, Visit visit) {
        return page.form()
                ? drafts.take(visit.secret(), visit.path())
                        .map(visit::with)
                        .defaultIfEmpty(visit)
                        .flatMap(page.handler()::handle)
                : page.handler().handle(visit);
    }

    private Mono<ServerResponse> sent(Page page, Visit visit) {
        return page.reading()
                ? page.handler().handle(visit)
                : Form.read(visit.request()).flatMap(form -> sent(page, visit.with(form), form));
    }

    /** A form of a session that is over, sent in the next one: nothing is done, and what was typed comes back on its page. */
    private Mono<ServerResponse> sent(Page page, Visit sent, Form form) {
        if (sent.isOwnForm()) {
            return page.handler().handle(sent);
        }
        Mono<Void> kept = sent.session() != null && hasForm(page.pattern())
                ? drafts.keep(sent.secret(), sent.path(), form)
                : Mono.empty();
        return kept.then(Mono.error(Visit::foreign));
    }

    /** Whether a page with a form lies there. */
    private boolean hasForm(PathPattern pattern) {
        return pages.stream().anyMatch(page -> page.form() && page.pattern().equals(pattern));
    }

    /** Whether the form that was sent to the path is shown there again with what was typed. */
    boolean showsAgain(ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        return exchange.getRequest().getMethod().equals(HttpMethod.POST)
                && pages.stream().anyMatch(page -> page.form() && page.pattern().matches(path));
    }

    private Mono<Visit> visit(ServerRequest request) {
        String cookie = SessionCookie.of(request.exchange().getRequest());
        String secret = cookie == null ? SessionCookie.secret() : cookie;
        Mono<Optional<Session>> session = cookie == null
                ? Mono.just(Optional.empty())
                : sessions.find(cookie).map(Optional::of).defaultIfEmpty(Optional.empty());
        return session.map(found -> new Visit(request, Map.of(), found.orElse(null), null, secret, Form.NONE))
                .doOnNext(visit -> request.attributes().put(VISIT, visit));
    }

    private static Page choose(List<Page> onPath, HttpMethod method) {
        HttpMethod asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        return onPath.stream()
                .filter(page -> page.method().equals(asked))
                .findFirst()
                .orElseThrow(() -> notAllowed(onPath));
    }

    private static ApiProblem notAllowed(List<Page> onPath) {
        String allowed = onPath.stream()
                .map(page -> page.method().equals(HttpMethod.GET) ? "GET, HEAD" : "POST")
                .distinct()
                .collect(joining(", "));
        return ApiProblem.withHeader("method-not-allowed", "このページは、この方法では開けません。", HttpHeaders.ALLOW, allowed);
    }

    private static Mono<ServerResponse> toLogin(Visit visit) {
        return ServerResponse.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/login" + Target.of(visit.request()).query()))
                .build();
    }
}
