package jp.csirt.incident.api.console.frame;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.Problems;
import jp.csirt.incident.api.security.SessionCookie;
import jp.csirt.incident.api.web.WholeRequests;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** 画面の断り: what went wrong with a page, as a page with the menu and a way back. */
public final class ConsoleProblems implements WebExceptionHandler {

    private static final Pattern OF_INCIDENT = Pattern.compile("/v1/incidents/([0-9a-fA-F-]{36})/.+");
    private static final List<String> MACHINES = List.of("/v1", "/actuator");

    /** What passes by itself: too many requests, the database away. */
    private static final List<Integer> LATER = List.of(429, 503);

    private final Console console;
    private final Pages pages;
    private final Problems problems;
    private final ServerCodecConfigurer codecs;
    private final Times times;

    public ConsoleProblems(Console console, Pages pages, Problems problems, ServerCodecConfigurer codecs, Times times) {
        this.console = console;
        this.pages = pages;
        this.problems = problems;
        this.codecs = codecs;
        this.times = times;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        if (!isOfPages(exchange)) { // whoever answers finds out what it was, and logs it, once
            if (failure instanceof ApiProblem refused && refused.isUnauthenticated() && isFile(exchange)) {
                exchange.getResponse()
                        .getHeaders()
                        .set("Refresh", "0;url=/login" + linkedFrom(exchange).query());
            }
            return Mono.error(failure);
        }
        ApiProblem problem = problems.problem(failure, exchange);
        ServerRequest request = ServerRequest.create(exchange, codecs.getReaders());
        HttpHeaders headers = exchange.getResponse().getHeaders();
        problem.headers().forEach(headers::set);
        int status = problems.status(problem);
        boolean again = LATER.contains(status) && console.sendsAgain(exchange);
        Visit visit = Console.visit(exchange).orElseGet(() -> unknown(request));
        return pages.show(
                        visit,
                        status,
                        "problem",
                        Map.of("problem", shown(problem, visit), "resend", again ? Resend.of(visit) : Resend.NONE))
                .flatMap(answer -> answer.writeTo(exchange, new Writers(codecs.getWriters())));
    }

    /**
     * Whether a browser was led to the API, which is only ever to save a file; programs name their key, or want no page. What the
     * API answers stays what it is, but whoever's session ended is led on to the log-in.
     */
    private static boolean isFile(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return request.getMethod().equals(HttpMethod.GET)
                && request.getPath().pathWithinApplication().value().startsWith("/v1/")
                && !request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                && wantsPage(exchange);
    }

    /** The page that links to a file: that of its incident, or the first one. */
    private static Target linkedFrom(ServerWebExchange exchange) {
        var incident = OF_INCIDENT.matcher(
                exchange.getRequest().getPath().pathWithinApplication().value());
        return Target.of(incident.matches() ? "/incidents/" + incident.group(1) : "/");
    }

    /** Somebody of whom nothing was found out, with the form that nobody has read. */
    private Visit unknown(ServerRequest request) {
        var exchange = request.exchange();
        byte[] sent = WholeRequests.unread(exchange);
        return new Visit(
                request, Map.of(), null, null, secret(exchange), sent.length == 0 ? Form.NONE : Form.sent(sent), times);
    }

    private boolean isOfPages(ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        return console.owns(path) || (wantsPage(exchange) && MACHINES.stream().noneMatch(isAt(path.value())));
    }

    private static java.util.function.Predicate<String> isAt(String path) {
        return machine -> path.equals(machine) || path.startsWith(machine + "/");
    }

    private static boolean wantsPage(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ACCEPT).stream()
                .anyMatch(line -> line.contains(MediaType.TEXT_HTML_VALUE));
    }

    private static String secret(ServerWebExchange exchange) {
        String cookie = SessionCookie.of(exchange.getRequest());
        return cookie == null ? SessionCookie.secret() : cookie;
    }

    private Shown shown(ApiProblem problem, Visit visit) {
        List<String> words = problems.words(problem, visit.english());
        boolean again =
                problem.isForbidden() && console.showsAgain(visit.request().exchange());
        return new Shown(words.getFirst(), PlainWords.of(words.getLast()), again ? visit.path() : "");
    }

    /** What the page says; {@code again} leads to the form that was refused. */
    public record Shown(String title, String detail, String again) {}
}
