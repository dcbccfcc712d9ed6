package jp.csirt.incident.api.console.session;

import java.net.URI;
import jp.csirt.incident.api.console.frame.Drafts;
import jp.csirt.incident.api.console.frame.Target;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.security.Session.Entrance;
import jp.csirt.incident.api.security.SessionCookie;
import jp.csirt.incident.api.security.Sessions;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 入口: each step of a log-in gives the browser another secret, so that nobody goes on with one that somebody else knows. */
public record Doorway(Sessions sessions, Drafts drafts) {

    /** Where the code of the second factor is asked for. */
    static final String CODE = "/login/code";

    /** Where a second factor is set up that a post demands. */
    static final String ENROLMENT = "/login/enrolment";

    /** The person has proved who it is, and goes on to what is still asked for or to the page that was to be opened. */
    public Mono<ServerResponse> enter(Visit visit, Entrance entrance, Target target) {
        return sessions.end(visit.secret())
                .then(sessions.begin(entrance))
                .flatMap(secret -> next(secret, target).flatMap(path -> passed(visit, secret, path)));
    }

    private Mono<String> next(String secret, Target target) {
        return sessions.entering(secret)
                .map(entering -> switch (entering.stage()) {
                    case CODE -> CODE + target.query();
                    case ENROLMENT -> ENROLMENT + target.query();
                })
                .defaultIfEmpty(target.path());
    }

    /** Hands on what the person had not sent yet. */
    Mono<ServerResponse> passed(Visit visit, String secret, String path) {
        return handed(visit, secret).then(Mono.defer(() -> to(visit, path, secret)));
    }

    /** The drafts of whoever came in, and of nobody else, go over to the next secret. */
    Mono<Void> handed(Visit visit, String secret) {
        return sessions.person(secret).flatMap(person -> drafts.pass(visit.secret(), secret, person));
    }

    /** Goes there with another cookie. */
    static Mono<ServerResponse> to(Visit visit, String path, String secret) {
        return ServerResponse.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .cookie(SessionCookie.with(secret, visit.request().exchange().getRequest()))
                .build();
    }

    /** Goes there with the same one. */
    static Mono<ServerResponse> to(String path) {
        return ServerResponse.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }
}
