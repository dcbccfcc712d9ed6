package jp.csirt.incident.api.console.session;

import jp.csirt.incident.api.console.frame.Form;
import reactor.core.publisher.Mono;

/** 始めたログイン: what was begun at a provider, kept for the browser that began it. */
public interface LoginsUnderWay {

    /** Keeps it, in the place of one that was begun before. */
    Mono<Void> keep(String secret, Form begun);

    /** What was begun, which is gone from then on; empty when there is nothing. */
    Mono<Form> take(String secret);
}
