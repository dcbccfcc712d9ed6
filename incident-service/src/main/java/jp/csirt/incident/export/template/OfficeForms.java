package jp.csirt.incident.export.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.form.FormDocument;
import jp.csirt.incident.export.office.Filling;
import jp.csirt.incident.export.office.Found;
import jp.csirt.incident.export.office.OfficeCheck;
import jp.csirt.incident.export.office.OfficeType;
import jp.csirt.incident.export.template.Findings.Missing;

/** 様式の Word・Excel ファイル. Thread-safe; blocks the caller for as long as it writes. */
public final class OfficeForms {

    /** The template of every form that has none of its own: all its fields one under the other. */
    private static final String ANY = "form";

    private final Map<Form, Optional<FormSample>> samples = new ConcurrentHashMap<>();

    /** Whether the form has a sample, by which templates are checked and shown. */
    public boolean isKnown(Form form) {
        return sample(form).isPresent();
    }

    /** The form as a file made from that template. */
    public byte[] write(FormDocument document, OfficeType type, byte[] template) {
        return type.fill(
                template, FormFilling.of(document, sample(document.form()).orElseGet(() -> new FormSample(document))));
    }

    /**
     * What is to be said of a template.
     *
     * @throws jp.csirt.incident.export.office.TemplateRefused when forms cannot be made from it
     */
    public Findings check(Form form, OfficeType type, byte[] template) {
        FormSample sample = sample(form).orElseThrow();
        Filling filling = FormFilling.of(sample.document(), sample);
        OfficeCheck.check(template, type);
        List<Found> found = OfficeCheck.tryOut(template, type, filling);
        return new Findings(
                found.stream()
                        .filter(each -> !filling.knows(each.key()))
                        .distinct()
                        .toList(),
                sample.keys().entrySet().stream()
                        .filter(field -> found.stream()
                                .noneMatch(each ->
                                        isAbout(each.key(), field.getValue()) || isAbout(each.key(), field.getKey())))
                        .map(field -> new Missing(field.getValue(), field.getKey()))
                        .toList());
    }

    /** The sample as a file made from a template that passes the check. */
    public byte[] preview(Form form, OfficeType type, byte[] template) {
        check(form, type, template);
        return write(sample(form).orElseThrow().document(), type, template);
    }

    /** The template that comes with the service. */
    public byte[] builtIn(Form form, OfficeType type) {
        return read((isKnown(form) ? form.code() : ANY) + "." + type.extension());
    }

    private static byte[] read(String name) {
        try (InputStream in = OfficeForms.class.getResourceAsStream("/office/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<FormSample> sample(Form form) {
        return samples.computeIfAbsent(form, FormSample::of);
    }

    /** The field itself, a column of it, or one of the boxes of the seals. */
    private static boolean isAbout(String used, String key) {
        return used.equals(key) || used.startsWith(key + ".") || used.matches(Pattern.quote(key) + "\\d+(の職)?");
    }
}
