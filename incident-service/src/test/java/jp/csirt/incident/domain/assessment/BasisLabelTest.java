package jp.csirt.incident.domain.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("根拠の言葉")
class BasisLabelTest {

    @ParameterizedTest
    @CsvSource({
        "APPI.OVER_100,個人情報（本人の数が100人を超える）",
        "ASSEMBLY.SENSITIVE,議会の個人情報（要配慮個人情報）",
        "MYNUMBER.GUIDELINE,特定個人情報（その他の漏えい等（ガイドライン））",
        "INCIDENT.CONFIRMED,インシデント認定",
        "CRIME.POSSIBLE,犯罪の可能性",
        "INCIDENT.ATTACK,他団体にも有用な攻撃の情報",
        "INCIDENT.CLOSED,全庁又は住民・企業に及ぶ事案の完了",
    })
    @DisplayName("符号ごとに日本語の言葉がある")
    void every_code_has_words(String code, String words) {
        assertThat(BasisLabel.of(code)).isEqualTo(words);
    }

    @Test
    @DisplayName("ない符号には言葉がない")
    void an_unknown_code_has_none() {
        assertThatThrownBy(() -> BasisLabel.of("NO.SUCH")).isInstanceOf(IllegalArgumentException.class);
    }
}
