package jp.csirt.incident.export.form;

import java.util.List;
import java.util.Optional;

/** 記入の点検: every field of a form that says nothing yet, with the act that fills it. */
public record Preflight(List<Item> items) {

    public Preflight {
        items = List.copyOf(items);
    }

    /** What is open, in the order of the form. */
    public static Preflight of(FormDocument document) {
        return new Preflight(document.fields()
                .filter(field -> field.state() != FieldState.FILLED)
                .flatMap(field -> item(document.form(), field).stream())
                .toList());
    }

    /** What the service itself fills asks nothing of anybody. */
    private static Optional<Item> item(Form form, FormField field) {
        Filling filling = form.source(field.fieldId()).filling();
        return filling.endpoint()
                .flatMap(endpoint -> filling.permission()
                        .map(permission -> new Item(
                                field.fieldId(),
                                field.label(),
                                field.stage().code(),
                                field.state(),
                                permission,
                                endpoint)));
    }

    /**
     * 未記入の項目.
     *
     * @param stage from which report on it is needed
     * @param permission code of what whoever fills it needs
     * @param endpoint where, as the contract writes the path
     */
    public record Item(
            String fieldId, String label, String stage, FieldState state, String permission, String endpoint) {}
}
