package jp.csirt.incident.api.console.frame;

import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * 画面の一つ.
 *
 * @param open whether it shows without a session
 * @param guests whether it shows without a session to whoever is in the office
 * @param form whether it shows a form into which a draft is put back
 * @param reading whether the handler reads what is sent itself, as it comes
 * @param steps whether what is sent may be followed by more of the same form, so that it is kept until the last is there
 */
public record Page(
        HttpMethod method,
        PathPattern pattern,
        boolean open,
        boolean form,
        boolean reading,
        boolean guests,
        boolean steps,
        Handler handler) {

    private Page(HttpMethod method, PathPattern pattern, boolean open, Handler handler) {
        this(method, pattern, open, false, false, false, false, handler);
    }

    /** What is asked for, without what is named: one text for each page, as the audit log calls it. */
    String action() {
        return method.name() + " " + pattern.getPatternString();
    }

    /** Whether the path names an incident as {@code {id}}. */
    boolean isOfIncident() {
        return pattern.getPatternString().matches("/(incidents|drills|steps)/\\{id}.*");
    }

    /** A page with a form; what it is shown with, when its session ended before it was sent, is what was typed. */
    public static Page form(String path, Handler handler) {
        return new Page(HttpMethod.GET, pattern(path), false, true, false, false, false, handler);
    }

    /** A page. */
    public static Page get(String path, Handler handler) {
        return new Page(HttpMethod.GET, pattern(path), false, handler);
    }

    /** What a form sends. */
    public static Page post(String path, Handler handler) {
        return new Page(HttpMethod.POST, pattern(path), false, handler);
    }

    /** What a form with a file sends; the handler checks its token. */
    public static Page upload(String path, Handler handler) {
        return new Page(HttpMethod.POST, pattern(path), false, false, true, false, false, handler);
    }

    /** A page for everybody. */
    public static Page openGet(String path, Handler handler) {
        return new Page(HttpMethod.GET, pattern(path), true, handler);
    }

    /** What a form for everybody sends. */
    public static Page openPost(String path, Handler handler) {
        return new Page(HttpMethod.POST, pattern(path), true, handler);
    }

    /** The same page, also for whoever is in the office and has not logged in. */
    public Page forGuests() {
        return new Page(method, pattern, open, form, reading, true, steps, handler);
    }

    /** The same page, to which a form is sent step by step. */
    public Page inSteps() {
        return new Page(method, pattern, open, form, reading, guests, true, handler);
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }

    /** Shows the page, or does what the form asks. */
    @FunctionalInterface
    public interface Handler {

        /** The answer; a refusal is an error signal. */
        Mono<ServerResponse> handle(Visit visit);
    }
}
