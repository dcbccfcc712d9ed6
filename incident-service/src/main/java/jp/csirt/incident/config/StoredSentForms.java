package jp.csirt.incident.config;

import java.time.Clock;
import java.util.UUID;
import jp.csirt.incident.api.console.frame.SentForms;
import jp.csirt.incident.platform.session.DraftStore;
import reactor.core.publisher.Mono;

/** Forms in the database, by what follows from the person and them; their age goes by the machine's time. */
record StoredSentForms(DraftStore store, Clock machine) implements SentForms {

    private static final byte[] NOTHING = {};

    @Override
    public Mono<Boolean> isFirst(UUID person, String form) {
        return store.putNew(person.toString(), form, NOTHING, machine.instant());
    }

    @Override
    public Mono<Void> forget(UUID person, String form) {
        return store.take(person.toString(), form).then();
    }
}
