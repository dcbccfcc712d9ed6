package jp.csirt.incident.export.office;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * 行のくり返し: copies a block of rows downwards. Cells merged within it are merged in the copies too, those merged across its
 * ends grow with it.
 */
final class RowBlocks {

    private final XSSFSheet sheet;
    private final MergedCells merged;

    RowBlocks(XSSFSheet sheet, MergedCells merged) {
        this.sheet = sheet;
        this.merged = merged;
    }

    /** Makes {@code times} of a block; the copies have its looks and no texts. */
    void repeat(int first, int height, int times) {
        int below = first + height;
        int added = (times - 1) * height;
        if (below <= sheet.getLastRowNum()) {
            sheet.shiftRows(below, sheet.getLastRowNum(), added, true, false);
        }
        merged.repeat(first, height, times);
        for (int copy = 1; copy < times; copy++) {
            int offset = copy * height;
            for (int at = first; at < below; at++) {
                copy(at, at + offset);
            }
        }
    }

    private void copy(int from, int to) {
        XSSFRow source = sheet.getRow(from);
        if (source == null) {
            return;
        }
        XSSFRow target = sheet.createRow(to);
        if (source.getCTRow().getCustomHeight()) {
            target.setHeight(source.getHeight());
        }
        target.setZeroHeight(source.getZeroHeight());
        for (Cell cell : source) {
            Cell copied = target.createCell(cell.getColumnIndex());
            copied.setCellStyle(cell.getCellStyle());
        }
    }
}
