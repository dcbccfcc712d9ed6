package jp.csirt.incident.export.form;

import org.jspecify.annotations.Nullable;

/**
 * 項目: one field of a form as filled.
 *
 * @param fieldId number of the field in the form, such as {@code A304}
 * @param value the same as data; absent when there is none
 * @param text the words on the paper, never blank
 * @param table the rows where the field prints as a table
 */
public record FormField(
        String fieldId,
        String label,
        Stage stage,
        FieldState state,
        @Nullable Object value,
        String text,
        @Nullable FormTable table) {

    /** A field with its answer. */
    static FormField field(String fieldId, String label, Stage stage, Answer answer) {
        return new FormField(fieldId, label, stage, answer.state(), answer.value(), answer.text(), answer.table());
    }
}
