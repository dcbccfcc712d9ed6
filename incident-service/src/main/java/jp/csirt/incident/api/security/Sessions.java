package jp.csirt.incident.api.security;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** 画面のセッション: kept by what the cookie holds. */
public interface Sessions {

    /** The session of the secret; empty when nobody knows it, when it ended, or when its person may do nothing any more. */
    Mono<Session> find(String secret);

    /** The same, without counting as a use: a session that nobody uses ends, whatever is open. */
    Mono<Session> standing(String secret);

    /**
     * Begins one for the person of a key; the new secret. It is never one that somebody sent.
     *
     * @param place the address from which the person came
     */
    Mono<String> begin(UUID keyId, String place);

    /** Ends the session, here and on every node. */
    Mono<Void> end(String secret);
}
