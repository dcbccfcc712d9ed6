package jp.csirt.incident.api.console.frame;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** 書きかけ: what was typed into a form whose session ended before it was sent, kept for the same browser and person. */
public interface Drafts {

    /** Keeps the form of a page, beside what other tabs sent to the same page. */
    Mono<Void> keep(String secret, UUID person, String page, Form form);

    /** The form that was kept last for the page; empty when there is none. It stays until it is dropped, or too old. */
    Mono<Form> find(String secret, String page);

    /** Forgets that form of a page. */
    Mono<Void> drop(String secret, String page, Form form);

    /** Hands all drafts of the person on to the secret of the next session. */
    Mono<Void> pass(String secret, String next, UUID person);
}
