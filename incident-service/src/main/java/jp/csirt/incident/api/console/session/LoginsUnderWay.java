package jp.csirt.incident.api.console.session;

import jp.csirt.incident.api.console.frame.Form;
import reactor.core.publisher.Mono;

/** 始めたログイン: what was begun at a provider, kept for the browser that began it. */
public interface LoginsUnderWay {

    /**
     * Keeps it, instead of one that was begun before.
     *
     * @param place the address from which it was begun: who begins too many there is in the way of nobody elsewhere
     */
    Mono<Void> keep(String secret, String place, Form begun);

    /** What was begun, which is gone from then on; empty when there is nothing. */
    Mono<Form> take(String secret);
}
