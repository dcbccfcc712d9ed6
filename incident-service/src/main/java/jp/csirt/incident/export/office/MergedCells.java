package jp.csirt.incident.export.office;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * 結合セル of a sheet, kept apart from it while rows are added, because a sheet reads and checks all of them at every step.
 */
final class MergedCells {

    private final List<CellRangeAddress> regions;

    private MergedCells(List<CellRangeAddress> regions) {
        this.regions = regions;
    }

    /** Takes them off the sheet. */
    static MergedCells takenFrom(XSSFSheet sheet) {
        var merged = new MergedCells(new ArrayList<>(sheet.getMergedRegions()));
        if (!merged.regions.isEmpty()) {
            sheet.getCTWorksheet().unsetMergeCells();
        }
        return merged;
    }

    /** Gives them back as they have become. */
    void putBack(XSSFSheet sheet) {
        regions.forEach(sheet::addMergedRegionUnsafe);
    }

    /** The cells merged with this one, at least itself. */
    CellRangeAddress around(Cell cell) {
        return regions.stream()
                .filter(region -> region.isInRange(cell))
                .findFirst()
                .orElseGet(() -> new CellRangeAddress(
                        cell.getRowIndex(), cell.getRowIndex(), cell.getColumnIndex(), cell.getColumnIndex()));
    }

    /** What becomes of them when a block of rows is there {@code times}: those within it are copied, those across its ends grow. */
    void repeat(int first, int height, int times) {
        int below = first + height;
        int added = (times - 1) * height;
        var within = new ArrayList<CellRangeAddress>();
        for (CellRangeAddress region : regions) {
            if (region.getFirstRow() >= below) {
                region.setFirstRow(region.getFirstRow() + added);
                region.setLastRow(region.getLastRow() + added);
            } else if (region.getFirstRow() >= first && region.getLastRow() < below) {
                within.add(region);
            } else if (region.getLastRow() >= first) {
                region.setLastRow(region.getLastRow() + added);
            }
        }
        for (int copy = 1; copy < times; copy++) {
            int offset = copy * height;
            within.forEach(region -> regions.add(new CellRangeAddress(
                    region.getFirstRow() + offset,
                    region.getLastRow() + offset,
                    region.getFirstColumn(),
                    region.getLastColumn())));
        }
    }
}
