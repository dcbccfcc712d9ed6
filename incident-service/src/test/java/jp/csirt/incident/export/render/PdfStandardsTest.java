package jp.csirt.incident.export.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class PdfStandardsTest {
    private static final PdfRenderer RENDERER = new PdfRenderer();

    @BeforeAll
    static void useTheGreenfieldParser() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    static Stream<Arguments> papers() {
        var papers = Stream.of(
                Papers.brief(), Papers.chronologyOf(300), Papers.hostile(), Papers.onePage("長い文。".repeat(300), 20, 30));
        return papers.map(RENDERER::render)
                .flatMap(pdf -> Stream.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)
                        .map(flavour -> Arguments.of(flavour, pdf)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("papers")
    @DisplayName("PDF/A-2a と PDF/UA-1 に適合する")
    void pdf_conforms_to_archive_and_accessibility_standards(PDFAFlavour flavour, byte[] pdf) throws Exception {
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            var result = validator.validate(parser);
            assertThat(result.getTestAssertions()).isEmpty();
            assertThat(result.isCompliant()).isTrue();
            assertThat(result.getTotalAssertions()).isPositive();
        }
    }
}
