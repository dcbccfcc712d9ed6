package jp.csirt.incident.config;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import jp.csirt.incident.api.console.frame.Drafts;
import jp.csirt.incident.api.console.frame.Form;
import jp.csirt.incident.platform.session.PersonDrafts;
import reactor.core.publisher.Mono;

/** Drafts in the database, as browsers send forms; their age goes by the machine's time. */
record StoredDrafts(PersonDrafts store, Clock machine) implements Drafts {

    @Override
    public Mono<Void> keep(String secret, UUID person, String page, Form form) {
        return store.put(
                secret, person, name(page, form), form.encoded().getBytes(StandardCharsets.UTF_8), machine.instant());
    }

    @Override
    public Mono<Form> find(String secret, String page) {
        return store.last(secret, page).map(bytes -> Form.parse(new String(bytes, StandardCharsets.UTF_8)));
    }

    @Override
    public Mono<Void> drop(String secret, String page, Form form) {
        return store.drop(secret, name(page, form));
    }

    private static String name(String page, Form form) {
        return page + PersonDrafts.BESIDE + form.id();
    }

    @Override
    public Mono<Void> pass(String secret, String next, UUID person) {
        return store.pass(secret, next, person);
    }
}
