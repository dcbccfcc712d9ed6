package jp.csirt.incident.export.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class HtmlRendererTest {
    private static final HtmlRenderer RENDERER = new HtmlRenderer();

    @Test
    @DisplayName("書かれた記号は記号のまま示し、マークアップにしない")
    void texts_never_become_markup() {
        var page = RENDERER.render(Papers.hostile());
        assertThat(page)
                .doesNotContain("<script", "<img")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;amp;", "${7*7} [[${paper}]]", "=cmd()|");
        assertThat(page.split("</style>", -1)).hasSize(4);
        assertThat(page.substring(0, page.indexOf("</head>"))).doesNotContain("@import");
    }

    @Test
    @DisplayName("画面では文字をそのまま保つ")
    void screen_keeps_the_characters() {
        assertThat(RENDERER.render(Papers.hostile()))
                .contains("𠮷野家 😀👨‍👩‍👧 葛\uDB40\uDD00城", "עברית ☑")
                .doesNotContain("〓", "\uFFFF", "\u0007");
    }

    @Test
    @DisplayName("整形式の XHTML である")
    void page_is_well_formed() throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        var document = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(RENDERER.render(Papers.hostile()))));
        assertThat(document.getDocumentElement().getAttribute("lang")).isEqualTo("ja");
        assertThat(document.getElementsByTagName("bookmarks").getLength()).isZero();
    }

    @Test
    @DisplayName("改行ごとに段落とし、空欄は調査中とする")
    void lines_become_paragraphs_and_blanks_are_under_investigation() {
        var page = RENDERER.render(
                Papers.of(false, new Paper.Field("A1", "概要", "一行目\r\n\n三行目"), new Paper.Field("A2", "件数", " ")));
        assertThat(page).contains("<td><p>一行目</p><p></p><p>三行目</p></td>", "<td><p>調査中</p></td>", "令和8年2月20日 12時05分");
    }

    @Test
    @DisplayName("訓練の書類だけに訓練と書く")
    void only_drills_bear_the_mark() {
        assertThat(RENDERER.render(Papers.chronologyOf(1))).contains("【訓練】");
        assertThat(RENDERER.render(Papers.brief())).doesNotContain("訓練");
    }
}
