package jp.csirt.incident.api.console.frame;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.api.security.Session;
import jp.csirt.incident.api.security.Sessions;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/**
 * 書きかけの救い: what was typed into a form whose session ended comes back on its page after the log-in, but for a file, and
 * for what no form is shown again with, as a password. Whoever sent anything else is told that nothing was recorded.
 */
record Rescue(List<Page> pages, Sessions sessions, Drafts drafts) {

    /** Says on the page after the log-in that what was sent was not recorded. */
    static final String UNSENT = "unsent";

    /** Whether a page with a form lies there. */
    boolean hasForm(PathPattern pattern) {
        return pages.stream().anyMatch(page -> page.form() && page.pattern().equals(pattern));
    }

    /** The form of somebody whose session ended: kept, if its browser had one here. */
    Mono<ServerResponse> keep(Visit sent) {
        return sessions.person(sent.secret())
                .flatMap(person -> keep(sent, person).thenReturn(Target.of(sent.request())))
                .defaultIfEmpty(Target.of(sent.request()))
                .flatMap(Rescue::login);
    }

    private Mono<Void> keep(Visit sent, UUID person) {
        return drafts.keep(sent.secret(), person, sent.path(), sent.form());
    }

    /** The form of a session that is over, sent in the next one. */
    Mono<Void> keep(Visit sent, Session session) {
        return keep(sent, session.holder().personId());
    }

    /** What was typed and not sent, or a new form in its place where that is asked for; empty when there is nothing. */
    Mono<Form> find(Visit visit) {
        if (visit.session() == null) {
            return Mono.empty();
        }
        Mono<Form> kept = drafts.find(visit.secret(), visit.path());
        return visit.parameter("draft").equals("none") ? kept.map(Form::anew) : kept;
    }

    /** It was sent now. Nothing depends on that it is forgotten at once. */
    Mono<Void> drop(Visit sent) {
        return sent.session() == null
                ? Mono.empty()
                : drafts.drop(sent.secret(), sent.path(), sent.form()).onErrorComplete();
    }

    /** The way to the log-in, and from there to the page that lies there or above, which says that nothing was recorded. */
    Mono<ServerResponse> unsent(Visit sent) {
        String shown = Stream.iterate(sent.path(), at -> !at.isEmpty(), at -> at.substring(0, at.lastIndexOf('/')))
                .filter(this::isShown)
                .findFirst()
                .orElse("/");
        return login(Target.of(shown + "?" + UNSENT + "=1"));
    }

    private boolean isShown(String path) {
        PathContainer container = PathContainer.parsePath(path);
        return pages.stream()
                .anyMatch(page ->
                        page.method().equals(HttpMethod.GET) && page.pattern().matches(container));
    }

    /** The way to the log-in, and from there to the page. */
    static Mono<ServerResponse> login(Target target) {
        return ServerResponse.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/login" + target.query()))
                .build();
    }
}
