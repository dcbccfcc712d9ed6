package jp.csirt.incident.api.console.frame;

import reactor.core.publisher.Mono;

/** 送られた用紙: which forms of a session were sent already, on all nodes. */
public interface SentForms {

    /** Whether the form is sent for the first time; of several at once one is. */
    Mono<Boolean> isFirst(String secret, String form);

    /** Nothing came of it: it may be sent again. */
    Mono<Void> forget(String secret, String form);

    /**
     * Does what the form of the visit asks, whose field {@code key} tells it from any other; empty when it was sent before. What
     * is refused may be sent again.
     */
    default <T> Mono<T> once(Visit visit, Mono<T> act) {
        String form = visit.path() + "#" + visit.form().text("key");
        return isFirst(visit.secret(), form)
                .filter(first -> first)
                .flatMap(_ -> act.onErrorResume(
                        failure -> forget(visit.secret(), form).then(Mono.error(failure))));
    }
}
