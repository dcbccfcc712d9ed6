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
     * @param numbers whether the cells hold whole numbers, to be reckoned with; any other text in it stays a text
     */
    public record SheetColumn(String title, int width, boolean numbers) {

        /** A column of texts. */
        public SheetColumn(String title, int width) {
            this(title, width, false);
        }

        /** A column of whole numbers. */
        public static SheetColumn ofNumbers(String title, int width) {
            return new SheetColumn(title, width, true);
        }
    }
}
