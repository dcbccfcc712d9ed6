package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CISO;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.CSIRT_AS_CISO;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.OVERRIDE;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Refusal.because;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.csirt.incident.domain.assessment.LevelRule;
import jp.csirt.incident.domain.incident.AssessmentCommand.AssessIncident;
import jp.csirt.incident.domain.incident.AssessmentCommand.ConfirmSituation;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.incident.LevelCommand.ApproveLevelChange;
import jp.csirt.incident.domain.incident.LevelCommand.ChangeLevel;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLowered;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Impact;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("被害レベルの変更")
class LevelTest {

    private static final Impact RESIDENTS = new Impact(null, true);
    private static final LevelRaised RAISED = new LevelRaised(ID, by(MANAGER), 1, 1, 3, null, "住民に影響");
    private static final LevelLoweringProposed PROPOSED = new LevelLoweringProposed(ID, by(CSIRT), 2, 3, 1, "影響なし");

    private final FixtureConfiguration<Incident> incident = Given.incident();

    @Test
    @DisplayName("B.2 上げる変更はすぐに効力を持ち、番号が付く")
    void raising_takes_effect_at_once() {
        incident.given(Given.reported())
                .when(new ChangeLevel(ID, by(MANAGER), 1, 3, "住民に影響"))
                .expectEvents(RAISED)
                .expectResultMessagePayload(new Created(1));
        assertThat(level(RAISED)).isEqualTo(3);
    }

    @Test
    @DisplayName("B.2 下げる変更は提案となり、承認まで効力を持たない")
    void lowering_is_only_proposed() {
        incident.given(Given.reported(), RAISED)
                .when(new ChangeLevel(ID, by(CSIRT), 3, 1, "影響なし"))
                .expectEvents(PROPOSED)
                .expectResultMessagePayload(new Created(2));
        assertThat(level(RAISED, PROPOSED)).isEqualTo(3);
    }

    @Test
    @DisplayName("B.2 別の者が承認すると下がる")
    void another_person_approves_the_lowering() {
        var lowered = new LevelLowered(ID, by(CISO), 2, 1, null);

        incident.given(Given.reported(), RAISED, PROPOSED)
                .when(new ApproveLevelChange(ID, by(CISO), 2, OVERRIDE))
                .expectEvents(lowered);
        assertThat(level(RAISED, PROPOSED, lowered)).isEqualTo(1);
    }

    @Test
    @DisplayName("1(8)① 提案した本人は承認できない")
    void the_proposer_does_not_approve() {
        incident.given(Given.reported(), RAISED, PROPOSED)
                .when(new ApproveLevelChange(ID, by(CSIRT_AS_CISO), 2, null))
                .expectNoEvents()
                .expectException(because(Reason.SAME_PERSON, "提案した本人", "override.reason"));
    }

    @Test
    @DisplayName("1(8)① やむを得ない理由があれば本人の承認が理由とともに残る")
    void an_override_is_recorded() {
        incident.given(Given.reported(), RAISED, PROPOSED)
                .when(new ApproveLevelChange(ID, by(CSIRT_AS_CISO), 2, OVERRIDE))
                .expectEvents(new LevelLowered(ID, by(CSIRT_AS_CISO), 2, 1, OVERRIDE));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3})
    @DisplayName("ない変更は承認できない")
    void an_unknown_change_is_not_approved(int n) {
        incident.given(Given.reported(), RAISED, PROPOSED)
                .when(new ApproveLevelChange(ID, by(CISO), n, null))
                .expectNoEvents()
                .expectException(because(Reason.UNKNOWN_LEVEL_CHANGE, "変更 %d はありません".formatted(n)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @DisplayName("B.2 すでに有効な変更は承認できない")
    void a_change_in_effect_is_not_approved_again(int n) {
        incident.given(Given.reported(), RAISED, PROPOSED, new LevelLowered(ID, by(CISO), 2, 1, null))
                .when(new ApproveLevelChange(ID, by(CISO), n, null))
                .expectNoEvents()
                .expectException(because(Reason.ALREADY_APPROVED, "すでに有効"));
    }

    @Test
    @DisplayName("B.2 提案の後にレベルが変われば承認できない")
    void a_proposal_from_another_level_is_not_approved() {
        incident.given(
                        Given.reported(),
                        new LevelLoweringProposed(ID, by(CSIRT), 1, 1, 0, "影響なし"),
                        new LevelRaised(ID, by(MANAGER), 2, 1, 3, null, "住民に影響"))
                .when(new ApproveLevelChange(ID, by(LEAD), 1, null))
                .expectNoEvents()
                .expectException(because(Reason.LEVEL_SUPERSEDED, "1 から 3", "改めて提案"));
    }

    @Test
    @DisplayName("B.2 見ていたレベルと違えば変更できない")
    void a_change_from_another_level_is_refused() {
        incident.given(Given.reported(), RAISED)
                .when(new ChangeLevel(ID, by(MANAGER), 1, 2, "全庁"))
                .expectNoEvents()
                .expectException(because(Reason.LEVEL_SUPERSEDED, "今 3"));
    }

    @Test
    @DisplayName("今と同じレベルには変更できない")
    void the_same_level_is_no_change() {
        incident.given(Given.reported())
                .when(new ChangeLevel(ID, by(MANAGER), 1, 1, "同じ"))
                .expectNoEvents()
                .expectException(because(Reason.LEVEL_UNCHANGED, "すでに 1"));
    }

    @Test
    @DisplayName("D.1 事実が求めるレベルより低い変更は提案もできない")
    void nothing_below_the_floor_is_proposed() {
        incident.given(Histories.and(List.of(Given.reported()), stopped(), RAISED))
                .when(new ChangeLevel(ID, by(CSIRT), 3, 2, "軽い"))
                .expectNoEvents()
                .expectException(because(Reason.LEVEL_BELOW_FLOOR, "住民向けサービスの停止", "3 より下"));
    }

    @Test
    @DisplayName("D.1 提案の後に事実が下限を上げれば承認できない")
    void nothing_below_the_floor_is_approved() {
        incident.given(Histories.and(List.of(Given.reported()), RAISED, PROPOSED, stopped()))
                .when(new ApproveLevelChange(ID, by(CISO), 2, null))
                .expectNoEvents()
                .expectException(because(Reason.LEVEL_BELOW_FLOOR, "3 より下"));
    }

    @Test
    @DisplayName("D.1 下限より低い評価は拒まれる")
    void an_assessment_below_the_floor_is_refused() {
        incident.given(Histories.and(List.of(Given.reported()), stopped(), RAISED))
                .when(new AssessIncident(ID, by(CSIRT), Verdict.INCIDENT, 2, Category.DOS, "軽い"))
                .expectNoEvents()
                .expectException(because(Reason.LEVEL_BELOW_FLOOR, "住民向けサービスの停止"));
    }

    @Test
    @DisplayName("D.1 評価が付ける種別も下限を決める")
    void the_category_of_the_assessment_counts_for_the_floor() {
        incident.given(Given.reported())
                .when(new AssessIncident(ID, by(CSIRT), Verdict.INCIDENT, 1, Category.RANSOMWARE, "暗号化"))
                .expectNoEvents()
                .expectException(because(Reason.LEVEL_BELOW_FLOOR, "ランサムウェア", "2 より下"));
    }

    @Test
    @DisplayName("D.1 今より低い評価は下げる提案となる")
    void an_assessment_below_the_present_level_proposes_to_lower() {
        var assess = new AssessIncident(ID, by(CSIRT), Verdict.INCIDENT, 1, Category.LOSS, "影響は課内");

        incident.given(Given.reported(), RAISED)
                .when(assess)
                .expectResultMessagePayload(new Created(1))
                .expectState(state -> assertThat(state.open().levels().change(2))
                        .contains(new LevelTrack.Change(3, 1, CSIRT, false)));
    }

    @Test
    @DisplayName("D.1 事実がレベルを自ら上げ、規則と番号を残す")
    void facts_raise_the_level_by_themselves() {
        var situation = new Situation("窓口が止まった。", null, RESIDENTS, null, null, null, Given.AT);

        incident.given(Given.reported())
                .when(new ConfirmSituation(ID, by(CSIRT), situation))
                .expectState(state -> {
                    assertThat(state.open().level()).isEqualTo(3);
                    assertThat(state.open().levels().changes())
                            .containsExactly(new LevelTrack.Change(1, 3, CSIRT, true));
                });
        assertThat(Histories.commit(List.of(Given.reported()), new SituationConfirmed(ID, by(CSIRT), situation)))
                .contains(new LevelRaised(ID, by(CSIRT), 1, 1, 3, LevelRule.RESIDENT_SERVICE, "住民向けサービスの停止"));
    }

    @Test
    @DisplayName("D.1 下限が今のレベル以下なら何も変わらない")
    void a_floor_that_is_reached_changes_nothing() {
        var situation = new Situation("窓口が止まった。", null, RESIDENTS, null, null, null, Given.AT);

        assertThat(Histories.commit(
                        List.of(Given.reported(), RAISED), new SituationConfirmed(ID, by(CSIRT), situation)))
                .noneMatch(LevelRaised.class::isInstance);
    }

    private static SituationConfirmed stopped() {
        return new SituationConfirmed(
                ID, by(CSIRT), new Situation("窓口が止まった。", null, RESIDENTS, null, null, null, Given.AT));
    }

    private static int level(IncidentEvent... events) {
        return IncidentState.fold(Histories.and(List.of(Given.reported()), events))
                .level();
    }
}
