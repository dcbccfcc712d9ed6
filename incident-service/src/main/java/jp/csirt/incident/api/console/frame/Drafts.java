package jp.csirt.incident.api.console.frame;

import reactor.core.publisher.Mono;

/** 書きかけ: what was typed into a form whose session ended before it was sent, kept for the same browser. */
public interface Drafts {

    /** Keeps the form of a page. */
    Mono<Void> keep(String secret, String page, Form form);

    /** The form that was kept for the page, which is gone from then on; empty when there is none. */
    Mono<Form> take(String secret, String page);

    /** Hands the draft of a page on to the secret of the next session. */
    default Mono<Void> pass(String secret, String next, String page) {
        return take(secret, page).flatMap(form -> keep(next, page, form));
    }
}
