package jp.csirt.incident.export.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import jp.csirt.incident.export.office.TemplateRefused.Why;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("雛形の受入れの検査")
class OfficeCheckTest {

    private static final String WORD = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private static byte[] plain(OfficeType type) throws IOException {
        try (var out = new ByteArrayOutputStream();
                var document = new XWPFDocument();
                var workbook = new XSSFWorkbook()) {
            document.createParagraph().createRun().setText("{{件名}}");
            workbook.createSheet("様式").createRow(0).createCell(0).setCellValue("{{件名}}");
            if (type == OfficeType.DOCX) {
                document.write(out);
            } else {
                workbook.write(out);
            }
            return out.toByteArray();
        }
    }

    private static byte[] with(OfficeType type, Consumer<SequencedMap<String, byte[]>> change) throws IOException {
        var parts = new LinkedHashMap<>(OfficeZip.read(plain(type)));
        change.accept(parts);
        return OfficeZip.write(parts);
    }

    private static byte[] with(OfficeType type, String name, String part) throws IOException {
        return with(type, parts -> parts.put(name, part.getBytes(StandardCharsets.UTF_8)));
    }

    private static Why refused(byte[] file, OfficeType type) {
        var refused = catchThrowableOfType(TemplateRefused.class, () -> OfficeCheck.check(file, type));
        assertThat(refused).isNotNull();
        assertThat(refused).hasMessageMatching("(?s).*[ぁ-ん].*");
        return refused.why();
    }

    @ParameterizedTest
    @EnumSource(OfficeType.class)
    @DisplayName("ふつうのファイルは受け入れる")
    void plain_files_pass(OfficeType type) throws IOException {
        byte[] file = plain(type);
        assertThatCode(() -> OfficeCheck.check(file, type)).doesNotThrowAnyException();
        OfficeType other = type == OfficeType.DOCX ? OfficeType.XLSX : OfficeType.DOCX;
        assertThat(refused(file, other)).isEqualTo(Why.NOT_OFFICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "word/vbaProject.bin",
                "word/vbaData.xml",
                "word/activeX/activeX1.xml",
                "word/embeddings/oleObject1.bin",
                "xl/macrosheets/sheet1.xml"
            })
    @DisplayName("動くものがあれば断る")
    void what_runs_is_refused(String part) throws IOException {
        assertThat(refused(with(OfficeType.DOCX, part, "<x/>"), OfficeType.DOCX))
                .isEqualTo(Why.MACRO);
    }

    @Test
    @DisplayName("マクロ有効形式は、拡張子を変えても断る")
    void macro_enabled_files_are_refused() throws IOException {
        byte[] file = with(
                OfficeType.XLSX,
                parts -> parts.computeIfPresent(
                        "[Content_Types].xml",
                        (_, types) -> new String(types, StandardCharsets.UTF_8)
                                .replace(
                                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                                        "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(refused(file, OfficeType.XLSX)).isEqualTo(Why.MACRO);
    }

    @Test
    @DisplayName("パスワードの付いたファイルは断る")
    void encrypted_files_are_refused() throws Exception {
        try (var container = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            var encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("合言葉");
            try (var inside = encryptor.getDataStream(container)) {
                inside.write(plain(OfficeType.DOCX));
            }
            container.writeFilesystem(out);
            assertThat(refused(out.toByteArray(), OfficeType.DOCX)).isEqualTo(Why.ENCRYPTED);
        }
    }

    @Test
    @DisplayName("古い形式と壊れたファイルは断る")
    void other_files_are_refused() throws Exception {
        try (var old = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            old.writeFilesystem(out);
            assertThat(refused(out.toByteArray(), OfficeType.DOCX)).isEqualTo(Why.NOT_OFFICE);
            assertThat(refused(Arrays.copyOf(out.toByteArray(), 300), OfficeType.DOCX))
                    .isEqualTo(Why.NOT_OFFICE);
        }
        byte[] file = plain(OfficeType.DOCX);
        assertThat(refused(Arrays.copyOf(file, file.length / 2), OfficeType.DOCX))
                .isEqualTo(Why.NOT_OFFICE);
        assertThat(refused(new byte[0], OfficeType.XLSX)).isEqualTo(Why.NOT_OFFICE);
        assertThat(refused(new byte[OfficeCheck.LIMIT + 1], OfficeType.XLSX)).isEqualTo(Why.TOO_LARGE);
    }

    @Test
    @DisplayName("展開すると大きくなるファイルと、部品の多すぎるファイルは断る")
    void bombs_are_refused() throws IOException {
        byte[] swollen = with(OfficeType.DOCX, parts -> parts.put("word/media/image1.png", new byte[30 << 20]));
        assertThat(swollen.length).isLessThan(OfficeCheck.LIMIT);
        assertThat(refused(swollen, OfficeType.DOCX)).isEqualTo(Why.ZIP_BOMB);
        byte[] crowded = with(OfficeType.DOCX, parts -> {
            for (int at = 0; at < 2100; at++) {
                parts.put("word/media/" + at, new byte[0]);
            }
        });
        assertThat(refused(crowded, OfficeType.DOCX)).isEqualTo(Why.ZIP_BOMB);
    }

    @ParameterizedTest
    @CsvSource({
        "attachedTemplate, 'http://192.0.2.1/x.dotm', External",
        "image, 'file:///c:/x.png', External",
        "image, '//192.0.2.1/x.png', ''",
        "oleObject, 'x.bin', External",
        "frame, '\\\\192.0.2.1\\x', External"
    })
    @DisplayName("開くと外へ取りに行くつながりは断る")
    void references_to_the_outside_are_refused(String type, String target, String mode) throws IOException {
        assertThat(refused(related(type, target, mode), OfficeType.DOCX)).isEqualTo(Why.EXTERNAL_LINK);
    }

    private static byte[] related(String type, String target, String mode) throws IOException {
        return with(OfficeType.DOCX, "word/_rels/header9.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"\
                 Target="%s" %s/></Relationships>""".formatted(
                        type, target, mode.isEmpty() ? "" : "TargetMode=\"" + mode + "\""));
    }

    @Test
    @DisplayName("ハイパーリンクは外を指してよい")
    void hyperlinks_pass() throws IOException {
        byte[] file = related("hyperlink", "https://www.example.jp/", "External");
        assertThatCode(() -> OfficeCheck.check(file, OfficeType.DOCX)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<w:fldSimple w:instr=' INCLUDETEXT \"c:\\\\x\" '/>",
                "<w:fldSimple w:instr='includepicture x'/>",
                "<w:fldChar w:fldCharType='begin'/><w:instrText> DD</w:instrText><w:instrText>EAUTO x y</w:instrText><w:fldChar w:fldCharType='separate'/>",
                "<w:fldChar w:fldCharType='begin'/><w:instrText>D</w:instrText><w:fldChar w:fldCharType='begin'/><w:instrText>QUOTE 68</w:instrText>",
                "<w:altChunk/>"
            })
    @DisplayName("外を取り込むフィールドは、分けて書かれていても断る")
    void fetching_fields_are_refused(String content) throws IOException {
        byte[] file = with(OfficeType.DOCX, "word/footnotes.xml", "<w:p %s>%s</w:p>".formatted(WORD, content));
        assertThat(refused(file, OfficeType.DOCX)).isEqualTo(Why.EXTERNAL_LINK);
    }

    @Test
    @DisplayName("ページ番号のフィールドは使える")
    void page_numbers_pass() throws IOException {
        byte[] file = with(
                OfficeType.DOCX, "word/footnotes.xml", "<w:p %s><w:fldSimple w:instr=' PAGE '/></w:p>".formatted(WORD));
        assertThatCode(() -> OfficeCheck.check(file, OfficeType.DOCX)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "xl/worksheets/sheet9.xml, '<f>WEBSERVICE(\"http://192.0.2.1\")</f>'",
        "xl/externalLinks/externalLink1.xml, <x/>",
        "xl/connections.xml, <x/>",
        "xl/other.xml, <ddeLink/>"
    })
    @DisplayName("Excelの外部データも断る")
    void external_data_is_refused(String name, String part) throws IOException {
        assertThat(refused(with(OfficeType.XLSX, name, part), OfficeType.XLSX)).isEqualTo(Why.EXTERNAL_LINK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>", "<x>", "", "DEEP"})
    @DisplayName("DOCTYPEのある部品、読めない部品、入れ子の深すぎる部品は断る")
    void unsound_parts_are_refused(String part) throws IOException {
        String content = part.equals("DEEP") ? "<x>".repeat(5000) + "</x>".repeat(5000) : part;
        assertThat(refused(with(OfficeType.DOCX, "word/comments.xml", content), OfficeType.DOCX))
                .isEqualTo(Why.NOT_OFFICE);
    }

    @Test
    @DisplayName("部品どうしが食い違い開けないファイルは、試しに差し込んで断る")
    void files_that_contradict_themselves_are_refused() throws IOException {
        byte[] file = with(OfficeType.XLSX, "xl/worksheets/sheet1.xml", "<worksheet/>");
        var refused = catchThrowableOfType(
                TemplateRefused.class,
                () -> OfficeCheck.tryOut(file, OfficeType.XLSX, new Filling(Map.of(), Map.of())));
        assertThat(refused.why()).isEqualTo(Why.NOT_OFFICE);
    }
}
