package jp.csirt.incident.api.download;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import jp.csirt.incident.api.download.TemplateVault.Version;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.form.FormDocument;
import jp.csirt.incident.export.office.OfficeType;
import jp.csirt.incident.export.template.Findings;
import jp.csirt.incident.export.template.OfficeForms;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 雛形の利用: the template in force for each form and type, the newest one; files are checked and filled away from the event loop. */
public final class Templates {

    private final TemplateVault vault;
    private final OfficeForms forms;
    private final PaperPress press;

    public Templates(TemplateVault vault, OfficeForms forms, PaperPress press) {
        this.vault = vault;
        this.forms = forms;
        this.press = press;
    }

    /** Whether own templates can be had for the form. */
    boolean isKnown(Form form) {
        return forms.isKnown(form);
    }

    /** The template in force. */
    Mono<Template> inForce(Form form, OfficeType type) {
        return vault.newest(form, type)
                .flatMap(newest -> bytes(form, type, newest).map(file -> new Template(newest.version(), file)))
                .switchIfEmpty(
                        Mono.fromSupplier(() -> new Template(TemplateVault.BUILT_IN, forms.builtIn(form, type))));
    }

    /** The bytes of a version. */
    Mono<byte[]> file(Form form, OfficeType type, int version) {
        return vault.versions(form, type)
                .filter(known -> known.version() == version)
                .next()
                .flatMap(known -> bytes(form, type, known))
                .switchIfEmpty(Mono.fromSupplier(() -> forms.builtIn(form, type)));
    }

    private Mono<byte[]> bytes(Form form, OfficeType type, Version version) {
        return version.builtIn()
                ? Mono.fromSupplier(() -> forms.builtIn(form, type))
                : vault.file(form, type, version.version());
    }

    /** The form as a file made from a template. Errors: 503 when too many wait already. */
    Mono<byte[]> write(Supplier<FormDocument> document, OfficeType type, Template template) {
        return press.drawn(() -> forms.write(document.get(), type, template.file()));
    }

    /** What is to be said of a file. Errors: why it is refused. */
    Mono<Findings> check(Form form, OfficeType type, byte[] file) {
        return press.drawn(() -> forms.check(form, type, file));
    }

    /** The sample as a file made from a template. */
    Mono<byte[]> preview(Form form, OfficeType type, byte[] file) {
        return press.drawn(() -> forms.preview(form, type, file));
    }

    /** Every version after the built-in one, oldest first. */
    Flux<Version> versions(Form form, OfficeType type) {
        return vault.versions(form, type);
    }

    /** SHA-256 of the built-in one. */
    String builtInSha256(Form form, OfficeType type) {
        return sha256(forms.builtIn(form, type));
    }

    /** The newest version after the built-in one, if any. */
    Mono<Version> newest(Form form, OfficeType type) {
        return vault.newest(form, type);
    }

    /** Puts a file in force; empty when it is in force anyway. */
    Mono<Version> use(Form form, OfficeType type, byte[] file, UUID by) {
        return vault.add(form, type, sha256(file), file, by);
    }

    /** Goes back to the built-in one; empty when it is in force anyway. */
    Mono<Version> useBuiltIn(Form form, OfficeType type, UUID by) {
        return vault.newest(form, type)
                .filter(newest -> !newest.builtIn())
                .flatMap(_ -> vault.add(form, type, builtInSha256(form, type), null, by));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** 雛形 with its number. */
    static final class Template {

        /** Stands for the templates of papers and pages, which nobody changes. */
        static final Template NONE = new Template(TemplateVault.BUILT_IN, new byte[0]);

        private final int version;
        private final byte[] file;

        private Template(int version, byte[] file) {
            this.version = version;
            this.file = file;
        }

        /** One that is only tried. */
        static Template sent(byte[] file) {
            return new Template(0, file);
        }

        int version() {
            return version;
        }

        byte[] file() {
            return file;
        }
    }
}
