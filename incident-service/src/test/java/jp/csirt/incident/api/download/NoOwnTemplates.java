package jp.csirt.incident.api.download;

import java.util.UUID;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.office.OfficeType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A vault that nothing was put into. */
final class NoOwnTemplates implements TemplateVault {

    @Override
    public Flux<Version> versions(Form form, OfficeType type) {
        return Flux.empty();
    }

    @Override
    public Mono<Version> newest(Form form, OfficeType type) {
        return Mono.empty();
    }

    @Override
    public Mono<byte[]> file(Form form, OfficeType type, int version) {
        return Mono.empty();
    }

    @Override
    public Mono<Version> add(Form form, OfficeType type, String sha256, byte @Nullable [] file, UUID uploadedBy) {
        return Mono.error(new UnsupportedOperationException());
    }
}
