package jp.csirt.incident.export.sheet;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.export.sheet.Sheet.SheetColumn;

/**
 * CSV (RFC 4180): UTF-8 with the mark by which Excel knows it, every cell in quotes. A cell that a spreadsheet would take
 * for a formula begins with an apostrophe.
 */
public final class CsvSheet {

    private static final String MARK = "\uFEFF";
    private static final String FORMULA = "=+-@\t\r";

    private CsvSheet() {}

    /** The table as a file. */
    public static byte[] of(Sheet sheet) {
        return file(Stream.concat(Stream.of(titles(sheet.columns())), sheet.rows().stream()), MARK);
    }

    /** The beginning of a file whose rows follow piece by piece. */
    public static byte[] head(List<SheetColumn> columns) {
        return file(Stream.of(titles(columns)), MARK);
    }

    /** Some rows of such a file. */
    public static byte[] rows(List<List<String>> rows) {
        return file(rows.stream(), "");
    }

    private static List<String> titles(List<SheetColumn> columns) {
        return columns.stream().map(SheetColumn::title).toList();
    }

    private static byte[] file(Stream<List<String>> lines, String mark) {
        return lines.map(CsvSheet::line).collect(joining("", mark, "")).getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CsvSheet::cell).collect(joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
