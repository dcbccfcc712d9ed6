package jp.csirt.incident.config;

import java.time.Clock;
import jp.csirt.incident.api.console.frame.HeldFiles;
import jp.csirt.incident.platform.session.DraftStore;
import reactor.core.publisher.Mono;

/** Held files in the database; their age goes by the machine's time. */
record StoredHeldFiles(DraftStore store, Clock machine) implements HeldFiles {

    @Override
    public Mono<Void> keep(String secret, String name, byte[] file) {
        return store.put(secret, name, file, machine.instant());
    }

    @Override
    public Mono<byte[]> find(String secret, String name) {
        return store.find(secret, name);
    }
}
