package jp.csirt.incident.export.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import jp.csirt.incident.export.office.Filling.Items;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Excelへの差込み")
class ExcelTemplateTest {

    private static final String LONG = "漢字かな交じりの長い文。".repeat(4000);

    private static XSSFSheet filled(Filling filling, Consumer<XSSFSheet> template) {
        try (var workbook = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            template.accept(workbook.createSheet("様式"));
            workbook.write(out);
            byte[] file = ExcelTemplate.fill(out.toByteArray(), filling);
            return new XSSFWorkbook(new ByteArrayInputStream(file)).getSheetAt(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void row(XSSFSheet sheet, int at, String... texts) {
        var row = sheet.createRow(at);
        for (int column = 0; column < texts.length; column++) {
            row.createCell(column).setCellValue(texts[column]);
        }
    }

    private static String text(XSSFSheet sheet, int row, int column) {
        return sheet.getRow(row).getCell(column).getStringCellValue();
    }

    private static Filling one(String text) {
        return new Filling(Map.of("件名", text), Map.of());
    }

    @Test
    @DisplayName("値は常に文字列で、式に見えるものは編集しても文字列のまま")
    void a_value_is_a_text() {
        XSSFSheet sheet = filled(one("=cmd()|' /C calc'!A0"), template -> row(template, 0, "{{件名}}", "計 {{件名}}"));

        assertThat(sheet.getRow(0).getCell(0).getCellType()).isEqualTo(CellType.STRING);
        assertThat(text(sheet, 0, 0)).isEqualTo("=cmd()|' /C calc'!A0");
        assertThat(sheet.getRow(0).getCell(0).getCellStyle().getQuotePrefixed()).isTrue();
        assertThat(text(sheet, 0, 1)).isEqualTo("計 =cmd()|' /C calc'!A0");
        assertThat(sheet.getRow(0).getCell(1).getCellStyle().getQuotePrefixed()).isFalse();
    }

    @Test
    @DisplayName("Excelが文字番号と読む書き方も、書いたとおりに残る")
    void escapes_of_excel_stay_as_written() {
        assertThat(text(filled(one("_x0041_ \u0001𠮷"), template -> row(template, 0, "{{件名}}")), 0, 0))
                .isEqualTo("_x0041_ \uFFFD𠮷");
    }

    @Test
    @DisplayName("一つのセルに入らない長い文は、失われずに下の行へ続き、それより下は順に下がる")
    void a_long_text_goes_on_below() {
        XSSFSheet sheet = filled(one(LONG), template -> {
            row(template, 0, "件名", "{{件名}}");
            row(template, 1, "次");
            template.setColumnWidth(1, 60 * 256);
            template.addMergedRegion(new CellRangeAddress(0, 0, 1, 2));
        });
        int last = sheet.getLastRowNum();
        String all = IntStream.range(0, last).mapToObj(at -> text(sheet, at, 1)).reduce("", String::concat);

        assertThat(all).isEqualTo(LONG);
        assertThat(last).isGreaterThan(2);
        assertThat(text(sheet, last, 0)).isEqualTo("次");
        assertThat(sheet.getMergedRegions()).hasSize(last);
        assertThat(sheet.getRow(0).getHeightInPoints()).isBetween(300f, 409f);
        assertThat(sheet.getRow(0).getCell(1).getCellStyle().getWrapText()).isTrue();
    }

    @Test
    @DisplayName("一覧の行は、二行を結合した方眼紙でも、結合と高さごと件数だけ増える")
    void merged_rows_repeat_as_a_block() {
        XSSFSheet sheet = filled(WordTemplateTest.FILLING, template -> {
            row(template, 0, "経過", "日時", "内容");
            row(template, 1, "", "{{経過.日時}}", "{{経過.内容}}", "済");
            row(template, 2, "", "", "");
            row(template, 3, "次", "{{機器.名称}}", "{{機器.数}}");
            template.getRow(2).setHeightInPoints(33);
            template.addMergedRegion(new CellRangeAddress(0, 2, 0, 0));
            template.addMergedRegion(new CellRangeAddress(1, 2, 1, 1));
            template.addMergedRegion(new CellRangeAddress(1, 2, 2, 2));
        });

        assertThat(text(sheet, 1, 1)).isEqualTo("9時");
        assertThat(text(sheet, 3, 1)).isEqualTo("10時");
        assertThat(text(sheet, 3, 2)).isEqualTo("二");
        assertThat(text(sheet, 3, 3)).isEqualTo("済");
        assertThat(text(sheet, 5, 0)).isEqualTo("次");
        assertThat(text(sheet, 5, 1)).isEqualTo("該当なし");
        assertThat(text(sheet, 5, 2)).isEmpty();
        assertThat(sheet.getRow(4).getHeightInPoints()).isEqualTo(33);
        assertThat(sheet.getMergedRegions().stream().map(CellRangeAddress::formatAsString))
                .containsExactlyInAnyOrder("A1:A5", "B2:B3", "C2:C3", "B4:B5", "C4:C5");
    }

    @Test
    @DisplayName("ヘッダーとフッターにも入り、記号は書式にならない")
    void headers_and_footers_are_filled() {
        XSSFSheet sheet = filled(one("&P 7&\n次" + "長".repeat(500)), template -> {
            template.getHeader().setLeft("&8{{件名}}");
            template.getFooter().setRight("&P / &N {{知らない}}");
        });

        assertThat(sheet.getHeader().getLeft()).startsWith("&8&&P 7&& 次長").hasSizeLessThan(90);
        assertThat(sheet.getFooter().getRight()).isEqualTo("&P / &N {{知らない}}");
    }

    @Test
    @DisplayName("三百件の一覧も順に入る")
    void long_lists_keep_their_order() {
        var rows =
                IntStream.range(0, 300).mapToObj(at -> Map.of("内容", "行" + at)).toList();
        var filling = new Filling(Map.of(), Map.of("経過", new Items(List.of("内容"), "", rows)));
        XSSFSheet sheet = filled(filling, template -> {
            row(template, 0, "{{経過.内容}}");
            row(template, 1, "以上");
        });

        assertThat(IntStream.range(0, 300).mapToObj(at -> text(sheet, at, 0)))
                .containsExactlyElementsOf(
                        rows.stream().map(row -> row.get("内容")).toList());
        assertThat(text(sheet, 300, 0)).isEqualTo("以上");
    }
}
