package jp.csirt.incident.export.form;

import java.util.List;

/** 区分: a titled group of fields. */
public record FormGroup(String id, String title, List<FormField> fields) {

    public FormGroup {
        fields = List.copyOf(fields);
    }

    static FormGroup group(String id, String title, FormField... fields) {
        return new FormGroup(id, title, List.of(fields));
    }
}
