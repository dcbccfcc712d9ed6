package jp.csirt.incident.export.form;

import java.util.List;

/**
 * 項目の定義: how a field is called in templates, what it holds and what fills it.
 *
 * @param key 差込みの名: Japanese, unique in its form
 * @param columns of a table, in their order; none for any other field
 */
record FieldSource(String fieldId, String key, FieldType type, Filling filling, List<String> columns) {

    FieldSource {
        columns = List.copyOf(columns);
    }

    /** One line of a form's list: number, key, type, filling and the columns of a table, with blanks between. */
    static FieldSource of(String line) {
        List<String> words = List.of(line.strip().split(" +", 5));
        return new FieldSource(
                words.get(0),
                words.get(1),
                FieldType.valueOf(words.get(2)),
                Filling.valueOf(words.get(3)),
                words.size() < 5 ? List.of() : List.of(words.get(4).split(" ")));
    }
}
