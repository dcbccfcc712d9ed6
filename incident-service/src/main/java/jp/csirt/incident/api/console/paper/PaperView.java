package jp.csirt.incident.api.console.paper;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** 紙面: the sections of a form with their fields, each open one with the way to fill it. */
record PaperView(List<Section> sections) {

    static PaperView of(JsonNode form, List<Gap> gaps) {
        Map<String, Gap> open =
                gaps.stream().collect(Collectors.toMap(Gap::fieldId, Function.identity(), (first, _) -> first));
        return new PaperView(form.path("groups")
                .valueStream()
                .map(group -> new Section(
                        group.path("title").asString(),
                        group.path("fields")
                                .valueStream()
                                .map(field -> Entry.of(field, open))
                                .toList()))
                .toList());
    }

    /** 区分. */
    record Section(String title, List<Entry> entries) {}

    /** 項目; {@code gap} says what is missing. */
    record Entry(
            String fieldId,
            String label,
            String text,
            @Nullable Gap gap) {

        static Entry of(JsonNode field, Map<String, Gap> open) {
            String id = field.path("fieldId").asString();
            return new Entry(
                    id, field.path("label").asString(), field.path("text").asString(), open.get(id));
        }
    }
}
