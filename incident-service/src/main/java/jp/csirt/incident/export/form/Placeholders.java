package jp.csirt.incident.export.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 差込項目の一覧: every placeholder that templates may hold, with where it comes from. */
public record Placeholders(List<Item> items) {

    public Placeholders {
        items = List.copyOf(items);
    }

    /** Those of one form, in its order. */
    public static Placeholders of(Form form) {
        return new Placeholders(
                form.sources().stream().flatMap(Placeholders::items).toList());
    }

    /** Those of every form, each once. */
    public static Placeholders all() {
        return new Placeholders(Stream.of(Form.values())
                .flatMap(form -> of(form).items().stream())
                .distinct()
                .toList());
    }

    /** The field and, of a table, each column; the row that holds a column repeats. */
    private static Stream<Item> items(FieldSource source) {
        Stream<Item> columns = source.columns().stream()
                .map(column -> item(source, source.key() + "." + column, column, FieldType.TEXT, source.key()));
        return Stream.concat(Stream.of(item(source, source.key(), source.key(), source.type(), null)), columns);
    }

    private static Item item(FieldSource source, String key, String label, FieldType type, @Nullable String list) {
        return new Item(
                key,
                label,
                type,
                source.fieldId(),
                source.stage().code(),
                list,
                source.filling().event(),
                source.filling().clause());
    }

    /**
     * 差込項目.
     *
     * @param list key of the table that a column belongs to
     * @param source stored name of the event it comes from
     * @param clause what asks for it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String key,
            String label,
            FieldType type,
            String fieldId,
            String stage,
            @Nullable String list,
            String source,
            String clause) {}
}
