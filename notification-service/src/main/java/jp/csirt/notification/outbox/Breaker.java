package jp.csirt.notification.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * 遮断器: after some failures in a row nothing is tried at that server for a while; then one message is, and the rest when it
 * arrives.
 */
final class Breaker {

    private static final int FAILURES = 5;
    private static final Standing CLOSED = new Standing(0, Instant.MIN);

    private final Duration open;
    private final Map<String, Standing> servers = new ConcurrentHashMap<>();

    Breaker(Duration open) {
        this.open = open;
    }

    /** Until when nothing is to be tried; whoever gets no such moment is the one who tries. */
    Optional<Instant> closedUntil(String server, Instant now) {
        Standing standing = servers.getOrDefault(server, CLOSED);
        if (standing.failures() < FAILURES) {
            return Optional.empty();
        }
        if (now.isBefore(standing.until())) {
            return Optional.of(standing.until());
        }
        servers.put(server, new Standing(standing.failures(), now.plus(open)));
        return Optional.empty();
    }

    void worked(String server) {
        servers.remove(server);
    }

    void failed(String server, Instant now) {
        servers.compute(server, (_, before) -> {
            int failures = (before == null ? 0 : before.failures()) + 1;
            return new Standing(failures, now.plus(open));
        });
    }

    /** Whether nothing is tried at present. */
    boolean isOpen(String server, Instant now) {
        Standing standing = servers.getOrDefault(server, CLOSED);
        return standing.failures() >= FAILURES && now.isBefore(standing.until());
    }

    private record Standing(int failures, Instant until) {}
}
