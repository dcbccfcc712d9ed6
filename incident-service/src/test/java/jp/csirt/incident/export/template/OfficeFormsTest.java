package jp.csirt.incident.export.template;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.form.FormDocument;
import jp.csirt.incident.export.form.FormField;
import jp.csirt.incident.export.form.Stories;
import jp.csirt.incident.export.office.OfficeType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("様式のWord・Excelファイル")
class OfficeFormsTest {

    private static final OfficeForms FORMS = new OfficeForms();

    static Stream<Arguments> documents() {
        return Stream.of(Stories.minimal(), Stories.full(), Stories.hostile())
                .flatMap(story -> Stream.of(Form.values()).map(form -> form.fill(story.facts())))
                .flatMap(document -> Stream.of(OfficeType.values()).map(type -> Arguments.of(document, type)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    @DisplayName("全ての項目が紙面と同じ文で載り、差込項目は残らない")
    void every_field_is_in_the_file(FormDocument document, OfficeType type) {
        String text = squeezed(text(FORMS.write(document, type, FORMS.builtIn(document.form(), type)), type));

        assertThat(text).doesNotContain("{{の", "の項目名}}", ".内容}}");
        assertThat(document.fields()
                        .filter(field -> !field.fieldId().equals("H08"))
                        .flatMap(OfficeFormsTest::printed))
                .allSatisfy(printed -> assertThat(text).contains(squeezed(printed)));
        document.seals().forEach(seal -> assertThat(text).contains(squeezed(seal.text()), squeezed(seal.post())));
        assertThat(text.contains("【訓練】")).isEqualTo(document.drill());
    }

    @ParameterizedTest
    @EnumSource(OfficeType.class)
    @DisplayName("同じ内容は同じバイト列になる")
    void same_document_gives_the_same_bytes(OfficeType type) {
        FormDocument document = Form.OCCURRENCE.fill(Stories.full().facts());
        assertThat(FORMS.write(document, type, FORMS.builtIn(document.form(), type)))
                .isEqualTo(FORMS.write(document, type, FORMS.builtIn(document.form(), type)));
    }

    @ParameterizedTest
    @EnumSource(OfficeType.class)
    @DisplayName("雛形のない様式は、全ての項目を順に並べた雛形で書ける")
    void any_form_can_be_written(OfficeType type) throws IOException {
        FormDocument document = Form.RESPONSE.fill(Stories.full().facts());
        byte[] any = Files.readAllBytes(Path.of("src/main/resources/office/form." + type.extension()));
        String text = squeezed(text(FORMS.write(document, type, any), type));

        assertThat(document.groups().stream().flatMap(group -> group.fields().stream()))
                .allSatisfy(field -> assertThat(text).contains(squeezed(field.label()), squeezed(field.text())));
    }

    @ParameterizedTest
    @EnumSource(OfficeType.class)
    @DisplayName("十六件を同時に書いても、一件ずつ書いたものと同じになる")
    void sixteen_at_once_are_as_one_by_one(OfficeType type) {
        FormDocument document = Form.OCCURRENCE.fill(Stories.full().facts());
        byte[] template = FORMS.builtIn(Form.OCCURRENCE, type);
        byte[] alone = FORMS.write(document, type, template);
        try (var threads = Executors.newFixedThreadPool(16)) {
            var all = IntStream.range(0, 16)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> FORMS.write(document, type, template), threads))
                    .toList();
            assertThat(all).allSatisfy(file -> assertThat(file.join()).isEqualTo(alone));
        }
    }

    private static Stream<String> printed(FormField field) {
        var table = field.table();
        return table == null ? Stream.of(field.text()) : table.rows().stream().flatMap(List::stream);
    }

    /** Without white space, and with the marks that an office file bears for what it cannot hold. */
    private static String squeezed(String text) {
        return text.replaceAll("[\\s　]", "").replaceAll("[\\x{202A}-\\x{202E}\\x{FFFD}]", "");
    }

    private static String text(byte[] file, OfficeType type) {
        try {
            return type == OfficeType.DOCX ? words(file) : cells(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(byte[] file) throws IOException {
        try (var document = new XWPFDocument(new ByteArrayInputStream(file));
                var extractor = new XWPFWordExtractor(document)) {
            return extractor.getText();
        }
    }

    /** Column by column, so that a text that goes on in the next row is in one piece. */
    private static String cells(byte[] file) throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var sheet = workbook.getSheetAt(0);
            var cells = StreamSupport.stream(sheet.spliterator(), false)
                    .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                    .toList();
            assertThat(cells).noneMatch(cell -> cell.getCellType() == CellType.FORMULA);
            return Stream.of(
                                    sheet.getHeader().getLeft(),
                                    sheet.getHeader().getRight(),
                                    sheet.getFooter().getLeft())
                            .collect(joining("\n"))
                    + cells.stream()
                            .collect(Collectors.groupingBy(Cell::getColumnIndex, TreeMap::new, Collectors.toList()))
                            .values()
                            .stream()
                            .flatMap(List::stream)
                            .map(Cell::getStringCellValue)
                            .collect(joining("\n"));
        }
    }
}
