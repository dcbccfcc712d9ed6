package jp.csirt.incident.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("団体での呼び名")
class NamesTest {

    @ParameterizedTest
    @CsvSource({"tax,税務課", "mayor,町長部局", "unknown,unknown"})
    @DisplayName("部署と機関は名で呼び、知らない符号はそのまま書く")
    void a_unit_is_called_by_its_name(String code, String name) {
        assertThat(ShippedProfile.SHIME.unitName(code)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "SEC_MANAGER@tax,税務課 情報セキュリティ管理者",
        "CISO,最高情報セキュリティ責任者",
        "OVERALL_MANAGER@education,教育委員会 統括情報セキュリティ責任者",
        "SEC_MANAGER@education,学校教育課 情報セキュリティ管理者",
        "SEC_MANAGER@unknown,unknown 情報セキュリティ管理者",
        "tax,税務課",
        "@tax,@tax",
        "保守業者,保守業者"
    })
    @DisplayName("宛先は、部署の名と役割で呼び、ほかの文言はそのまま書く")
    void an_addressee_is_called_by_unit_and_role(String code, String name) {
        assertThat(ShippedProfile.SHIME.addresseeName(code)).isEqualTo(name);
    }
}
