package jp.csirt.incident.export.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PrintableTextTest {
    private final PrintableText text = new PrintableText(new PaperFonts()::canDraw);

    @Test
    @DisplayName("書体にある文字と記号はそのまま印字する")
    void drawable_characters_stay() {
        assertThat(text.apply("髙﨑 ①Ⅲ㈱ ﾊﾝｶｸ ￥～－∥ \uFA19")).isEqualTo("髙﨑 ①Ⅲ㈱ ﾊﾝｶｸ ￥～－∥ \uFA19");
        assertThat(text.missing()).isEmpty();
        assertThat(text.leftOut()).isEmpty();
    }

    @Test
    @DisplayName("字形のない文字、外字、制御文字は〓とする")
    void characters_without_a_glyph_become_geta() {
        assertThat(text.apply("𠮷\uE000\u0007\uD800𠮷")).isEqualTo("〓〓〓〓〓");
        assertThat(text.missing()).containsExactly("U+20BB7", "U+E000", "U+0007", "U+D800");
    }

    @Test
    @DisplayName("書字方向の制御文字と異体字セレクタは除く")
    void format_characters_are_left_out() {
        assertThat(text.apply("a\u202Eb\u200F\u2066c\u200B\uFEFF葛\uDB40\uDD00\uFE0F"))
                .isEqualTo("abc葛");
        assertThat(text.leftOut())
                .containsExactly("U+202E", "U+200F", "U+2066", "U+200B", "U+FEFF", "U+E0100", "U+FE0F");
    }

    @Test
    @DisplayName("分かれた濁点は合成し、漢字は別の字に変えない")
    void marks_are_composed_but_ideographs_kept() {
        assertThat(text.apply("か\u3099ハ\u309Ae\u0301")).isEqualTo("がパé");
        assertThat(text.apply("\uFA10\uFA19")).isEqualTo("\uFA10\uFA19");
    }

    @Test
    @DisplayName("改行は一つの形にそろえる")
    void line_ends_are_alike() {
        assertThat(text.apply("a\r\nb\rc\u2028d\u0085e\tf")).isEqualTo("a\nb\nc\nd\ne\n".substring(0, 9) + "    f");
    }
}
