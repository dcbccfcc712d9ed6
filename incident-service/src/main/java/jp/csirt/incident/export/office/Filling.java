package jp.csirt.incident.export.office;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 差込みの内容: the texts by key, and the lists whose columns are {@code list.column}.
 *
 * <p>A row of a template that names a column of a list is repeated for each of its items.
 */
public record Filling(Map<String, String> texts, Map<String, Items> lists) {

    public Filling {
        var clean = new LinkedHashMap<String, String>();
        texts.forEach((key, text) -> clean.put(key, OfficeText.clean(text)));
        texts = Map.copyOf(clean);
        lists = Map.copyOf(lists);
    }

    /**
     * 一覧.
     *
     * @param columns known columns
     * @param instead what stands in the one row of a list without items
     * @param rows an item each: its texts by column
     */
    public record Items(List<String> columns, String instead, List<Map<String, String>> rows) {

        public Items {
            columns = List.copyOf(columns);
            instead = OfficeText.clean(instead);
            rows = rows.stream().map(Items::clean).toList();
        }

        private static Map<String, String> clean(Map<String, String> row) {
            var clean = new LinkedHashMap<String, String>();
            row.forEach((column, text) -> clean.put(column, OfficeText.clean(text)));
            return Map.copyOf(clean);
        }
    }

    /** Whether there is such a placeholder. */
    public boolean knows(String key) {
        return outside(key) != null;
    }

    /** The value outside any repeated row; a column of a list gives all its texts, one under the other. */
    @Nullable
    String outside(String key) {
        String text = texts.get(key);
        if (text != null) {
            return text;
        }
        Column column = column(key);
        return column == null
                ? null
                : column.items.rows().stream()
                        .map(row -> row.getOrDefault(column.name, ""))
                        .collect(joining("\n"));
    }

    /** The values of each copy of a row with these keys, one copy at least; none when the row is not to be repeated. */
    List<Values> copies(List<String> keys) {
        List<Column> columns =
                keys.stream().map(this::column).flatMap(Stream::ofNullable).toList();
        if (columns.isEmpty()) {
            return List.of();
        }
        int longest = columns.stream()
                .mapToInt(column -> column.items.rows().size())
                .max()
                .getAsInt();
        return IntStream.range(0, Math.max(1, longest))
                .mapToObj(at -> copy(at, columns))
                .toList();
    }

    private Values copy(int at, List<Column> columns) {
        var texts = new LinkedHashMap<String, String>();
        for (Column column : columns) {
            boolean first = texts.keySet().stream().noneMatch(known -> known.startsWith(column.list + "."));
            texts.putIfAbsent(column.key(), column.text(at, first));
        }
        return key -> texts.containsKey(key) ? texts.get(key) : outside(key);
    }

    private @Nullable Column column(String key) {
        int dot = key.indexOf('.');
        Items items = dot < 0 || texts.containsKey(key) ? null : lists.get(key.substring(0, dot));
        String name = key.substring(dot + 1);
        return items != null && items.columns().contains(name) ? new Column(key.substring(0, dot), name, items) : null;
    }

    private record Column(String list, String name, Items items) {

        private String key() {
            return list + "." + name;
        }

        private String text(int at, boolean first) {
            if (items.rows().isEmpty()) {
                return at == 0 && first ? items.instead() : "";
            }
            return at < items.rows().size() ? items.rows().get(at).getOrDefault(name, "") : "";
        }
    }
}
