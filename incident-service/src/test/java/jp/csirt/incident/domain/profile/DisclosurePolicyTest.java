package jp.csirt.incident.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;

import jp.csirt.incident.domain.profile.LocalPolicy.DisclosurePolicy;
import jp.csirt.incident.domain.profile.LocalPolicy.Publication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("公表の方針")
class DisclosurePolicyTest {

    @ParameterizedTest(name = "{0}、{1}人以上は個別、法の報告対象 {2}、本人 {3}人: {4}")
    @CsvSource({
        "INDIVIDUAL, , false, , INDIVIDUAL",
        "INDIVIDUAL, 10, false, 9, INDIVIDUAL",
        "BATCH, , false, 5000, BATCH",
        "BATCH, , true, , INDIVIDUAL",
        "BATCH, 10, true, 9, BATCH",
        "BATCH, 10, true, , BATCH",
        "BATCH, 10, false, 10, INDIVIDUAL",
    })
    @DisplayName("1(9)⑤ 一括の団体でも、人数の基準に達すれば個別、基準がなければ法の報告対象が個別である")
    void what_is_grave_is_published_by_itself(
            Publication mode, @Nullable Integer from, boolean byLaw, @Nullable Integer subjects, Publication expected) {
        assertThat(new DisclosurePolicy(mode, from).modeOf(byLaw, subjects)).isEqualTo(expected);
    }
}
