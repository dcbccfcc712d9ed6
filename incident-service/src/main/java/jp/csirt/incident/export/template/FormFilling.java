package jp.csirt.incident.export.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.csirt.incident.export.form.FormDocument;
import jp.csirt.incident.export.form.FormField;
import jp.csirt.incident.export.form.FormGroup;
import jp.csirt.incident.export.form.FormSeal;
import jp.csirt.incident.export.form.FormTable;
import jp.csirt.incident.export.office.Filling;
import jp.csirt.incident.export.office.Filling.Items;
import jp.csirt.incident.export.render.Paper.Column;

/** 差込みの内容 of a form: each field by its key and by its number, its label as this body words it, the seals, the drill
 * mark, and all fields as one list. */
final class FormFilling {

    private static final String LABEL = "の項目名";
    private static final String DRILL = "訓練";
    private static final String SEAL = "決裁欄";
    private static final String POST = "の職";
    private static final String ALL = "全項目";
    private static final String GROUP = "区分";
    private static final String NAME = "項目名";
    private static final String CONTENT = "内容";

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Items> lists = new LinkedHashMap<>();

    private FormFilling() {}

    /** What the form says, under the keys of the sample. */
    static Filling of(FormDocument document, FormSample sample) {
        var filling = new FormFilling();
        Map<String, String> keys = sample.keys();
        Map<String, FormTable> tables = sample.lists();
        document.fields()
                .forEach(field -> filling.add(keys.getOrDefault(field.fieldId(), field.label()), field, tables));
        filling.texts.put(DRILL, document.drill() ? "【訓練】" : "");
        filling.addSeals(document.seals());
        filling.addAll(document.groups());
        return new Filling(filling.texts, filling.lists);
    }

    private void add(String key, FormField field, Map<String, FormTable> tables) {
        texts.put(key, field.text());
        texts.put(field.fieldId(), field.text());
        texts.put(key + LABEL, field.label());
        FormTable known = tables.get(field.fieldId());
        if (known != null) {
            Items items = items(field, known);
            lists.put(key, items);
            lists.put(field.fieldId(), items);
        }
    }

    private static Items items(FormField field, FormTable known) {
        FormTable table = field.table();
        Stream<Column> columns =
                Stream.concat(known.columns().stream(), table == null ? Stream.empty() : table.columns().stream());
        return new Items(
                columns.map(Column::title).distinct().toList(),
                field.text(),
                table == null
                        ? List.of()
                        : table.rows().stream().map(row -> row(table, row)).toList());
    }

    private static Map<String, String> row(FormTable table, List<String> cells) {
        var row = new LinkedHashMap<String, String>();
        IntStream.range(0, cells.size())
                .forEach(at -> row.put(table.columns().get(at).title(), cells.get(at)));
        return row;
    }

    private void addAll(List<FormGroup> groups) {
        lists.put(
                ALL,
                new Items(
                        List.of(GROUP, NAME, CONTENT),
                        "",
                        groups.stream()
                                .flatMap(group -> group.fields().stream()
                                        .map(field -> Map.of(
                                                GROUP, group.title(), NAME, field.label(), CONTENT, field.text())))
                                .toList()));
    }

    private void addSeals(List<FormSeal> seals) {
        for (int at = 0; at < seals.size(); at++) {
            String key = SEAL + (at + 1);
            texts.put(key, seals.get(at).text());
            texts.put(key + POST, seals.get(at).post());
        }
    }
}
