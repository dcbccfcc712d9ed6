package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CHECK;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.NOBODY;
import static jp.csirt.incident.domain.incident.Given.OTHER_CHECK;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.considered;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.Refusal.because;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.incident.LateralCheckCommand.AnswerLateralCheck;
import jp.csirt.incident.domain.incident.LateralCheckCommand.ConsiderLateralCheck;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckAnswered;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckConsidered;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("横展開（類似事案の確認）")
class LateralCheckTest {

    private final FixtureConfiguration<Incident> incident = Given.incident();

    @Test
    @DisplayName("5.3(3)③後段b 検討の結論と確認の指示が残る")
    void considering_records_the_conclusion_and_the_checks() {
        incident.given(reported())
                .when(new ConsiderLateralCheck(ID, by(CSIRT), "同種の業務がある", List.of(CHECK, OTHER_CHECK)))
                .expectEvents(new LateralCheckConsidered(ID, by(CSIRT), "同種の業務がある", List.of(CHECK, OTHER_CHECK)));
    }

    @Test
    @DisplayName("5.3(3)③後段a 確認が不要という結論も残る")
    void considering_without_checks_is_recorded_too() {
        incident.given(reported())
                .when(new ConsiderLateralCheck(ID, by(CSIRT), "他に同種の業務がない", List.of()))
                .expectEvents(new LateralCheckConsidered(ID, by(CSIRT), "他に同種の業務がない", List.of()));
    }

    @ParameterizedTest
    @EnumSource(LateralResult.class)
    @DisplayName("5.3(3)③後段b 確認に回答する")
    void a_check_is_answered(LateralResult result) {
        incident.given(reported(), considered(CHECK))
                .when(new AnswerLateralCheck(ID, by(MANAGER), CHECK.checkId(), result, "ログを見た"))
                .expectEvents(new LateralCheckAnswered(ID, by(MANAGER), CHECK.checkId(), result, "ログを見た"));
    }

    @Test
    @DisplayName("ない確認には回答できない")
    void an_unknown_check_is_not_answered() {
        incident.given(reported(), considered(CHECK))
                .when(new AnswerLateralCheck(ID, by(MANAGER), NOBODY, LateralResult.FOUND, "あり"))
                .expectNoEvents()
                .expectException(because(Reason.UNKNOWN_LATERAL_CHECK, NOBODY.toString(), "ありません"));
    }

    @Test
    @DisplayName("回答済みの確認には再び回答できない")
    void a_check_is_answered_only_once() {
        incident.given(reported(), considered(CHECK), answered(CHECK.checkId()))
                .when(new AnswerLateralCheck(ID, by(MANAGER), CHECK.checkId(), LateralResult.FOUND, "あり"))
                .expectNoEvents()
                .expectException(because(Reason.ALREADY_ANSWERED, "回答済み", "新しい確認"));
    }

    @Test
    @DisplayName("A.4 検討が済み、すべての確認に回答があるときだけ済んでいる")
    void it_is_settled_when_considered_and_every_check_answered() {
        assertThat(settled()).isFalse();
        assertThat(settled(considered())).isTrue();
        assertThat(settled(considered(CHECK, OTHER_CHECK))).isFalse();
        assertThat(settled(considered(CHECK, OTHER_CHECK), answered(CHECK.checkId())))
                .isFalse();
        assertThat(settled(considered(CHECK, OTHER_CHECK), answered(CHECK.checkId()), answered(OTHER_CHECK.checkId())))
                .isTrue();
    }

    @Test
    @DisplayName("A.4 後の検討は前の確認を取り消さない")
    void considering_again_keeps_the_open_checks() {
        assertThat(settled(considered(CHECK), considered())).isFalse();
        assertThat(settled(considered(CHECK), answered(CHECK.checkId()), considered(OTHER_CHECK)))
                .isFalse();
    }

    private static LateralCheckAnswered answered(UUID checkId) {
        return new LateralCheckAnswered(ID, by(MANAGER), checkId, LateralResult.NOT_FOUND, "なし");
    }

    private static boolean settled(IncidentEvent... events) {
        return IncidentState.fold(Histories.and(List.of(reported()), events))
                .lateralChecks()
                .settled();
    }
}
