package jp.csirt.incident.api.console.frame;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** 送られた用紙: which forms a person sent already, in this session or an earlier one, on all nodes. */
public interface SentForms {

    /** Whether the form is sent for the first time; of several at once one is. */
    Mono<Boolean> isFirst(UUID person, String form);

    /** Nothing came of it: it may be sent again. */
    Mono<Void> forget(UUID person, String form);

    /**
     * Does what the form of the visit asks, whose field {@code key} tells it from any other; empty when it was sent before. What
     * is refused may be sent again.
     */
    default <T> Mono<T> once(Visit visit, Mono<T> act) {
        UUID person = visit.caller().personId();
        String form = visit.path() + "#" + visit.form().text("key");
        return isFirst(person, form)
                .filter(first -> first)
                .flatMap(_ -> act.onErrorResume(failure -> forget(person, form).then(Mono.error(failure))));
    }
}
