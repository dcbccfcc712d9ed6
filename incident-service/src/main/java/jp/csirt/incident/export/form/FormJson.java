package jp.csirt.incident.export.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 様式の内容 as the API gives it; the header is the group {@code 0}. */
public record FormJson(String form, String number, long version, long position, List<GroupJson> groups) {

    /** The document's content. */
    public static FormJson of(FormDocument document) {
        return new FormJson(
                document.form().code(),
                document.number(),
                document.version(),
                document.position(),
                Stream.concat(Stream.of(document.header()), document.groups().stream())
                        .map(GroupJson::of)
                        .toList());
    }

    /** 区分. */
    public record GroupJson(String id, String title, List<FieldJson> fields) {

        static GroupJson of(FormGroup group) {
            return new GroupJson(
                    group.id(),
                    group.title(),
                    group.fields().stream().map(FieldJson::of).toList());
        }
    }

    /** 項目. */
    public record FieldJson(
            String fieldId,
            String label,
            String stage,
            FieldState state,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Object value,

            String text) {

        static FieldJson of(FormField field) {
            return new FieldJson(
                    field.fieldId(), field.label(), field.stage().code(), field.state(), field.value(), field.text());
        }
    }
}
