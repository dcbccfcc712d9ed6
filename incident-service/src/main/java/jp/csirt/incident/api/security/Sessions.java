package jp.csirt.incident.api.security;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** 画面のセッション: kept by what the cookie holds. */
public interface Sessions {

    /**
     * The session of the secret; empty when nobody knows it, when the log-in is not complete, when it ended, or when its
     * person has lost a post that was held at the log-in, or when password or second factor have changed since.
     */
    Mono<Session> find(String secret);

    /** The same, without counting as a use: a session that nobody uses ends, whatever is open. */
    Mono<Session> standing(String secret);

    /** The log-in of the secret that is not complete yet, for some minutes. */
    Mono<Session.Entering> entering(String secret);

    /**
     * Begins one; the new secret. It is never one that somebody sent. Errors: 403 when the person has no post by which
     * anything could be done.
     */
    Mono<String> begin(Session.Entrance entrance);

    /** The second factor was right: the secret of the session, which is another one. Empty when nothing was to complete. */
    Mono<String> complete(String secret);

    /** The session goes on although its person has changed what the log-in was proved by. */
    Mono<Void> carry(String secret, int epoch);

    /** Ends the session, here and on every node. */
    Mono<Void> end(String secret);

    /** The same at the person's wish; another secret, which opens nothing and is known to have been that person's. */
    Mono<String> leave(String secret);

    /** Whose the secret is or was, whether anything opens by it or not; empty when nobody knows it. */
    Mono<UUID> person(String secret);

    /** The person's sessions, the latest first; {@code secret} says which one asks. */
    Mono<List<Session.Listed>> of(UUID personId, String secret);

    /** Ends one of the person's. */
    Mono<Void> end(UUID personId, String id);

    /** Ends all of the person's but the one of the secret. */
    Mono<Void> endOthers(UUID personId, String secret);
}
