package jp.csirt.incident.export.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jp.csirt.incident.export.office.CellSpace;
import jp.csirt.incident.export.sheet.Sheet.SheetColumn;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Excel: A4 landscape, as wide as the paper, its header on every page and in sight while one scrolls. Cells are texts and numbers, never formulas. */
public final class XlsxSheet {

    private static final String FONT = "游ゴシック";
    private static final int UNITS_PER_CHARACTER = 512; // two half-width characters of 256 units
    private static final float LINE = 13.5f;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");
    private static final String CONTINUED = "（続き）";

    private XlsxSheet() {}

    /** The table as a file. */
    public static byte[] of(Sheet sheet) {
        try (var workbook = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            XSSFSheet page = workbook.createSheet(sheet.title());
            CellStyle head = style(workbook, true);
            CellStyle body = style(workbook, false);
            List<String> titles =
                    sheet.columns().stream().map(SheetColumn::title).toList();
            fill(page.createRow(0), titles, _ -> false, head);
            sheet.rows().forEach(row -> goOn(page, row, sheet.columns(), body));
            layOut(page, sheet.columns());
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void layOut(XSSFSheet page, List<SheetColumn> columns) {
        for (int at = 0; at < columns.size(); at++) {
            page.setColumnWidth(at, columns.get(at).width() * UNITS_PER_CHARACTER);
        }
        page.createFreezePane(0, 1);
        page.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        page.setAutoFilter(new CellRangeAddress(0, page.getLastRowNum(), 0, columns.size() - 1));
        page.setFitToPage(true);
        PrintSetup print = page.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        print.setFitHeight((short) 0);
    }

    /** A text that one row cannot show whole goes on in further ones; they begin with what the first one begins with. */
    private static void goOn(XSSFSheet page, List<String> texts, List<SheetColumn> columns, CellStyle style) {
        List<List<String>> pieces = IntStream.range(0, texts.size())
                .mapToObj(at -> new CellSpace(2 * columns.get(at).width(), LINE).pieces(texts.get(at)))
                .toList();
        int rows = pieces.stream().mapToInt(List::size).max().orElse(1);
        for (int at = 0; at < rows; at++) {
            int row = at;
            List<String> parts = pieces.stream()
                    .map(piece -> row < piece.size() ? piece.get(row) : "")
                    .toList();
            Row written = page.createRow(page.getLastRowNum() + 1);
            fill(written, parts, column -> columns.get(column).numbers(), style);
            if (row > 0 && parts.getFirst().isEmpty()) {
                written.getCell(0).setCellValue(pieces.getFirst().getFirst() + CONTINUED);
            }
        }
    }

    private static void fill(Row row, List<String> texts, IntPredicate numbers, CellStyle style) {
        for (int at = 0; at < texts.size(); at++) {
            var cell = row.createCell(at);
            String text = texts.get(at);
            if (numbers.test(at) && NUMBER.matcher(text).matches()) {
                cell.setCellValue(Double.parseDouble(text));
            } else {
                cell.setCellValue(text);
            }
            cell.setCellStyle(style);
        }
    }

    private static CellStyle style(XSSFWorkbook workbook, boolean head) {
        Font font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) 10);
        font.setBold(head);
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        if (head) {
            style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }
        return style;
    }
}
