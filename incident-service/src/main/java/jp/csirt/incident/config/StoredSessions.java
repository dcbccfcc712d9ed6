package jp.csirt.incident.config;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import jp.csirt.incident.api.security.Session;
import jp.csirt.incident.api.security.SessionCookie;
import jp.csirt.incident.api.security.Sessions;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.platform.apikey.ApiKeySecret;
import jp.csirt.incident.platform.session.SessionStore;
import jp.csirt.incident.platform.session.SessionStore.Kept;
import reactor.core.publisher.Mono;

/**
 * Sessions in the database. The person's posts are looked up each time, so that a post that was lost opens nothing at once;
 * how old a session is goes by the machine's time.
 */
final class StoredSessions implements Sessions {

    private static final Duration AT_MOST = Duration.ofHours(12);
    private static final Duration IDLE = Duration.ofMinutes(60);
    private static final Duration IDLE_OF_THE_MIGHTY = Duration.ofMinutes(15);
    private static final Duration BETWEEN_USES = Duration.ofMinutes(1);

    /** How long a log-in is remembered, to tell the person when the last one was. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final SessionStore store;
    private final Function<UUID, Mono<Caller>> callers;
    private final Clock machine;

    /**
     * The sessions.
     *
     * @param callers the person of a key; empty when the key or the person's posts are gone
     */
    StoredSessions(SessionStore store, Function<UUID, Mono<Caller>> callers, Clock machine) {
        this.store = store;
        this.callers = callers;
        this.machine = machine;
    }

    @Override
    public Mono<Session> find(String secret) {
        String digest = ApiKeySecret.hash(secret);
        return open(digest, (kept, now) -> used(digest, kept, now));
    }

    @Override
    public Mono<Session> standing(String secret) {
        return open(ApiKeySecret.hash(secret), (_, _) -> Mono.empty());
    }

    private Mono<Session> open(String digest, BiFunction<Kept, Instant, Mono<Void>> use) {
        return Mono.defer(() -> {
            Instant now = machine.instant();
            return store.find(digest)
                    .filter(kept -> now.isBefore(kept.begunAt().plus(AT_MOST)))
                    .flatMap(kept -> callers.apply(kept.keyId())
                            .filter(caller -> now.isBefore(kept.seenAt().plus(idle(caller))))
                            .flatMap(caller -> use.apply(kept, now)
                                    .thenReturn(new Session(caller, kept.begunAt(), kept.before()))));
        });
    }

    private Mono<Void> used(String digest, Kept kept, Instant now) {
        return kept.seenAt().plus(BETWEEN_USES).isAfter(now) ? Mono.empty() : store.seen(digest, now);
    }

    private static Duration idle(Caller caller) {
        return caller.holds(Role.SYSTEM_ADMIN) || caller.holds(Role.CISO) ? IDLE_OF_THE_MIGHTY : IDLE;
    }

    @Override
    public Mono<String> begin(UUID keyId, String place) {
        return Mono.defer(() -> {
            String secret = SessionCookie.secret();
            Instant now = machine.instant();
            return store.put(ApiKeySecret.hash(secret), keyId, now, place)
                    .then(store.forget(now.minus(REMEMBERED)))
                    .thenReturn(secret);
        });
    }

    @Override
    public Mono<Void> end(String secret) {
        return store.end(ApiKeySecret.hash(secret));
    }
}
