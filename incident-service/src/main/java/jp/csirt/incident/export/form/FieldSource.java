package jp.csirt.incident.export.form;

import java.util.List;

/**
 * 項目の定義: how a field is called in templates, what it holds and what fills it.
 *
 * @param key 差込みの名: the label in the usual words, whatever words the body has; unique in its form
 * @param columns of a table, in their order; none for any other field
 */
record FieldSource(String fieldId, Stage stage, String key, FieldType type, Filling filling, List<String> columns) {

    FieldSource {
        columns = List.copyOf(columns);
    }

    /** One line of a form's list: number, stage, key, type, filling and the columns of a table, with blanks between. */
    static FieldSource of(String line) {
        List<String> words = List.of(line.strip().split(" +", 6));
        return new FieldSource(
                words.get(0),
                Stage.of(words.get(1)),
                words.get(2),
                FieldType.valueOf(words.get(3)),
                Filling.valueOf(words.get(4)),
                words.size() < 6 ? List.of() : List.of(words.get(5).split(" ", -1)));
    }
}
