package jp.csirt.incident.export.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OnePageTest {
    private static final PdfRenderer RENDERER = new PdfRenderer();

    @Test
    @DisplayName("収まる様式は一枚に収め、続紙を付けない")
    void form_that_fits_is_one_page() throws IOException {
        var pages = pages(Papers.onePage("侵入経路は調査している。", 26, 3));
        assertThat(pages).hasSize(1);
        assertThat(pages.getFirst()).contains("〈行3〉", "以上").doesNotContain("続紙");
    }

    @Test
    @DisplayName("長い文と長い表は続紙に全文を載せ、様式は一枚のままとする")
    void long_texts_and_tables_go_on_continuation_sheets() throws IOException {
        var text = "始まり。" + "確認中。".repeat(500) + "終わり。";
        var pages = pages(Papers.onePage(text, 26, 60));
        assertThat(pages.getFirst())
                .contains("項目1", "項目26", "…（続紙1へ続く）", "…（続紙26へ続く）", "全60件（続紙27のとおり）")
                .doesNotContain("終わり。");
        assertThat(pages.get(1)).contains("続紙", "続紙1項目1");
        assertThat(String.join("", pages.subList(1, pages.size()))).contains("終わり。", "続紙27事実経過", "〈行60〉", "以上");
    }

    @Test
    @DisplayName("様式に残すのは収まる限りの長さとする")
    void form_keeps_as_much_as_fits() throws IOException {
        var text = "確認中。".repeat(60);
        assertThat(pages(Papers.onePage(text, 8, 2))).hasSize(1);
        assertThat(pages(Papers.onePage(text, 12, 2)).getFirst()).contains("確認中。".repeat(20), "…（続紙");
    }

    @Test
    @DisplayName("画面では続紙に分けない")
    void screen_stays_whole() {
        var text = "確認中。".repeat(500);
        assertThat(new HtmlRenderer().render(Papers.onePage(text, 26, 2)))
                .contains(text)
                .doesNotContain("続紙");
    }

    /** The text of each page, without white space. */
    private static List<String> pages(Paper paper) throws IOException {
        var pages = new ArrayList<String>();
        try (var pdf = Loader.loadPDF(RENDERER.render(paper))) {
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(pdf).replaceAll("[\\s　]", ""));
            }
        }
        return pages;
    }
}
