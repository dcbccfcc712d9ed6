package jp.csirt.incident.export.sheet;

import java.util.List;

/**
 * 表: a title, columns and rows of texts, a cell for each column.
 *
 * @param title what the table is, at most 31 characters without {@code []:*?/\}
 */
public record Sheet(String title, List<SheetColumn> columns, List<List<String>> rows) {

    public Sheet {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * 列.
     *
     * @param width in full-width characters
     */
    public record SheetColumn(String title, int width) {}
}
