package jp.csirt.incident.config;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.security.Holder;
import jp.csirt.incident.api.security.Session;
import jp.csirt.incident.api.security.Session.Entering;
import jp.csirt.incident.api.security.Session.Entrance;
import jp.csirt.incident.api.security.Session.Factor;
import jp.csirt.incident.api.security.SessionCookie;
import jp.csirt.incident.api.security.Sessions;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.LoginRules;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.audit.AccountAct;
import jp.csirt.incident.platform.account.AccountStore;
import jp.csirt.incident.platform.apikey.ApiKeySecret;
import jp.csirt.incident.platform.session.SessionStore;
import jp.csirt.incident.platform.session.SessionStore.Kept;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sessions in the database. The person's posts are looked up each time, so that a post that was lost opens nothing at once;
 * how old a session is goes by the machine's time.
 */
final class StoredSessions implements Sessions {

    private static final Duration AT_MOST = Duration.ofHours(12);
    private static final Duration TO_COMPLETE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_USES = Duration.ofMinutes(1);

    /** How long it is remembered whose a session was. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final SessionStore store;
    private final AccountStore accounts;
    private final Function<Holder, Mono<Caller>> callers;
    private final AccountTrail trail;
    private final Clock machine;

    /**
     * The sessions.
     *
     * @param callers the person as a caller; empty when key, account or person are gone
     */
    StoredSessions(
            SessionStore store,
            AccountStore accounts,
            Function<Holder, Mono<Caller>> callers,
            AccountTrail trail,
            Clock machine) {
        this.store = store;
        this.accounts = accounts;
        this.callers = callers;
        this.trail = trail;
        this.machine = machine;
    }

    @Override
    public Mono<Session> find(String secret) {
        return open(secret, this::used);
    }

    @Override
    public Mono<Session> standing(String secret) {
        return open(secret, (_, _) -> Mono.empty());
    }

    private Mono<Session> open(String secret, BiFunction<Kept, Instant, Mono<Void>> use) {
        return Mono.defer(() -> {
            Instant now = machine.instant();
            return alive(ApiKeySecret.hash(secret), now, AT_MOST)
                    .filter(known -> known.stage().isEmpty())
                    .flatMap(known -> use.apply(known.kept(), now).thenReturn(known.session()));
        });
    }

    @Override
    public Mono<Entering> entering(String secret) {
        return Mono.defer(() -> alive(ApiKeySecret.hash(secret), machine.instant(), TO_COMPLETE))
                .flatMap(known -> Mono.justOrEmpty(known.stage()).map(stage -> new Entering(known.caller(), stage)));
    }

    /** Neither too old nor too long unused, every post of the log-in still held, and nothing changed by which it began. */
    private Mono<KnownSession> alive(String digest, Instant now, Duration atMost) {
        return store.find(digest)
                .filter(kept -> now.isBefore(kept.begunAt().plus(atMost)))
                .flatMap(kept -> callers.apply(KnownSession.holder(kept)).map(caller -> new KnownSession(kept, caller)))
                .filter(known -> now.isBefore(known.kept().seenAt().plus(LoginRules.idle(known.caller()))))
                .filter(known -> posts(known.caller()).containsAll(known.kept().posts()))
                .filterWhen(known -> isOfNow(known.kept()));
    }

    /** Whom the roster let in nothing of the account let in. */
    private Mono<Boolean> isOfNow(Kept kept) {
        return kept.keyId() != null
                ? Mono.just(true)
                : accounts.epoch(kept.personId()).map(epoch -> epoch == kept.epoch());
    }

    private Mono<Void> used(Kept kept, Instant now) {
        return kept.seenAt().plus(BETWEEN_USES).isAfter(now) ? Mono.empty() : store.seen(kept.digest(), now);
    }

    private static List<String> posts(Caller caller) {
        return caller.posts().stream().map(Post::code).toList();
    }

    @Override
    public Mono<String> begin(Entrance entrance) {
        return callers.apply(entrance.holder())
                .filter(caller -> !caller.posts().isEmpty())
                .switchIfEmpty(Mono.error(() -> ApiProblem.of("forbidden", "いま就いている職がないため、入れません。職の登録を管理者に尋ねてください。")))
                .flatMap(caller -> begin(entrance, caller));
    }

    private Mono<String> begin(Entrance entrance, Caller caller) {
        String secret = SessionCookie.secret();
        Instant now = machine.instant();
        UUID personId = entrance.holder().personId();
        var kept = new Kept(
                ApiKeySecret.hash(secret),
                personId,
                entrance.holder().keyId(),
                entrance.factor().name(),
                posts(caller),
                now,
                now,
                entrance.epoch(),
                null,
                entrance.place());
        boolean complete = new KnownSession(kept, caller).stage().isEmpty();
        return (complete ? entered(kept) : store.put(kept))
                .then(store.forget(now.minus(REMEMBERED)))
                .thenReturn(secret);
    }

    /** The log-in is complete: whoever came in is told what was before, and who did not come in has no part in it. */
    private Mono<Void> entered(Kept kept) {
        return accounts.entered(kept.personId(), machine.instant())
                .flatMap(earlier -> store.put(kept.entered(earlier)))
                .then(Mono.fromRunnable(() -> told(kept, AccountAct.LOGGED_IN)));
    }

    @Override
    public Mono<String> complete(String secret) {
        return entering(secret)
                .flatMap(entering -> store.take(ApiKeySecret.hash(secret)))
                .flatMap(kept -> {
                    String next = SessionCookie.secret();
                    return entered(kept.as(ApiKeySecret.hash(next), Factor.PASSED.name()))
                            .thenReturn(next);
                });
    }

    @Override
    public Mono<Void> end(String secret) {
        return left(secret).then();
    }

    /** Who never came in leaves nothing, and who was not there any more did not leave now. */
    private Mono<Kept> left(String secret) {
        String digest = ApiKeySecret.hash(secret);
        return Mono.defer(() -> alive(digest, machine.instant(), AT_MOST))
                .hasElement()
                .flatMap(there -> store.end(digest)
                        .delayUntil(kept -> there && kept.earlier() != null ? loggedOut(kept) : Mono.empty()));
    }

    private Mono<Void> loggedOut(Kept kept) {
        return accounts.left(kept.personId(), machine.instant())
                .then(Mono.fromRunnable(() -> told(kept, AccountAct.LOGGED_OUT)));
    }

    @Override
    public Mono<String> leave(String secret) {
        String next = SessionCookie.secret();
        return left(secret)
                .flatMap(kept -> store.putEnded(kept, ApiKeySecret.hash(next)))
                .thenReturn(next);
    }

    @Override
    public Mono<Void> carry(String secret, int epoch) {
        return store.carry(ApiKeySecret.hash(secret), epoch);
    }

    @Override
    public Mono<UUID> person(String secret) {
        return store.person(ApiKeySecret.hash(secret));
    }

    @Override
    public Mono<List<Session.Listed>> of(UUID personId, String secret) {
        String own = ApiKeySecret.hash(secret);
        return Mono.defer(() -> {
            Instant now = machine.instant();
            return store.all(personId)
                    .concatMap(kept -> alive(kept.digest(), now, AT_MOST))
                    .filter(known -> known.stage().isEmpty())
                    .map(KnownSession::kept)
                    .map(kept -> new Session.Listed(
                            kept.digest(),
                            kept.place(),
                            kept.begunAt(),
                            kept.seenAt(),
                            kept.digest().equals(own)))
                    .collectList();
        });
    }

    @Override
    public Mono<Void> end(UUID personId, String id) {
        return ended(personId, id::equals)
                .doOnNext(kept -> told(kept, AccountAct.SESSION_ENDED))
                .then();
    }

    @Override
    public Mono<Void> endOthers(UUID personId, String secret) {
        String own = ApiKeySecret.hash(secret);
        return ended(personId, digest -> !digest.equals(own)).then();
    }

    private Flux<Kept> ended(UUID personId, Predicate<String> which) {
        return store.all(personId)
                .filter(kept -> which.test(kept.digest()))
                .concatMap(kept -> store.end(kept.digest()));
    }

    /** Whom the roster lets in nobody has proved to be anybody. */
    private void told(Kept kept, AccountAct act) {
        if (kept.keyId() == null) {
            trail.acted(kept.personId(), act, kept.personId());
        }
    }
}
