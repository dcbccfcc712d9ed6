package jp.csirt.incident.config;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import jp.csirt.incident.api.console.frame.Drafts;
import jp.csirt.incident.api.console.frame.Form;
import jp.csirt.incident.platform.session.DraftStore;
import reactor.core.publisher.Mono;

/** Drafts in the database, as browsers send forms; their age goes by the machine's time. */
record StoredDrafts(DraftStore store, Clock machine) implements Drafts {

    @Override
    public Mono<Void> keep(String secret, String page, Form form) {
        return store.put(secret, page, form.encoded().getBytes(StandardCharsets.UTF_8), machine.instant());
    }

    @Override
    public Mono<Form> take(String secret, String page) {
        return store.take(secret, page).map(bytes -> Form.parse(new String(bytes, StandardCharsets.UTF_8)));
    }
}
