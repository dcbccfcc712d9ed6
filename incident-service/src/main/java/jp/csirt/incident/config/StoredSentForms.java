package jp.csirt.incident.config;

import java.time.Clock;
import jp.csirt.incident.api.console.frame.SentForms;
import jp.csirt.incident.platform.session.DraftStore;
import reactor.core.publisher.Mono;

/** Forms in the database, by what follows from the session and them; their age goes by the machine's time. */
record StoredSentForms(DraftStore store, Clock machine) implements SentForms {

    private static final byte[] NOTHING = {};

    @Override
    public Mono<Boolean> isFirst(String secret, String form) {
        return store.putNew(secret, form, NOTHING, machine.instant());
    }

    @Override
    public Mono<Void> forget(String secret, String form) {
        return store.take(secret, form).then();
    }
}
