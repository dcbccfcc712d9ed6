package jp.csirt.incident.export.office;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** セルの書式: the style of a template's cell with what a filled text needs in addition; a style for each need, not for each cell. */
final class CellLooks {

    private static final String FORMULA = "=+-@\t";

    private final XSSFWorkbook workbook;
    private final Map<Look, XSSFCellStyle> styles = new HashMap<>();

    CellLooks(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    /** Long texts are wrapped; what looks like a formula stays a text when somebody edits the cell. */
    void adapt(Cell cell, String text, boolean wrapped) {
        var before = (XSSFCellStyle) cell.getCellStyle();
        boolean quoted = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        boolean wraps = wrapped && !before.getWrapText();
        if (quoted || wraps) {
            cell.setCellStyle(
                    styles.computeIfAbsent(new Look(before.getIndex(), quoted, wraps), look -> styled(before, look)));
        }
    }

    private XSSFCellStyle styled(XSSFCellStyle before, Look look) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.cloneStyleFrom(before);
        style.setQuotePrefixed(look.quoted || before.getQuotePrefixed());
        style.setWrapText(look.wrapped || before.getWrapText());
        return style;
    }

    private record Look(int style, boolean quoted, boolean wrapped) {}
}
