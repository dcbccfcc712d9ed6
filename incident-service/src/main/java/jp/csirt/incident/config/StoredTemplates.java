package jp.csirt.incident.config;

import java.time.Clock;
import java.util.UUID;
import jp.csirt.incident.api.download.TemplateVault;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.office.OfficeType;
import jp.csirt.incident.platform.template.TemplateStore;
import jp.csirt.incident.platform.template.TemplateStore.Stored;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Templates as they are stored, by form and type. */
final class StoredTemplates implements TemplateVault {

    private final TemplateStore store;
    private final Clock clock;

    StoredTemplates(TemplateStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Flux<Version> versions(Form form, OfficeType type) {
        return store.versions(name(form, type)).map(StoredTemplates::version);
    }

    @Override
    public Mono<Version> newest(Form form, OfficeType type) {
        return store.newest(name(form, type)).map(StoredTemplates::version);
    }

    @Override
    public Mono<byte[]> file(Form form, OfficeType type, int version) {
        return store.file(name(form, type), version);
    }

    @Override
    public Mono<Version> add(Form form, OfficeType type, String sha256, byte @Nullable [] file, UUID uploadedBy) {
        return store.add(name(form, type), BUILT_IN + 1, sha256, file, uploadedBy.toString(), clock.instant())
                .map(StoredTemplates::version);
    }

    private static String name(Form form, OfficeType type) {
        return form.code() + "/" + type.extension();
    }

    private static Version version(Stored stored) {
        return new Version(stored.version(), stored.sha256(), UUID.fromString(stored.by()), stored.at(), !stored.own());
    }
}
