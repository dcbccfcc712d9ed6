package jp.csirt.incident.export.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.form.FormDocument;
import jp.csirt.incident.export.form.FormField;
import jp.csirt.incident.export.form.FormTable;
import tools.jackson.databind.json.JsonMapper;

/**
 * 見本: a form filled for show. It fixes the placeholders of the form: their keys are the labels in it, which do not change
 * with the terms of a body.
 */
public record FormSample(FormDocument document) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Keys that are shorter than the label. */
    private static final Map<String, String> SHORT = Map.of("A305", "経過");

    /** The sample that comes with the service, if the form has one. */
    static Optional<FormSample> of(Form form) {
        try (InputStream in = FormSample.class.getResourceAsStream("/office/" + form.code() + ".json")) {
            if (in == null) {
                return Optional.empty();
            }
            return Optional.of(new FormSample(JSON.readValue(in, FormDocument.class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 差込項目: the key of each field by its number. */
    public SequencedMap<String, String> keys() {
        return document.fields()
                .collect(
                        Collectors.toMap(FormField::fieldId, FormSample::key, (one, other) -> one, LinkedHashMap::new));
    }

    /** The columns of the fields that are lists, by number. */
    public Map<String, FormTable> lists() {
        return document.fields()
                .filter(field -> field.table() != null)
                .collect(Collectors.toMap(FormField::fieldId, field -> Objects.requireNonNull(field.table())));
    }

    /** The key of a field of the sample. */
    public static String key(FormField field) {
        return SHORT.getOrDefault(field.fieldId(), field.label());
    }
}
