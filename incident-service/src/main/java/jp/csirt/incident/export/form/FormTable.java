package jp.csirt.incident.export.form;

import static java.util.stream.Collectors.joining;

import java.util.List;
import jp.csirt.incident.export.render.Paper.Column;

/** 表: what a field prints that has many rows. */
public record FormTable(List<Column> columns, List<List<String>> rows) {

    public FormTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** One line of text a row; blank cells are left out. */
    String text() {
        return rows.stream()
                .map(row -> row.stream()
                        .filter(cell -> !cell.isBlank())
                        .map(cell -> cell.replace('\n', '　'))
                        .collect(joining("　")))
                .collect(joining("\n"));
    }

    /** A column of texts. */
    static Column column(String title, int widthPercent) {
        return new Column(title, widthPercent, false);
    }

    /** A column of dates and times. */
    static Column time(String title, int widthPercent) {
        return new Column(title, widthPercent, true);
    }
}
