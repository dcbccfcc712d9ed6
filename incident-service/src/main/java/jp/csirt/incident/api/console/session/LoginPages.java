package jp.csirt.incident.api.console.session;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.api.console.frame.Drafts;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Target;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.security.SessionCookie;
import jp.csirt.incident.api.security.Sessions;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** ログイン and ログアウト. Each gives the browser another secret, so that nobody goes on with one that somebody else knows. */
public final class LoginPages {

    private final Pages pages;
    private final Sessions sessions;
    private final Roster roster;
    private final Drafts drafts;

    public LoginPages(Pages pages, Sessions sessions, Roster roster, Drafts drafts) {
        this.pages = pages;
        this.sessions = sessions;
        this.roster = roster;
        this.drafts = drafts;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(
                Page.openGet("/login", this::show),
                Page.openPost("/login", this::begin),
                Page.openPost("/logout", this::end));
    }

    private Mono<ServerResponse> show(Visit visit) {
        Target target = Target.of(visit.parameter("target"));
        return pages.show(visit, "login", Map.of("entries", roster.entries(), "target", target.path()));
    }

    private Mono<ServerResponse> begin(Visit visit) {
        Roster.Entry chosen =
                roster.of(visit.form().text("key")).orElseThrow(() -> ApiProblem.of("forbidden", "この名簿にない人としては入れません。"));
        Target target = Target.of(visit.form().text("target"));
        return sessions.end(visit.secret())
                .then(sessions.begin(chosen.keyId(), place(visit)))
                .flatMap(secret -> drafts.pass(visit.secret(), secret, target.path())
                        .then(Mono.defer(() -> to(visit, target.path(), secret))));
    }

    private Mono<ServerResponse> end(Visit visit) {
        return sessions.end(visit.secret()).then(Mono.defer(() -> to(visit, "/login", SessionCookie.secret())));
    }

    private static Mono<ServerResponse> to(Visit visit, String path, String secret) {
        return ServerResponse.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .cookie(SessionCookie.with(secret, visit.request().exchange().getRequest()))
                .build();
    }

    private static String place(Visit visit) {
        return visit.request()
                .remoteAddress()
                .map(InetSocketAddress::getAddress)
                .map(address -> address.getHostAddress())
                .orElse("");
    }
}
