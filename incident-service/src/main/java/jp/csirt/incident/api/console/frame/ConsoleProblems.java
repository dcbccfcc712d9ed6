package jp.csirt.incident.api.console.frame;

import java.util.List;
import java.util.Map;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.Problems;
import jp.csirt.incident.api.security.SessionCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** 画面の断り: what went wrong with a page, as a page with the menu and a way back. */
public final class ConsoleProblems implements WebExceptionHandler {

    private static final List<String> MACHINES = List.of("/v1", "/actuator");

    private final Console console;
    private final Pages pages;
    private final Problems problems;
    private final ServerCodecConfigurer codecs;

    public ConsoleProblems(Console console, Pages pages, Problems problems, ServerCodecConfigurer codecs) {
        this.console = console;
        this.pages = pages;
        this.problems = problems;
        this.codecs = codecs;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted() || !isOfPages(exchange)) {
            return Mono.error(failure);
        }
        ApiProblem problem = problems.problem(failure, exchange);
        ServerRequest request = ServerRequest.create(exchange, codecs.getReaders());
        Visit visit = Console.visit(exchange)
                .orElseGet(() -> new Visit(request, Map.of(), null, null, secret(exchange), Form.NONE));
        HttpHeaders headers = exchange.getResponse().getHeaders();
        problem.headers().forEach(headers::set);
        return pages.show(visit, problems.status(problem), "problem", Map.of("problem", shown(problem, visit)))
                .flatMap(answer -> answer.writeTo(exchange, new Writers(codecs.getWriters())));
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
        return new Shown(words.getFirst(), words.getLast(), again ? visit.path() : "");
    }

    /** What the page says; {@code again} leads to the form that was refused. */
    public record Shown(String title, String detail, String again) {}
}
