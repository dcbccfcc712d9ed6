package jp.csirt.incident.export.office;

import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * 行のくり返し: copies a block of rows downwards. Cells merged within it are merged in the copies too, those merged across its
 * ends grow with it.
 */
final class RowBlocks {

    private final XSSFSheet sheet;

    RowBlocks(XSSFSheet sheet) {
        this.sheet = sheet;
    }

    /** Makes {@code times} of a block; the copies have its looks and no texts. */
    void repeat(int first, int height, int times) {
        int below = first + height;
        int added = (times - 1) * height;
        List<CellRangeAddress> merged = List.copyOf(sheet.getMergedRegions());
        if (below <= sheet.getLastRowNum()) {
            sheet.shiftRows(below, sheet.getLastRowNum(), added, true, false);
        }
        stretch(first, below, added);
        for (int copy = 1; copy < times; copy++) {
            int offset = copy * height;
            for (int at = first; at < below; at++) {
                copy(at, at + offset);
            }
            merged.stream()
                    .filter(region -> region.getFirstRow() >= first && region.getLastRow() < below)
                    .forEach(region -> sheet.addMergedRegionUnsafe(moved(region, offset)));
        }
    }

    private void stretch(int first, int below, int added) {
        for (int at = sheet.getNumMergedRegions() - 1; at >= 0; at--) {
            CellRangeAddress region = sheet.getMergedRegion(at);
            boolean within = region.getFirstRow() >= first && region.getLastRow() < below;
            boolean touches = region.getFirstRow() < below && region.getLastRow() >= first;
            if (touches && !within) {
                sheet.removeMergedRegion(at);
                var longer = region.copy();
                longer.setLastRow(region.getLastRow() + added);
                sheet.addMergedRegionUnsafe(longer);
            }
        }
    }

    private static CellRangeAddress moved(CellRangeAddress region, int offset) {
        return new CellRangeAddress(
                region.getFirstRow() + offset,
                region.getLastRow() + offset,
                region.getFirstColumn(),
                region.getLastColumn());
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
