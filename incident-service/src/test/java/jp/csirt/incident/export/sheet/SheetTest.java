package jp.csirt.incident.export.sheet;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import jp.csirt.incident.export.sheet.Sheet.SheetColumn;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("表の出力")
class SheetTest {

    private static Sheet sheet(String... cells) {
        return new Sheet("台帳 2026年度", List.of(new SheetColumn("件名", 20)), List.of(List.of(cells)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "紛失|\"紛失\"",
                "=cmd()|\"'=cmd()\"",
                "+81|\"'+81\"",
                "-1|\"'-1\"",
                "@x|\"'@x\"",
                "a=b|\"a=b\"",
                "a\"b|\"a\"\"b\"",
                "a,b|\"a,b\"",
                "``|\"\"",
            })
    @DisplayName("CSVのセルは引用符で囲み、数式と読まれるものには ' を付ける")
    void a_cell_is_never_a_formula(String text, String cell) {
        assertThat(new String(CsvSheet.of(sheet(text)), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF\"件名\"\r\n" + cell + "\r\n");
    }

    @Test
    @DisplayName("改行はセルの中に残り、タブとCRで始まるセルも数式ではない")
    void line_feeds_stay_within_the_cell() {
        assertThat(new String(CsvSheet.of(sheet("\t1")), StandardCharsets.UTF_8))
                .endsWith("\"'\t1\"\r\n");
        assertThat(new String(CsvSheet.of(sheet("\r1")), StandardCharsets.UTF_8))
                .endsWith("\"'\r1\"\r\n");
        assertThat(new String(CsvSheet.of(sheet("一\n二")), StandardCharsets.UTF_8))
                .endsWith("\"一\n二\"\r\n");
    }

    @Test
    @DisplayName("Excelのセルは文字列で、長すぎるものは次の行に続き、どの文字でも開ける")
    void an_excel_cell_is_a_text() throws IOException {
        String hostile = "=cmd() 𠮷 \u202E <script> \u0001";
        byte[] file = XlsxSheet.of(new Sheet(
                "台帳 2026年度",
                List.of(new SheetColumn("件名", 20), new SheetColumn("概要", 60)),
                List.of(List.of(hostile, "長".repeat(40_000)))));

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var page = workbook.getSheet("台帳 2026年度");
            assertThat(page.getRow(0).getCell(1).getStringCellValue()).isEqualTo("概要");
            assertThat(page.getRow(1).getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(page.getRow(1).getCell(0).getStringCellValue()).startsWith("=cmd() 𠮷");
            assertThat(StreamSupport.stream(page.spliterator(), false)
                            .skip(1)
                            .map(row -> row.getCell(1).getStringCellValue())
                            .collect(joining()))
                    .isEqualTo("長".repeat(40_000));
            assertThat(StreamSupport.stream(page.spliterator(), false).skip(2))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.getCell(0).getStringCellValue())
                            .startsWith("=cmd() 𠮷")
                            .endsWith("（続き）"));
            assertThat(page.getRepeatingRows().getLastRow()).isZero();
            assertThat(page.getPrintSetup().getLandscape()).isTrue();
        }
    }

    @Test
    @DisplayName("数の列の数は数として書き、ほかの文はそのまま書く")
    void numbers_are_numbers() throws IOException {
        byte[] file = XlsxSheet.of(new Sheet(
                "数",
                List.of(SheetColumn.ofNumbers("人数", 8), new SheetColumn("番号", 8)),
                List.of(List.of("12", "12"), List.of("確認中", "一"), List.of("", "9".repeat(40)))));

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var page = workbook.getSheetAt(0);
            assertThat(page.getRow(1).getCell(0).getNumericCellValue()).isEqualTo(12);
            assertThat(page.getRow(1).getCell(1).getStringCellValue()).isEqualTo("12");
            assertThat(page.getRow(2).getCell(0).getStringCellValue()).isEqualTo("確認中");
            assertThat(page.getRow(3).getCell(0).getStringCellValue()).isEmpty();
            assertThat(page.getRow(3).getCell(1).getStringCellValue()).hasSize(40);
        }
    }

    @Test
    @DisplayName("行のない表もできる")
    void an_empty_table_is_a_table() throws IOException {
        byte[] file = XlsxSheet.of(new Sheet("空", List.of(new SheetColumn("件名", 20)), List.of()));

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isZero();
        }
    }
}
