package jp.csirt.incident.api.download;

import java.time.Instant;
import java.util.UUID;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.office.OfficeType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 雛形の保管: what was uploaded for each form and type, in order. The template that comes with the service is version 1. */
public interface TemplateVault {

    /** Version of the built-in template. */
    int BUILT_IN = 1;

    /** Every version after the built-in one, oldest first. */
    Flux<Version> versions(Form form, OfficeType type);

    /** The newest version after the built-in one, if any. */
    Mono<Version> newest(Form form, OfficeType type);

    /** The bytes of an uploaded version. */
    Mono<byte[]> file(Form form, OfficeType type, int version);

    /**
     * Adds a version; empty when the newest is the same.
     *
     * @param file absent to go back to the built-in template
     */
    Mono<Version> add(Form form, OfficeType type, String sha256, byte @Nullable [] file, UUID uploadedBy);

    /**
     * 版.
     *
     * @param uploadedBy who uploaded it, or went back to the built-in one
     * @param builtIn whether its file is the one that comes with the service
     */
    record Version(int version, String sha256, UUID uploadedBy, Instant uploadedAt, boolean builtIn) {}
}
