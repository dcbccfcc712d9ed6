package jp.csirt.incident.export.template;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipInputStream;
import jp.csirt.incident.export.form.FormDocument;
import jp.csirt.incident.export.form.FormField;
import jp.csirt.incident.export.form.FormGroup;
import jp.csirt.incident.export.form.FormTable;
import jp.csirt.incident.export.render.Paper.Column;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The built-in Excel template of a form: one sheet of small squares (方眼紙), as wide as A4. */
final class BuiltInExcel {

    private static final int SQUARES = 20;
    private static final int SQUARE_WIDTH = 4 * 256 + 128;
    private static final int LABEL = 6;

    private final XSSFWorkbook workbook;
    private final XSSFSheet sheet;
    private final BuiltInStyles styles;
    private int next;

    private BuiltInExcel(XSSFWorkbook workbook, String name) {
        this.workbook = workbook;
        this.sheet = workbook.createSheet(name);
        this.styles = new BuiltInStyles(workbook);
    }

    static Map<String, byte[]> of(FormDocument sample) {
        return made(sample.form().shortTitle(), BuiltIn.head(sample), template -> template.draw(sample));
    }

    /** Every field of any form, a row each. */
    static Map<String, byte[]> ofAny() {
        return made("様式", BuiltIn.head(), BuiltInExcel::drawAny);
    }

    private static Map<String, byte[]> made(String name, List<List<String>> head, Consumer<BuiltInExcel> drawing) {
        try (var workbook = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var template = new BuiltInExcel(workbook, name);
            template.setUpPage(name, BuiltIn.top(head));
            drawing.accept(template);
            template.line(template.styles.end, "以　上");
            workbook.write(out);
            return parts(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> parts(byte[] file) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private void draw(FormDocument sample) {
        if (!sample.seals().isEmpty()) {
            drawSeals(sample.seals().size());
        }
        drawHead(BuiltIn.head(sample));
        BuiltIn.ownHead(sample).forEach(field -> two(BuiltIn.label(field), BuiltIn.value(field)));
        for (int at = 0; at < sample.groups().size(); at++) {
            draw(at + 1, sample.groups().get(at));
        }
    }

    private void drawAny() {
        drawHead(BuiltIn.head());
        line(styles.heading, "内容");
        two("{{全項目.項目名}}", "{{全項目.内容}}");
    }

    private void drawHead(List<List<String>> head) {
        line(styles.mark, "{{訓練}}");
        if (head.contains(List.of("取扱区分"))) {
            line(styles.bold, "{{取扱区分}}");
        }
        line(styles.title, "{{様式名}}");
        for (List<String> keys : head) {
            String first = keys.getFirst();
            if (keys.size() > 1) {
                four(
                        BuiltIn.headLabel(first),
                        BuiltIn.value(first),
                        BuiltIn.headLabel(keys.getLast()),
                        BuiltIn.value(keys.getLast()));
            } else {
                two(BuiltIn.headLabel(first), BuiltIn.value(first));
            }
        }
    }

    private void setUpPage(String title, List<String> top) {
        workbook.getProperties()
                .getCoreProperties()
                .getUnderlyingProperties()
                .setCreatedProperty(Optional.of(Date.from(Instant.parse("2026-04-01T00:00:00Z"))));
        workbook.getProperties().getCoreProperties().setCreator("");
        workbook.getProperties().getCoreProperties().setTitle(title);
        for (int at = 0; at < SQUARES; at++) {
            sheet.setColumnWidth(at, SQUARE_WIDTH);
        }
        sheet.setFitToPage(true);
        sheet.setDisplayGridlines(false);
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.getHeader().setLeft("&8" + top.getFirst());
        sheet.getHeader().setRight("&9" + top.getLast());
        sheet.getFooter().setLeft("&8{{改ざん検知情報}}");
        sheet.getFooter().setRight("&8&P / &N ページ");
    }

    private void drawSeals(int boxes) {
        int width = 3;
        int side = SQUARES - boxes * width - 1;
        for (String suffix : List.of("の職", "")) {
            int row = newRow(suffix.isEmpty() ? 54 : 26);
            cell(row, side, side, styles.seal, suffix.isEmpty() ? "" : "決裁欄");
            for (int at = 0; at < boxes; at++) {
                int from = side + 1 + at * width;
                cell(row, from, from + width - 1, styles.seal, BuiltIn.value("決裁欄" + (at + 1) + suffix));
            }
        }
        sheet.addMergedRegion(new CellRangeAddress(next - 2, next - 1, side, side));
    }

    private void draw(int n, FormGroup group) {
        line(styles.heading, n + "　" + group.title());
        for (FormField field : group.fields()) {
            FormTable table = field.table();
            if (table == null) {
                two(BuiltIn.label(field), BuiltIn.value(field));
            } else {
                list(field, table);
            }
        }
    }

    private void list(FormField field, FormTable table) {
        line(styles.bold, BuiltIn.label(field));
        int titles = newRow(16);
        int texts = newRow(16);
        int from = 0;
        int percent = 0;
        for (Column column : table.columns()) {
            percent += column.widthPercent();
            boolean last = column.equals(table.columns().getLast());
            int to = last ? SQUARES - 1 : Math.max(from, Math.round(percent * SQUARES / 100f) - 1);
            cell(titles, from, to, styles.label, column.title());
            cell(texts, from, to, styles.value, BuiltIn.value(FormSample.key(field) + "." + column.title()));
            from = to + 1;
        }
    }

    private void four(String label, String value, String other, String otherValue) {
        int row = newRow(18);
        cell(row, 0, 3, styles.label, label);
        cell(row, 4, 9, styles.value, value);
        cell(row, 10, 13, styles.label, other);
        cell(row, 14, SQUARES - 1, styles.value, otherValue);
    }

    private void two(String label, String value) {
        int row = newRow(label.length() > 12 ? 30 : 18);
        cell(row, 0, LABEL - 1, styles.label, label);
        cell(row, LABEL, SQUARES - 1, styles.value, value);
    }

    private void line(XSSFCellStyle style, String text) {
        cell(newRow(style.getFont().getFontHeightInPoints() * 1.8f), 0, SQUARES - 1, style, text);
    }

    private int newRow(float height) {
        sheet.createRow(next).setHeightInPoints(height);
        return next++;
    }

    private void cell(int row, int from, int to, XSSFCellStyle style, String text) {
        for (int at = from; at <= to; at++) {
            sheet.getRow(row).createCell(at).setCellStyle(style);
        }
        if (!text.isEmpty()) {
            sheet.getRow(row).getCell(from).setCellValue(text);
        }
        if (to > from) {
            sheet.addMergedRegion(new CellRangeAddress(row, row, from, to));
        }
    }
}
