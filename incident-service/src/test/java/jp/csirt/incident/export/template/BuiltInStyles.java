package jp.csirt.incident.export.template;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The looks of the built-in Excel templates. */
final class BuiltInStyles {

    final XSSFCellStyle label;
    final XSSFCellStyle value;
    final XSSFCellStyle seal;
    final XSSFCellStyle mark;
    final XSSFCellStyle bold;
    final XSSFCellStyle title;
    final XSSFCellStyle heading;
    final XSSFCellStyle end;

    private final XSSFWorkbook workbook;

    BuiltInStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        this.value = boxed(10);
        this.label = boxed(10);
        label.setFillForegroundColor(new XSSFColor(new byte[] {(byte) 0xF0, (byte) 0xF0, (byte) 0xF0}));
        label.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        this.seal = boxed(8);
        seal.setAlignment(HorizontalAlignment.CENTER);
        seal.setVerticalAlignment(VerticalAlignment.CENTER);
        this.mark = plain(20, true);
        this.bold = plain(10, true);
        this.title = plain(16, true);
        title.setAlignment(HorizontalAlignment.CENTER);
        this.heading = plain(12, true);
        heading.setVerticalAlignment(VerticalAlignment.BOTTOM);
        this.end = plain(10, false);
        end.setAlignment(HorizontalAlignment.RIGHT);
    }

    private XSSFCellStyle boxed(int points) {
        XSSFCellStyle style = plain(points, false);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }

    private XSSFCellStyle plain(int points, boolean bold) {
        XSSFFont font = workbook.createFont();
        font.setFontName("BIZ UDゴシック");
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        return style;
    }
}
