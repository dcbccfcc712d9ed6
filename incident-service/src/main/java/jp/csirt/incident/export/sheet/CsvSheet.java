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
        Stream<List<String>> header =
                Stream.of(sheet.columns().stream().map(SheetColumn::title).toList());
        return Stream.concat(header, sheet.rows().stream())
                .map(CsvSheet::line)
                .collect(joining("", MARK, ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CsvSheet::cell).collect(joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
