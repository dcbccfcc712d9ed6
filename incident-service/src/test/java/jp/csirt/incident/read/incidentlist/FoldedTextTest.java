package jp.csirt.incident.read.incidentlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("検索の照合")
class FoldedTextTest {

    @ParameterizedTest
    @DisplayName("読みの同じものは同じ文字列になる")
    @CsvSource({
        "ＬＡＮケーブル, lanけーぶる",
        "ｻｰﾊﾞｰ, さーばー",
        "サーバ, さーば",
        "か\u3099くせい, がくせい",
        "ヴァージョン, ゔぁーじょん",
        "ｳﾞ, ゔ",
        "ゞヽヾ, ゞゝゞ",
        "㈱サンプル, (株)さんぷる",
        "①号, 1号",
        "\uFA19社, 神社",
        "\uFA12れ, 晴れ",
        "葛\uDB40\uDD00城, 葛城",
        "令和㋿年, 令和令和年",
        "ＳＨＩＭＥ－２０２６, shime-2026",
        "ΣΑΣ, σασ",
        "非\u200B表示\u202E文字\uFEFF, 非表示文字",
        "%._\\d+(a|b), %._\\d+(a|b)"
    })
    void what_reads_the_same_is_the_same(String text, String folded) {
        assertThat(FoldedText.of(text)).isEqualTo(FoldedText.of(folded));
    }

    @ParameterizedTest
    @DisplayName("読みの違うものは違うまま残る")
    @CsvSource({"か, が", "は, ぱ", "つ, っ", "国, 國", "ー, -", "a, b"})
    void what_reads_otherwise_stays_apart(String one, String other) {
        assertThat(FoldedText.of(one)).isNotEqualTo(FoldedText.of(other));
    }

    @Test
    @DisplayName("どの文字も、もう一度そろえても変わらない")
    void folding_again_changes_nothing() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            String once = FoldedText.of(Character.toString(codePoint));
            assertThat(FoldedText.of(once)).as("U+%04X", codePoint).isEqualTo(once);
        }
        var random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            String text = random.ints(6, 1, 0x3400)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String once = FoldedText.of(text);
            assertThat(FoldedText.of(once)).as(text).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @DisplayName("どの空白でも語に分かれ、同じ語は一つになる")
    @ValueSource(
            strings = {"税務 マルウェア", "  税務\u3000ﾏﾙｳｪｱ ", "税務\u00A0マルウェア 税務", "税務\u2028まるうぇあ", "\u200B 税務\u2009マルウェア"})
    void any_space_separates_words(String question) {
        assertThat(SearchWord.of(question, Map.of()))
                .extracting(SearchWord::text)
                .containsExactly("税務", "まるうぇあ");
    }

    @Test
    @DisplayName("空白だけの問いには語がない")
    void blank_has_no_words() {
        for (String blank : List.of("", " ", "\u3000", "\u200B", "\uFE0F")) {
            assertThat(SearchWord.of(blank, Map.of("tax", "税務課"))).isEmpty();
        }
    }

    @Test
    @DisplayName("語は、名又はコードに含まれる課局も指す")
    void a_word_means_departments_too() {
        var departments = Map.of("tax", "税務課", "welfare", "福祉課", "education", "学校教育課");

        assertThat(SearchWord.of("課 ＴＡＸ 税務 消防", departments))
                .extracting(SearchWord::departments)
                .containsExactly(List.of("education", "tax", "welfare"), List.of("tax"), List.of("tax"), List.of());
    }

    @Test
    @DisplayName("語の中の記号は、書かれたとおりの文字である")
    void signs_stand_for_themselves() {
        for (String sign : List.of(".*", "^a", "$", "(", "[a-z]", "a|b", "\\E.*", "\\Q", "{1}", "%", "?")) {
            var word = SearchWord.of(sign, Map.of()).getFirst();
            assertThat(Pattern.compile(word.pattern())
                            .matcher("x" + sign.toLowerCase(Locale.ROOT) + "y")
                            .find())
                    .as(sign)
                    .isTrue();
            assertThat(Pattern.compile(word.pattern()).matcher("無関係な文").find())
                    .as(sign)
                    .isFalse();
        }
    }
}
