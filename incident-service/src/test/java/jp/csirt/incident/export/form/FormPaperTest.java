package jp.csirt.incident.export.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.csirt.incident.export.render.HtmlRenderer;
import jp.csirt.incident.export.render.PdfRenderer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class FormPaperTest {
    private static final PdfRenderer PDF = new PdfRenderer();
    private static final HtmlRenderer HTML = new HtmlRenderer();

    @BeforeAll
    static void useTheGreenfieldParser() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    static Stream<Arguments> papers() {
        return Stream.of(Stories.minimal(), Stories.full())
                .flatMap(story -> Stream.of(Form.values()).map(form -> FormPaper.of(form.fill(story.facts()))))
                .map(PDF::render)
                .flatMap(pdf -> Stream.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)
                        .map(flavour -> Arguments.of(flavour, pdf)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("papers")
    @DisplayName("どちらの様式も PDF/A-2a と PDF/UA-1 に適合する")
    void forms_conform_to_archive_and_accessibility_standards(PDFAFlavour flavour, byte[] pdf) throws Exception {
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            assertThat(validator.validate(parser).getTestAssertions()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    @DisplayName("300件の記録と200件の資産も、何も落とさず印字できる")
    void long_incident_is_printed(Form form) throws Exception {
        FormDocument filled = form.fill(LongStory.told().facts());
        try (var pdf = Loader.loadPDF(PDF.render(FormPaper.of(filled)))) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("以　上");
            filled.fields()
                    .map(FormField::table)
                    .filter(Objects::nonNull)
                    .flatMap(table -> table.rows().stream())
                    .map(List::getFirst)
                    .filter(cell -> cell.startsWith("台帳"))
                    .forEach(cell -> assertThat(text).contains(cell));
        }
    }

    @Test
    @DisplayName("E.3 第一報はA4一枚に収まり、長いものだけが続紙へ続く")
    void first_report_fits_on_one_page() throws Exception {
        try (var pdf = Loader.loadPDF(
                PDF.render(FormPaper.of(Form.FIRST.fill(Stories.minimal().facts()))))) {
            assertThat(pdf.getNumberOfPages()).isOne();
        }
        try (var pdf = Loader.loadPDF(
                PDF.render(FormPaper.of(Form.FIRST.fill(Stories.full().facts()))))) {
            var page = new PDFTextStripper();
            page.setEndPage(1);
            assertThat(page.getText(pdf)).contains("連絡先", "続紙");
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    @DisplayName("極端な記入でも印字でき、マークアップにならない")
    void hostile_incident_is_printed(Form form) throws Exception {
        var paper = FormPaper.of(form.fill(Stories.hostile().facts()));
        assertThat(HTML.render(paper)).doesNotContain("<script>alert").contains("【訓練】");
        try (var pdf = Loader.loadPDF(PDF.render(paper))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("【訓練】", "以　上");
            assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
        }
    }
}
