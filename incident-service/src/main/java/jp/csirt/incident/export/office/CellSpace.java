package jp.csirt.incident.export.office;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * セルの広さ: how much of a text is to be seen in a cell. Excel does not fit the height of merged cells, so it is reckoned here.
 *
 * @param width in half-width characters of the cell's own font
 * @param lineHeight in points
 */
public record CellSpace(int width, float lineHeight) {

    /** Highest row that Excel knows, in points. */
    static final float HIGHEST = 409;

    private static final int LONGEST = 32_000;
    private static final float LINE = 1.35f;
    private static final float MARGIN = 4;
    private static final float STANDARD_FONT = 11;
    private static final int UNITS_PER_CHARACTER = 256;

    /** The room of a cell and those merged with it. */
    static CellSpace of(Cell cell, CellRangeAddress region, XSSFSheet sheet) {
        int units = IntStream.rangeClosed(region.getFirstColumn(), region.getLastColumn())
                .map(sheet::getColumnWidth)
                .sum();
        float font = ((XSSFCellStyle) cell.getCellStyle()).getFont().getFontHeightInPoints();
        float characters = (float) units / UNITS_PER_CHARACTER * STANDARD_FONT / font - 1;
        return new CellSpace(Math.max(2, (int) characters), font * LINE);
    }

    /** The height that shows all of the text. */
    float height(String text) {
        return lines(text) * lineHeight + MARGIN;
    }

    int lines(String text) {
        return text.split("\n", -1).length
                + text.lines().mapToInt(line -> Math.max(0, rows(line) - 1)).sum();
    }

    private int rows(String line) {
        return (line.codePoints().map(CellSpace::width).sum() + width - 1) / width;
    }

    /** The text in pieces of which each is shown whole by one row. */
    public List<String> pieces(String text) {
        int most = Math.max(1, (int) ((HIGHEST - MARGIN) / lineHeight));
        if (lines(text) <= most && text.length() <= LONGEST) {
            return List.of(text);
        }
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        int line = 1;
        int used = 0;
        for (int codePoint : text.codePoints().toArray()) {
            boolean full = codePoint != '\n' && used + width(codePoint) > width;
            if (full || codePoint == '\n') {
                line++;
                used = 0;
            }
            if (line > most || piece.length() >= LONGEST) {
                pieces.add(piece.toString());
                piece.setLength(0);
                line = 1;
                used = 0;
            }
            if (codePoint != '\n' || !piece.isEmpty()) {
                piece.appendCodePoint(codePoint);
            }
            used += codePoint == '\n' ? 0 : width(codePoint);
        }
        pieces.add(piece.toString());
        return pieces;
    }

    /** Latin letters and half-width kana take half of what all others take. */
    private static int width(int codePoint) {
        boolean half = codePoint < 0x250 || (codePoint >= 0xFF61 && codePoint <= 0xFF9F);
        return half ? 1 : 2;
    }
}
