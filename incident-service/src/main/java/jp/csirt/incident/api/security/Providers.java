package jp.csirt.incident.api.security;

import java.net.URI;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * 外部のログイン (OpenID Connect): providers that say who somebody is. Errors: 404 for one that there is not, 503 for one
 * that cannot be reached, 403 for whoever is not let in.
 */
public interface Providers {

    /** Those that the operator named. */
    List<Provider> all();

    /**
     * Begins a log-in there.
     *
     * @param back where the browser is to come back
     */
    Mono<Journey> begin(String id, URI back);

    /** The person who comes back with a code. */
    Mono<Logins.Proof> finish(String id, Journey begun, String code);

    /** 提供者. */
    record Provider(String id, String name) {}

    /**
     * What the browser has to bring back, and what only this service knows.
     *
     * @param to where the browser goes
     */
    record Journey(URI to, URI back, String state, String nonce, String verifier) {}
}
