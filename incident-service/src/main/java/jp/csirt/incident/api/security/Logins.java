package jp.csirt.incident.api.security;

import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * 本人の確認. Errors: 400 when what was typed is wrong, in the same words and after the same work whatever is wrong with it;
 * 429 when failures before it make it wait.
 */
public interface Logins {

    /** By log-in name and password. */
    Mono<Proof> byPassword(String name, String password, String place);

    /** By the password, once more. */
    Mono<Proof> again(UUID personId, String password, String place);

    /**
     * By the code of the second factor, or one of those that stand in for it.
     *
     * @param field where it was typed
     */
    Mono<Proof> byFactor(UUID personId, String code, String place, String field);

    /**
     * It is that person.
     *
     * @param epoch how often password or second factor had changed when it was looked at
     * @param factor how it is about the second factor
     */
    record Proof(UUID personId, int epoch, Session.Factor factor) {}
}
