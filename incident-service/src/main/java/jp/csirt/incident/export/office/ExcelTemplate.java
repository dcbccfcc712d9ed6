package jp.csirt.incident.export.office;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.HeaderFooter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Excel の雛形: fills the texts in the cells, headers and footers of an .xlsx file. A row that names a column of a list is
 * repeated for each item, merged cells, heights and looks included; values are texts, never formulas.
 */
public final class ExcelTemplate {

    private ExcelTemplate() {}

    /** The file with everything filled in. */
    public static byte[] fill(byte[] template, Filling filling) {
        try (var workbook = open(template);
                var out = new ByteArrayOutputStream()) {
            var looks = new CellLooks(workbook);
            for (Sheet sheet : workbook) {
                new SheetFilling((XSSFSheet) sheet, filling, looks).fill();
                runningTexts(sheet).forEach(running -> running.fill(filling));
            }
            workbook.setForceFormulaRecalculation(true);
            workbook.write(out);
            return OfficeZip.timeless(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every placeholder of the file with the place where it stands. */
    public static List<Found> placeholders(byte[] template) {
        var found = new ArrayList<Found>();
        try (var workbook = open(template)) {
            for (Sheet sheet : workbook) {
                StreamSupport.stream(sheet.spliterator(), false)
                        .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                        .forEach(cell -> Placeholder.keysIn(text(cell))
                                .forEach(key -> found.add(new Found(key, place(sheet, cell)))));
                runningTexts(sheet)
                        .forEach(running -> Placeholder.keysIn(running.text())
                                .forEach(key -> found.add(new Found(key, sheet.getSheetName() + " ヘッダー・フッター"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** What is written in the cell; empty unless it holds a text. */
    static String text(Cell cell) {
        return cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
    }

    /** The keys in the cells of a row. */
    static List<String> keysOf(Row row) {
        return StreamSupport.stream(row.spliterator(), false)
                .flatMap(cell -> Placeholder.keysIn(text(cell)).stream())
                .toList();
    }

    private static XSSFWorkbook open(byte[] template) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(template));
    }

    private static String place(Sheet sheet, Cell cell) {
        return sheet.getSheetName() + "!" + cell.getAddress().formatAsString();
    }

    private static Stream<RunningText> runningTexts(Sheet sheet) {
        return Stream.of((HeaderFooter) sheet.getHeader(), sheet.getFooter())
                .flatMap(margin -> Stream.of(
                        new RunningText(margin.getLeft(), margin::setLeft),
                        new RunningText(margin.getCenter(), margin::setCenter),
                        new RunningText(margin.getRight(), margin::setRight)));
    }
}
