package jp.csirt.incident.export.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** 変更箇所: what a report says otherwise than the one before, field by field; both as they were written when issued. */
public record FormChanges(List<Item> items) {

    /** Nothing before it. */
    public static final FormChanges NONE = new FormChanges(List.of());

    /** Fields that differ in every report. */
    private static final Set<String> ALWAYS_OTHER = Set.of("H03", "H04", "H11");

    public FormChanges {
        items = List.copyOf(items);
    }

    /** What changed, in the order of the form. */
    public static FormChanges between(JsonNode before, JsonNode after) {
        Map<String, JsonNode> old = fields(before);
        Map<String, JsonNode> now = fields(after);
        return new FormChanges(Stream.concat(now.keySet().stream(), old.keySet().stream())
                .distinct()
                .filter(field -> !ALWAYS_OTHER.contains(field))
                .filter(field -> !Objects.equals(text(old.get(field)), text(now.get(field))))
                .map(field -> new Item(
                        field, label(old.get(field), now.get(field)), text(old.get(field)), text(now.get(field))))
                .toList());
    }

    private static Map<String, JsonNode> fields(JsonNode form) {
        var fields = new LinkedHashMap<String, JsonNode>();
        form.path("groups")
                .valueStream()
                .flatMap(group -> group.path("fields").valueStream())
                .forEach(field -> fields.put(field.path("fieldId").asString(), field));
        return fields;
    }

    private static String label(@Nullable JsonNode before, @Nullable JsonNode after) {
        JsonNode known = after == null ? before : after;
        return known == null ? "" : known.path("label").asString();
    }

    private static @Nullable String text(@Nullable JsonNode field) {
        return field == null ? null : field.path("text").asString();
    }

    /**
     * 変更のある項目.
     *
     * @param before what it said; null when the form did not have it yet
     * @param after what it says now; null when the form has it no longer
     */
    public record Item(
            String fieldId,
            String label,

            @JsonProperty("old") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String before,

            @JsonProperty("new") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String after) {}
}
