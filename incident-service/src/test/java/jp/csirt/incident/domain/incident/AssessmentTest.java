package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.CSIRT_AS_CISO;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.OVERRIDE;
import static jp.csirt.incident.domain.incident.Given.approved;
import static jp.csirt.incident.domain.incident.Given.assessed;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.Histories.commit;
import static jp.csirt.incident.domain.incident.Refusal.because;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.csirt.incident.domain.incident.AssessmentCommand.ApproveAssessment;
import jp.csirt.incident.domain.incident.AssessmentCommand.ConfirmSituation;
import jp.csirt.incident.domain.incident.AssessmentEvent.AssessmentApproved;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.shared.TriState;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("状況確認・評価")
class AssessmentTest {

    private final FixtureConfiguration<Incident> incident = Given.incident();

    @Test
    @DisplayName("5.3(3)①前段 状況確認は確認した内容を残す")
    void a_situation_is_recorded_as_found() {
        var situation = Given.situation(TriState.YES);

        incident.given(reported())
                .when(new ConfirmSituation(ID, by(CSIRT), situation))
                .expectEvents(commit(List.of(reported()), new SituationConfirmed(ID, by(CSIRT), situation)));
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    @DisplayName("5.3(3)①後段 評価はどの結果でも記録され、番号が付く")
    void an_assessment_is_recorded_and_numbered(Verdict verdict) {
        incident.given(reported())
                .when(Samples.assess(verdict))
                .expectEvents(commit(List.of(reported()), assessed(1, verdict)))
                .expectResultMessagePayload(new Created(1));
    }

    @Test
    @DisplayName("A.1 評価は繰り返すことができる")
    void an_incident_may_be_assessed_again() {
        incident.given(reported(), assessed(1, Verdict.NOT_INCIDENT), approved(1))
                .when(Samples.assess(Verdict.INCIDENT))
                .expectEvents(commit(
                        List.of(reported(), assessed(1, Verdict.NOT_INCIDENT), approved(1)),
                        assessed(2, Verdict.INCIDENT)))
                .expectResultMessagePayload(new Created(2));
    }

    @ParameterizedTest
    @CsvSource({"1,0,1", "1,1,1", "1,3,3", "3,0,3", "0,2,2", "3,3,3"})
    @DisplayName("D.1 評価はレベルを上げるが、下げることはない")
    void an_assessment_raises_the_level_and_never_lowers_it(int reportedLevel, int assessedLevel, int inForce) {
        var state = IncidentState.fold(List.of(reported(reportedLevel, TriState.UNKNOWN), assessedAt(assessedLevel)));

        assertThat(state.level()).isEqualTo(inForce);
    }

    @Test
    @DisplayName("D.1 後の評価も前の評価のレベルを下げない")
    void a_later_assessment_does_not_lower_the_level_of_an_earlier_one() {
        var state = IncidentState.fold(List.of(reported(0, TriState.UNKNOWN), assessedAt(2), assessedAt(1)));

        assertThat(state.level()).isEqualTo(2);
    }

    @Test
    @DisplayName("5.3(3)① 別の者が評価を承認する")
    void another_person_approves_the_assessment() {
        incident.given(reported(), assessed(1, Verdict.INCIDENT))
                .when(new ApproveAssessment(ID, by(LEAD), 1, null))
                .expectEvents(new AssessmentApproved(ID, by(LEAD), 1, null));
    }

    @Test
    @DisplayName("1(8)① 評価した本人は承認できない")
    void the_assessor_does_not_approve() {
        incident.given(reported(), assessed(1, Verdict.INCIDENT))
                .when(new ApproveAssessment(ID, by(CSIRT), 1, null))
                .expectNoEvents()
                .expectException(because(Reason.SAME_PERSON, "評価した本人", "override.reason"));
    }

    @Test
    @DisplayName("1(8)① 職が違っても同じ人は承認できない")
    void another_post_does_not_make_another_person() {
        incident.given(reported(), assessed(1, Verdict.INCIDENT))
                .when(new ApproveAssessment(ID, by(CSIRT_AS_CISO), 1, null))
                .expectNoEvents()
                .expectException(because(Reason.SAME_PERSON));
    }

    @Test
    @DisplayName("1(8)① やむを得ない理由があれば本人の承認が理由とともに残る")
    void an_override_lets_the_assessor_approve_and_is_recorded() {
        incident.given(reported(), assessed(1, Verdict.INCIDENT))
                .when(new ApproveAssessment(ID, by(CSIRT), 1, OVERRIDE))
                .expectEvents(new AssessmentApproved(ID, by(CSIRT), 1, OVERRIDE));
    }

    @Test
    @DisplayName("1(8)① 別の者が承認したときは兼務の理由を残さない")
    void a_needless_override_is_not_recorded() {
        incident.given(reported(), assessed(1, Verdict.INCIDENT))
                .when(new ApproveAssessment(ID, by(LEAD), 1, OVERRIDE))
                .expectEvents(new AssessmentApproved(ID, by(LEAD), 1, null));
    }

    @Test
    @DisplayName("5.3(3)① 評価の承認は一度だけである")
    void an_assessment_is_approved_only_once() {
        incident.given(reported(), assessed(1, Verdict.INCIDENT), approved(1))
                .when(new ApproveAssessment(ID, by(LEAD), 1, null))
                .expectNoEvents()
                .expectException(because(Reason.ALREADY_APPROVED, "評価 1", "承認されています"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 2})
    @DisplayName("ない評価は承認できない")
    void an_unknown_assessment_is_not_approved(int n) {
        incident.given(reported(), assessed(1, Verdict.INCIDENT))
                .when(new ApproveAssessment(ID, by(LEAD), n, null))
                .expectNoEvents()
                .expectException(because(Reason.UNKNOWN_ASSESSMENT, "評価 %d はありません".formatted(n)));
    }

    @Test
    @DisplayName("承認はその番号の評価だけに及ぶ")
    void an_approval_belongs_to_its_own_assessment() {
        incident.given(reported(), assessed(1, Verdict.INCIDENT), approved(1), assessed(2, Verdict.INCIDENT))
                .when(new ApproveAssessment(ID, by(LEAD), 2, null))
                .expectEvents(approved(2));
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN,YES,YES", "YES,NO,NO", "YES,,YES", "UNKNOWN,,UNKNOWN", "YES,UNKNOWN,UNKNOWN"})
    @DisplayName("6.5(3) 犯罪の可能性は述べられたときだけ改まる")
    void only_a_stated_possibility_of_crime_replaces_the_earlier(TriState before, String stated, TriState after) {
        var later = stated == null ? null : TriState.valueOf(stated);
        var state = IncidentState.fold(List.of(
                reported(1, before),
                new SituationConfirmed(ID, by(CSIRT), new Situation("確認", null, null, null, null, later, Given.AT))));

        assertThat(state.assessment().crimePossible()).isEqualTo(after);
    }

    private static IncidentAssessed assessedAt(int level) {
        return new IncidentAssessed(ID, by(CSIRT), 1, Verdict.INCIDENT, level, Category.LOSS, "所在不明のため");
    }
}
