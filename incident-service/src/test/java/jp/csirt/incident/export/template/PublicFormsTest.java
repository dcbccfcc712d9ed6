package jp.csirt.incident.export.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.form.FormDocument;
import jp.csirt.incident.export.form.FormJson;
import jp.csirt.incident.export.form.FormPaper;
import jp.csirt.incident.export.form.Stories;
import jp.csirt.incident.export.office.OfficeType;
import jp.csirt.incident.export.render.HtmlRenderer;
import jp.csirt.incident.export.render.PdfRenderer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("庁外に出す様式")
class PublicFormsTest {

    private static final String[] OF_THE_HOUSE = {
        "SHIME-2026", "管理番号", "機密性", "TLP", "決裁", "保存期間", "宛先", "作成者", "セキュリティ責任者", "情報政策課", "総務課長", "副町長", "主査", "苦情"
    };
    private static final OfficeForms FORMS = new OfficeForms();

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"SUBJECT_NOTICE", "DISCLOSURE"})
    @DisplayName("C.1 本人への通知と公表文は、どの形式にも庁内の番号、取扱い、決裁、職名を載せない")
    void papers_for_the_public_tell_nothing_of_the_house(Form form) throws IOException {
        FormDocument document = form.fill(Stories.full().facts());
        byte[] pdf = new PdfRenderer().render(FormPaper.of(document));
        try (var file = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(file)).contains("志免町").doesNotContain(OF_THE_HOUSE);
            assertThat(file.getDocumentInformation().getTitle()).doesNotContain(OF_THE_HOUSE);
            assertThat(new String(file.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .doesNotContain(OF_THE_HOUSE);
        }
        assertThat(new HtmlRenderer().render(FormPaper.of(document)).replaceAll("(?s)<style.*?</style>", ""))
                .contains("志免町")
                .doesNotContain(OF_THE_HOUSE);
        for (OfficeType type : OfficeType.values()) {
            assertThat(parts(FORMS.write(document, type, FORMS.builtIn(form, type))))
                    .contains("志免町")
                    .doesNotContain(OF_THE_HOUSE);
        }
        assertThat(JsonMapper.shared().writeValueAsString(FormJson.of(document).groups()))
                .contains("志免町")
                .doesNotContain(OF_THE_HOUSE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"FIRST", "PPC", "RANSOMWARE", "DDOS"})
    @DisplayName("E.3 官公署への様式は、庁内の決裁と文書の区分に代えて、共有の範囲を示す")
    void papers_for_authorities_bear_how_far_they_may_go(Form form) {
        FormDocument document = form.fill(Stories.full().facts());

        assertThat(document.text("H09")).isEqualTo(form == Form.FIRST ? "TLP:AMBER" : "TLP:AMBER+STRICT");
        assertThat(document.text("H06")).isEqualTo(form == Form.PPC ? "個人情報保護委員会" : "総務省、福岡県");
        assertThat(document.text("H08") + document.text("H10")).isEmpty();
        assertThat(document.seals()).isEmpty();
    }

    /** All that is written in the file; names of styles are no part of it. */
    private static String parts(byte[] file) throws IOException {
        var all = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.append(
                        entry.getName().endsWith("styles.xml")
                                ? ""
                                : new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }
}
