package jp.csirt.incident.domain.externalreport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("外部報告義務の状態")
class ObligationStateTest {

    @ParameterizedTest
    @CsvSource({
        "PROPOSED,       true,  false, REQUIRED,       REQUIRED,  WITHDRAWN",
        "REQUIRED,       true,  false, REQUIRED,       REQUIRED,  WITHDRAWN",
        "DRAFT,          true,  false, DRAFT,          DRAFT,     WITHDRAWN",
        "APPROVED,       true,  false, APPROVED,       APPROVED,  WITHDRAWN",
        "SUBMITTED,      false, true,  SUBMITTED,      SUBMITTED, SUBMITTED",
        "ACKED,          false, true,  ACKED,          ACKED,     ACKED",
        "AMENDED,        false, true,  AMENDED,        AMENDED,   AMENDED",
        "NOT_APPLICABLE, false, false, NOT_APPLICABLE, REQUIRED,  WITHDRAWN",
        "WITHDRAWN,      false, false, REQUIRED,       REQUIRED,  WITHDRAWN",
    })
    @DisplayName("A.1 事実が義務を求め、求めなくなったときの次の状態")
    void every_state_has_its_next(
            ObligationState state,
            boolean open,
            boolean submitted,
            ObligationState sameGround,
            ObligationState newGround,
            ObligationState withdrawn) {
        assertThat(state.open()).isEqualTo(open);
        assertThat(state.submitted()).isEqualTo(submitted);
        assertThat(state.determined(Strength.REQUIRED, false)).isEqualTo(sameGround);
        assertThat(state.determined(Strength.REQUIRED, true)).isEqualTo(newGround);
        assertThat(state.withdrawn()).isEqualTo(withdrawn);
    }

    @ParameterizedTest
    @CsvSource({"PROPOSED,PROPOSED", "REQUIRED,PROPOSED", "WITHDRAWN,PROPOSED", "NOT_APPLICABLE,NOT_APPLICABLE"})
    @DisplayName("C.1 不明に変われば判断待ちに戻る")
    void what_is_only_possible_is_to_be_judged(ObligationState state, ObligationState next) {
        assertThat(state.determined(Strength.PROPOSED, false)).isEqualTo(next);
    }
}
