package jp.csirt.incident.export.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JapaneseLineBreakerTest {

    @ParameterizedTest
    @CsvSource({
        "遮断した。続き, 遮/断/し/た。/続/き",
        "ログ・記録, ロ/グ・/記/録",
        "（仮）の「案」, （仮）/の/「案」",
        "サーバー, サー/バー",
        "調査……中, 調/査……/中",
        "9時～10時, 9/時～10/時",
        "ちょっと, ちょっ/と",
        "人々が, 人々/が",
        "見て VPN を, '見/て /VPN /を'",
        "１００％増, １００％/増",
    })
    @DisplayName("行頭禁則と行末禁則を守る")
    void lines_start_and_end_where_they_may(String text, String expected) {
        assertThat(broken(new JapaneseLineBreaker(), text)).isEqualTo(expected);
    }

    @Test
    @DisplayName("次の文には前の文の状態を残さない")
    void new_text_starts_afresh() {
        var breaker = new JapaneseLineBreaker();
        broken(breaker, "最初の文。");
        assertThat(broken(breaker, "次。文")).isEqualTo("次。/文");
        assertThat(broken(breaker, "")).isEmpty();
    }

    private static String broken(JapaneseLineBreaker breaker, String text) {
        breaker.setText(text);
        var pieces = new StringBuilder();
        int from = 0;
        for (int at = breaker.next(); at != BreakIterator.DONE; at = breaker.next()) {
            pieces.append(text, from, at).append(at < text.length() ? "/" : "");
            from = at;
        }
        return pieces.toString();
    }
}
