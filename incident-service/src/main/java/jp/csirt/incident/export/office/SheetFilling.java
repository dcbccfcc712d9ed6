package jp.csirt.incident.export.office;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** 一枚の差込み: fills a sheet from the last row to the first, so that rows added below do not move what is still to be filled. */
final class SheetFilling {

    private final XSSFSheet sheet;
    private final Filling filling;
    private final CellLooks looks;
    private final RowBlocks blocks;
    private final MergedCells merged;

    SheetFilling(XSSFSheet sheet, Filling filling, CellLooks looks) {
        this.sheet = sheet;
        this.filling = filling;
        this.looks = looks;
        this.merged = MergedCells.takenFrom(sheet);
        this.blocks = new RowBlocks(sheet, merged);
    }

    void fill() {
        for (int at = sheet.getLastRowNum(); at >= 0; at--) {
            Row row = sheet.getRow(at);
            List<String> keys = row == null ? List.of() : ExcelTemplate.keysOf(row);
            if (row != null && !keys.isEmpty()) {
                fill(row, filling.copies(keys));
            }
        }
        merged.putBack(sheet);
    }

    /** Rows by their content first: a text too long for one row goes on in further ones. */
    private void fill(Row row, List<Values> copies) {
        var texts = RowTexts.of(row, sheet, merged);
        var contents = new ArrayList<SortedMap<Integer, String>>();
        for (Values values : copies.isEmpty() ? List.<Values>of(filling::outside) : copies) {
            contents.addAll(texts.filled(values));
        }
        int first = row.getRowNum();
        int height = texts.height();
        if (contents.size() > 1) {
            blocks.repeat(first, height, contents.size());
        }
        for (int at = 0; at < contents.size(); at++) {
            write(first + at * height, texts, contents.get(at));
        }
    }

    private void write(int at, RowTexts row, SortedMap<Integer, String> texts) {
        float needed = 0;
        for (var text : texts.entrySet()) {
            Cell cell = sheet.getRow(at).getCell(text.getKey());
            CellSpace space = row.space(text.getKey());
            cell.setCellValue(escaped(text.getValue()));
            looks.adapt(cell, text.getValue(), space.lines(text.getValue()) > 1);
            needed = Math.max(needed, space.height(text.getValue()));
        }
        for (int part = at; part < at + row.height(); part++) {
            heighten(sheet.getRow(part), Math.min(CellSpace.HIGHEST, needed / row.height()));
        }
    }

    private static void heighten(@Nullable Row row, float needed) {
        if (row != null && !row.getZeroHeight() && row.getHeightInPoints() < needed) {
            row.setHeightInPoints(needed);
        }
    }

    /** Excel reads {@code _x0041_} as a character's number. */
    private static String escaped(String text) {
        return text.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_");
    }
}
