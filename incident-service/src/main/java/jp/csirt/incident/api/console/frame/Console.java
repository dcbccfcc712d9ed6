package jp.csirt.incident.api.console.frame;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.csirt.gate.Room;
import jp.csirt.incident.api.attachment.FileParts;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.Problems;
import jp.csirt.incident.api.security.Session;
import jp.csirt.incident.api.security.SessionCookie;
import jp.csirt.incident.api.security.Sessions;
import jp.csirt.incident.api.web.AuditTrail;
import jp.csirt.incident.api.web.Body;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * 画面: all pages. Checks in this order: 405, the session (without one the way leads to the log-in), the form's size and shape,
 * the form's token, then what the page checks.
 */
public final class Console implements RouterFunction<ServerResponse> {

    private static final String VISIT = Console.class.getName() + ".visit";

    /** What the script sends when records change while nobody touches the page. */
    private static final String REFRESH = "X-Refresh";

    private final List<Page> pages;
    private final Sessions sessions;
    private final Rescue rescue;
    private final Guests guests;
    private final AuditTrail audit;
    private final Room strangers;
    private final Times times;

    /**
     * The pages.
     *
     * @param strangers how much of what is sent without a session is held at once
     */
    public Console(
            List<Page> pages,
            Sessions sessions,
            Drafts drafts,
            Guests guests,
            AuditTrail audit,
            Room strangers,
            Times times) {
        this.pages = pages.stream().sorted(Comparator.comparing(Page::pattern)).toList();
        this.sessions = sessions;
        this.rescue = new Rescue(this.pages, sessions, drafts);
        this.guests = guests;
        this.audit = audit;
        this.strangers = strangers;
        this.times = times;
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
        if (onPath.isEmpty()) {
            return Mono.empty();
        }
        request.attributes().put(Problems.PLACE, onPath.getFirst().pattern());
        return Mono.just(called -> answer(called, onPath, path));
    }

    private Mono<ServerResponse> answer(ServerRequest request, List<Page> onPath, PathContainer path) {
        return visit(request).flatMap(anybody -> {
            Page page = choose(onPath, request.method());
            var info = page.pattern().matchAndExtract(path);
            Map<String, String> variables = info == null ? Map.of() : info.getUriVariables();
            var visit = new Visit(request, variables, anybody.session(), null, anybody.secret(), Form.NONE, times);
            if (visit.session() == null && !page.open()) {
                return unknown(page, visit);
            }
            return answered(page, visit);
        });
    }

    private Mono<ServerResponse> answered(Page page, Visit visit) {
        return Mono.defer(() -> page.method().equals(HttpMethod.GET) ? shown(page, visit) : sent(page, visit))
                .doOnError(ApiProblem.class, refused -> tell(page, visit, refused));
    }

    /** A page refuses as an endpoint does, and what an endpoint refused is recorded there; the log-in asks for no authority. */
    private void tell(Page page, Visit visit, ApiProblem refused) {
        if (refused.isForbidden() && !page.open() && visit.session() != null && !visit.isSettled()) {
            audit.refused(visit.caller(), page.action(), page.isOfIncident() ? visit.incident() : null);
        }
    }

    /**
     * Whoever is in the office goes on without a session where the page lets guests; but a form that was not made for one is
     * of somebody whose session ended, and nobody is made a guest unasked.
     */
    private Mono<ServerResponse> unknown(Page page, Visit visit) {
        Optional<Visit> guest = page.guests() ? guests.at(visit.place()).map(visit::as) : Optional.empty();
        if (page.method().equals(HttpMethod.GET)) {
            return guest.map(as -> shown(page, as)).orElseGet(() -> Rescue.login(Target.of(visit.request())));
        }
        if (page.reading()) {
            return FileParts.drain(visit.request()).then(rescue.unsent(visit));
        }
        if (!rescue.hasForm(page.pattern())) {
            return FileParts.drain(visit.request()).then(rescue.unsent(visit));
        }
        Mono<Boolean> known = guest.isPresent()
                ? Mono.just(true)
                : sessions.person(visit.secret()).hasElement();
        return known.flatMap(somebody -> somebody
                ? read(
                        page,
                        visit,
                        form -> guest.filter(_ -> form.isOfGuest())
                                .map(as -> sent(page, as, form))
                                .orElseGet(() -> rescue.keep(visit.with(form))))
                : FileParts.drain(visit.request()).then(Rescue.login(Target.of(visit.request()))));
    }

    private Mono<ServerResponse> shown(Page page, Visit visit) {
        return page.form()
                ? rescue.find(visit).map(visit::with).defaultIfEmpty(visit).flatMap(page.handler()::handle)
                : page.handler().handle(visit);
    }

    private Mono<ServerResponse> sent(Page page, Visit visit) {
        if (page.reading()) {
            return page.handler().handle(visit);
        }
        return read(page, visit, form -> sent(page, visit, form));
    }

    /** What is done with the form; those of strangers are held only as far as there is room for all of them together. */
    private Mono<ServerResponse> read(Page page, Visit visit, Function<Form, Mono<ServerResponse>> act) {
        int limit = page.open() ? Form.SMALL : rescue.hasForm(page.pattern()) ? Form.TEXTS : Body.LIMIT;
        return visit.session() == null
                ? Mono.using(
                        strangers::share,
                        share -> Form.read(visit.request(), limit, share::take).flatMap(act))
                : Form.read(visit.request(), limit, _ -> true).flatMap(act);
    }

    /** A form of a session that is over, sent in the next one: nothing is done, and what was typed comes back on its page. */
    private Mono<ServerResponse> sent(Page page, Visit visit, Form form) {
        Visit sent = visit.with(form);
        sent.request().attributes().put(VISIT, sent);
        boolean hasForm = rescue.hasForm(page.pattern());
        if (sent.isOwnForm()) {
            Mono<ServerResponse> answer = page.handler().handle(sent);
            return hasForm ? answer.delayUntil(done -> after(page, sent, done.statusCode())) : answer;
        }
        Session session = sent.session();
        return (hasForm && session != null ? rescue.keep(sent, session) : Mono.<Void>empty())
                .then(Mono.error(sent::foreign));
    }

    /** What was sent is not needed any more; the steps of a form are, until its last. Nothing depends on that it is kept. */
    private Mono<Void> after(Page page, Visit sent, HttpStatusCode status) {
        Session session = sent.session();
        if (session != null && page.steps() && !status.is3xxRedirection()) {
            return rescue.keep(sent, session).onErrorComplete();
        }
        return status.isError() ? Mono.empty() : rescue.drop(sent);
    }

    /** Whether what was sent there may be sent again from the page that says why it was not taken; no password is. */
    boolean sendsAgain(ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        return exchange.getRequest().getMethod().equals(HttpMethod.POST)
                && owns(path)
                && pages.stream()
                        .filter(page -> page.pattern().matches(path))
                        .allMatch(page ->
                                page.method().equals(HttpMethod.GET) ? page.form() : !page.open() && !page.reading());
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
                : (isRefresh(request) ? sessions.standing(cookie) : sessions.find(cookie))
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty());
        return session.map(found -> new Visit(request, Map.of(), found.orElse(null), null, secret, Form.NONE, times))
                .doOnNext(visit -> request.attributes().put(VISIT, visit));
    }

    /** Whether the page itself asks for what it shows anew, which is no use of a session. */
    private static boolean isRefresh(ServerRequest request) {
        return request.method().equals(HttpMethod.GET)
                && request.headers().asHttpHeaders().containsHeader(REFRESH);
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
}
