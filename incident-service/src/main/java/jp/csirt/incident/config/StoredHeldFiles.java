package jp.csirt.incident.config;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import jp.csirt.incident.api.console.frame.HeldFiles;
import jp.csirt.incident.platform.session.PersonDrafts;
import reactor.core.publisher.Mono;

/**
 * Held files in the database; their age goes by the machine's time.
 *
 * @param most of all persons together
 */
record StoredHeldFiles(PersonDrafts store, int most, Clock machine) implements HeldFiles {

    /** For somebody who presses twice, or goes back. */
    private static final Duration AFTER_USE = Duration.ofMinutes(10);

    @Override
    public Mono<Boolean> keep(String secret, UUID person, String name, byte[] file) {
        return store.putIfRoom(secret, person, name, file, machine.instant(), most);
    }

    @Override
    public Mono<byte[]> find(String secret, String name) {
        return store.find(secret, name);
    }

    @Override
    public Mono<Void> release(String secret, String name) {
        return store.leave(secret, name, machine.instant().plus(AFTER_USE));
    }
}
