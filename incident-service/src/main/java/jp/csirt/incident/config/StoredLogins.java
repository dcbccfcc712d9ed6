package jp.csirt.incident.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.security.Logins;
import jp.csirt.incident.api.security.Session.Factor;
import jp.csirt.incident.domain.audit.AccountAct;
import jp.csirt.incident.platform.account.AccountStore;
import jp.csirt.incident.platform.account.AccountStore.Kept;
import jp.csirt.incident.platform.account.Passwords;
import jp.csirt.incident.platform.account.Throttle;
import jp.csirt.incident.platform.account.Throttle.Attempt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/**
 * Proofs against what is kept of accounts. The place is slowed first: who is slowed there slows no account any more. Those
 * who come from one place at the same time are looked at in turn, so that who is right is in nobody's way.
 */
final class StoredLogins implements Logins {

    private final AccountStore accounts;
    private final SealedAccounts sealed;
    private final Passwords passwords;
    private final Throttle throttle;
    private final AccountTrail trail;
    private final InTurn places = new InTurn();

    StoredLogins(
            AccountStore accounts, SealedAccounts sealed, Passwords passwords, Throttle throttle, AccountTrail trail) {
        this.accounts = accounts;
        this.sealed = sealed;
        this.passwords = passwords;
        this.throttle = throttle;
        this.trail = trail;
    }

    @Override
    public Mono<Proof> byPassword(String name, String password, String place) {
        return sealed.digest(name)
                .flatMap(digest -> accounts.named(digest)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(found -> tried(
                                "account " + digest,
                                place,
                                found.map(Kept::personId).orElse(null),
                                passwords
                                        .matches(
                                                password,
                                                found.map(Kept::password).orElse(null))
                                        .filter(right -> right)
                                        .flatMap(right -> Mono.justOrEmpty(found))
                                        .filter(account -> !account.locked()),
                                "/login",
                                "ログイン名かパスワードが違います。")));
    }

    @Override
    public Mono<Proof> again(UUID personId, String password, String place) {
        return tried(
                "again " + personId,
                place,
                personId,
                accounts.find(personId).filterWhen(account -> passwords.matches(password, account.password())),
                "/old",
                "いまのパスワードが違います。");
    }

    @Override
    public Mono<Proof> byFactor(UUID personId, String code, String place, String field) {
        return tried(
                "code " + personId,
                place,
                personId,
                accounts.find(personId)
                        .filter(account -> !account.locked())
                        .filterWhen(account -> isRight(account, code)),
                field,
                "確認コードが違うか、すでに使われています。次のコードが出るのを待って、入れ直してください。");
    }

    private Mono<Boolean> isRight(Kept account, String code) {
        return sealed.step(account, code)
                .flatMap(step -> accounts.use(account.personId(), step))
                .switchIfEmpty(Mono.defer(() -> accounts.use(account.personId(), SealedAccounts.recoveryHash(code))
                        .doOnNext(used -> {
                            if (used) {
                                trail.acted(account.personId(), AccountAct.RECOVERY_CODE_USED, account.personId());
                            }
                        })));
    }

    /** One attempt: counted first, then looked at. */
    private Mono<Proof> tried(
            String what, String place, @Nullable UUID personId, Mono<Kept> look, String field, String wrong) {
        String from = "place " + Places.network(place);
        Mono<Proof> attempt = throttle.begin(from)
                .flatMap(there -> there.isSlowed()
                        ? Mono.error(slowed(there.delay()))
                        : throttle.begin(what).flatMap(own -> {
                            if (own.isSlowed()) {
                                return Mono.error(slowed(own.delay()));
                            }
                            return look.flatMap(account -> throttle.forget(what)
                                            .then(throttle.takeBack(from, there))
                                            .thenReturn(proof(account)))
                                    .switchIfEmpty(accounts.failed(personId)
                                            .then(Mono.error(() -> failed(personId, own, there, field, wrong))));
                        }));
        return places.run(from, attempt);
    }

    private static Proof proof(Kept account) {
        return new Proof(account.personId(), account.epoch(), account.totp() == null ? Factor.NONE : Factor.OPEN);
    }

    private ApiProblem failed(@Nullable UUID personId, Attempt attempt, Attempt there, String field, String wrong) {
        trail.unauthenticated();
        if (attempt.count() >= Throttle.FREE && personId != null) {
            trail.slowed(personId, attempt.count());
        } else if (there.count() >= Throttle.FREE) {
            trail.slowed(null, there.count());
        }
        return ApiProblem.invalid(List.of(new FieldError(field, "WRONG", wrong)));
    }

    private static ApiProblem slowed(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return ApiProblem.withHeader(
                "too-many-requests",
                "続けて失敗したため、いまは確かめません。あと%s待ってから、もう一度入れてください。"
                        .formatted(seconds < 60 ? seconds + "秒" : (seconds + 59) / 60 + "分"),
                HttpHeaders.RETRY_AFTER,
                Long.toString(seconds));
    }
}
