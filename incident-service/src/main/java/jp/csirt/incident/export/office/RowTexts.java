package jp.csirt.incident.export.office;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * 雛形の一行: the texts of its cells by column.
 *
 * @param height how many rows belong together, because cells with placeholders are merged over them (方眼紙)
 */
record RowTexts(SequencedMap<Integer, String> written, Map<Integer, CellSpace> spaces, int height) {

    static RowTexts of(Row row, XSSFSheet sheet, MergedCells merged) {
        var written = new LinkedHashMap<Integer, String>();
        var spaces = new TreeMap<Integer, CellSpace>();
        int height = 1;
        for (Cell cell : row) {
            String text = ExcelTemplate.text(cell);
            if (!text.isEmpty()) {
                CellRangeAddress region = merged.around(cell);
                written.put(cell.getColumnIndex(), text);
                spaces.put(cell.getColumnIndex(), CellSpace.of(cell, region, sheet));
                height = Placeholder.in(text).isEmpty()
                        ? height
                        : Math.max(height, region.getLastRow() - row.getRowNum() + 1);
            }
        }
        return new RowTexts(written, spaces, height);
    }

    /** The room that the cell of the column has. */
    CellSpace space(int column) {
        return Objects.requireNonNull(spaces.get(column));
    }

    /** The texts with their placeholders filled, in as many rows as they need. */
    List<SortedMap<Integer, String>> filled(Values values) {
        var rows = new ArrayList<SortedMap<Integer, String>>();
        rows.add(new TreeMap<>());
        written.forEach((column, text) -> {
            List<String> pieces = space(column).pieces(Placeholder.fill(text, values));
            for (int at = 0; at < pieces.size(); at++) {
                if (at == rows.size()) {
                    rows.add(new TreeMap<>());
                }
                rows.get(at).put(column, pieces.get(at));
            }
        });
        return rows;
    }
}
