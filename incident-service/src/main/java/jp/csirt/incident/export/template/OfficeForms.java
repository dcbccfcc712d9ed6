package jp.csirt.incident.export.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.form.FormDocument;
import jp.csirt.incident.export.office.ExcelTemplate;
import jp.csirt.incident.export.office.Filling;
import jp.csirt.incident.export.office.WordTemplate;

/** 様式の Word・Excel ファイル. Thread-safe; blocks the caller for as long as it writes. */
public final class OfficeForms {

    private final Map<Form, FormSample> samples = new ConcurrentHashMap<>();

    /** The form as a file made from the built-in template. */
    public byte[] write(FormDocument document, OfficeType type) {
        return write(document, type, builtIn(document.form(), type));
    }

    /** The form as a file made from that template. */
    public byte[] write(FormDocument document, OfficeType type, byte[] template) {
        Filling filling = FormFilling.of(document, samples.computeIfAbsent(document.form(), FormSample::of));
        return switch (type) {
            case DOCX -> WordTemplate.fill(template, filling);
            case XLSX -> ExcelTemplate.fill(template, filling);
        };
    }

    /** The template that comes with the service. */
    public byte[] builtIn(Form form, OfficeType type) {
        String name = "/office/%s.%s".formatted(form.code(), type.extension());
        try (InputStream in = OfficeForms.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("there is no template " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
