package jp.csirt.incident.export.form;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * 様式: a form filled with what is known of an incident.
 *
 * @param version number of the incident's own events that it shows
 * @param position global position of the newest of them
 * @param header 共通事項 H01–H11
 * @param seals 決裁欄, from left to right
 * @param groups the numbered groups
 */
public record FormDocument(
        Form form,
        String number,
        long version,
        long position,
        Instant createdAt,
        boolean drill,
        FormGroup header,
        List<FormSeal> seals,
        List<FormGroup> groups) {

    public FormDocument {
        seals = List.copyOf(seals);
        groups = List.copyOf(groups);
    }

    /** Every field, the header's first. */
    public Stream<FormField> fields() {
        return Stream.concat(Stream.of(header), groups.stream()).flatMap(group -> group.fields().stream());
    }

    /** What the field of that number says; blank when the form has none. */
    public String text(String fieldId) {
        return fields().filter(field -> field.fieldId().equals(fieldId))
                .findFirst()
                .map(FormField::text)
                .orElse("");
    }

    /**
     * The field of that number.
     *
     * @throws IllegalArgumentException when the form has none
     */
    public FormField field(String fieldId) {
        return fields().filter(field -> field.fieldId().equals(fieldId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(form + " has no field " + fieldId));
    }
}
