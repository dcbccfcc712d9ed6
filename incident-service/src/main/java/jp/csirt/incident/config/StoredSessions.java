package jp.csirt.incident.config;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import jp.csirt.incident.api.security.Session.Stage;
import jp.csirt.incident.api.security.SessionCookie;
import jp.csirt.incident.api.security.Sessions;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.LoginRules;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.audit.AccountAct;
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

    /** How long a log-in is remembered, to tell the person when the last one was. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final SessionStore store;
    private final Function<Holder, Mono<Caller>> callers;
    private final AccountTrail trail;
    private final Clock machine;

    /**
     * The sessions.
     *
     * @param callers the person as a caller; empty when key, account or person are gone
     */
    StoredSessions(SessionStore store, Function<Holder, Mono<Caller>> callers, AccountTrail trail, Clock machine) {
        this.store = store;
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

    /** Neither too old nor too long unused, and every post of the log-in still held. */
    private Mono<Known> alive(String digest, Instant now, Duration atMost) {
        return store.find(digest)
                .filter(kept -> now.isBefore(kept.begunAt().plus(atMost)))
                .flatMap(kept -> callers.apply(holder(kept)).map(caller -> new Known(kept, caller)))
                .filter(known -> now.isBefore(known.kept().seenAt().plus(LoginRules.idle(known.caller()))))
                .filter(known -> posts(known.caller()).containsAll(known.kept().posts()));
    }

    private Mono<Void> used(Kept kept, Instant now) {
        return kept.seenAt().plus(BETWEEN_USES).isAfter(now) ? Mono.empty() : store.seen(kept.digest(), now);
    }

    private static Holder holder(Kept kept) {
        return new Holder(kept.personId(), kept.keyId());
    }

    private static List<String> posts(Caller caller) {
        return caller.posts().stream().map(Post::code).toList();
    }

    @Override
    public Mono<String> begin(Entrance entrance) {
        return callers.apply(entrance.holder())
                .filter(caller -> !caller.posts().isEmpty())
                .switchIfEmpty(Mono.error(() -> ApiProblem.of("forbidden", "いま就いている職がないため、入れません。職の登録を管理者に尋ねてください。")))
                .flatMap(caller -> store.last(entrance.holder().personId())
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(before -> begin(entrance, caller, before)));
    }

    private Mono<String> begin(Entrance entrance, Caller caller, Optional<Instant> before) {
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
                before.orElse(null),
                entrance.failures(),
                entrance.place());
        return store.put(kept).then(store.forget(now.minus(REMEMBERED))).then(Mono.fromSupplier(() -> {
            if (new Known(kept, caller).stage().isEmpty()) {
                told(kept, AccountAct.LOGGED_IN);
            }
            return secret;
        }));
    }

    @Override
    public Mono<String> complete(String secret) {
        return entering(secret)
                .flatMap(entering -> store.take(ApiKeySecret.hash(secret)))
                .flatMap(kept -> {
                    String next = SessionCookie.secret();
                    told(kept, AccountAct.LOGGED_IN);
                    return store.put(passed(kept, ApiKeySecret.hash(next))).thenReturn(next);
                });
    }

    private static Kept passed(Kept kept, String digest) {
        return new Kept(
                digest,
                kept.personId(),
                kept.keyId(),
                Factor.PASSED.name(),
                kept.posts(),
                kept.begunAt(),
                kept.seenAt(),
                kept.before(),
                kept.failures(),
                kept.place());
    }

    @Override
    public Mono<Void> end(String secret) {
        return store.end(ApiKeySecret.hash(secret))
                .doOnNext(kept -> told(kept, AccountAct.LOGGED_OUT))
                .then();
    }

    @Override
    public Mono<String> leave(String secret) {
        String next = SessionCookie.secret();
        return store.end(ApiKeySecret.hash(secret))
                .doOnNext(kept -> told(kept, AccountAct.LOGGED_OUT))
                .flatMap(kept -> store.putEnded(kept, ApiKeySecret.hash(next)))
                .thenReturn(next);
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
                    .map(Known::kept)
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

    /** A session and who it is by now. */
    private record Known(Kept kept, Caller caller) {

        /** What the log-in still asks for, also when a post asks for it that came later. */
        Optional<Stage> stage() {
            return switch (Factor.valueOf(kept.factor())) {
                case OPEN -> Optional.of(Stage.CODE);
                case NONE -> LoginRules.needsSecondFactor(caller) ? Optional.of(Stage.ENROLMENT) : Optional.empty();
                case PASSED -> Optional.empty();
            };
        }

        Session session() {
            return new Session(caller, holder(kept), kept.begunAt(), kept.before(), kept.failures());
        }
    }
}
