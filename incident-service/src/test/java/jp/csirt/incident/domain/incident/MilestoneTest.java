package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryNotNeeded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@DisplayName("事案の段階")
class MilestoneTest {

    @ParameterizedTest
    @EnumSource(
            value = Milestone.class,
            mode = Mode.EXCLUDE,
            names = {"REOPENED"})
    @DisplayName("A.1 どの段階にもその出来事で達する")
    void every_milestone_is_reached_by_its_event(Milestone milestone) {
        assertThat(milestone(Histories.upTo(milestone))).isEqualTo(milestone);
    }

    @Test
    @DisplayName("A.1 主な経路の段階は定めの順に達する")
    void the_milestones_follow_each_other_in_order() {
        var path = Histories.upTo(Milestone.CISO_DIRECTED);
        var reached = new ArrayList<Milestone>();
        for (int i = 1; i <= path.size(); i++) {
            reached.add(milestone(path.subList(0, i)));
        }

        assertThat(reached)
                .containsExactly(
                        Milestone.REPORTED,
                        Milestone.RECEIVED,
                        Milestone.ASSESSING,
                        Milestone.CONFIRMED,
                        Milestone.CISO_REPORTED,
                        Milestone.CONTAINED,
                        Milestone.RECOVERED,
                        Milestone.CAUSE_IDENTIFIED,
                        Milestone.PREVENTION_REPORTED,
                        Milestone.CISO_DIRECTED);
    }

    @ParameterizedTest
    @CsvSource({"4,CONFIRMED", "5,CISO_REPORTED", "6,CONTAINED", "7,RECOVERED", "8,CAUSE_IDENTIFIED"})
    @DisplayName("A.1 段階は抜けのある手前で止まる")
    void a_missing_act_holds_the_milestone_before_it(int missing, Milestone held) {
        var path = new ArrayList<>(Histories.upTo(Milestone.PREVENTION_REPORTED));
        path.remove(missing);

        assertThat(milestone(path)).isEqualTo(held);
    }

    @Test
    @DisplayName("A.1 先に行った応急措置や原因究明は、評価とCISO報告の後に段階として現れる")
    void acts_done_early_show_once_the_gap_is_filled() {
        var early = List.of(
                Given.reported(),
                Given.containmentExecuted(1),
                Given.recoveryExecuted(1),
                Given.causeRecorded(CauseCertainty.UNKNOWN),
                Given.proposed(1),
                Given.decided(1, DecisionResult.APPROVED));
        var assessed = Histories.and(List.copyOf(early), Given.assessed(1, Verdict.SUSPECTED));

        assertThat(milestone(List.copyOf(early))).isEqualTo(Milestone.REPORTED);
        assertThat(milestone(assessed)).isEqualTo(Milestone.CONFIRMED);
        assertThat(milestone(Histories.and(assessed, Given.toldCiso(InternalReportKind.ASSESSMENT))))
                .isEqualTo(Milestone.CISO_DIRECTED);
    }

    @ParameterizedTest
    @CsvSource({"INCIDENT,CONFIRMED", "SUSPECTED,CONFIRMED", "NOT_INCIDENT,NOT_INCIDENT", "DUPLICATE,NOT_INCIDENT"})
    @DisplayName("5.3(3)① 評価の結果が段階を決める")
    void the_verdict_decides_the_milestone(Verdict verdict, Milestone milestone) {
        assertThat(milestone(List.of(Given.reported(), Given.assessed(1, verdict))))
                .isEqualTo(milestone);
    }

    @Test
    @DisplayName("A.1 最後の評価が前の評価に代わる")
    void the_last_assessment_is_the_one_in_force() {
        var confirmed = Histories.upTo(Milestone.CISO_REPORTED);
        var withdrawn = Histories.and(confirmed, Given.assessed(2, Verdict.NOT_INCIDENT));

        assertThat(milestone(withdrawn)).isEqualTo(Milestone.NOT_INCIDENT);
        assertThat(milestone(Histories.and(withdrawn, Given.assessed(3, Verdict.INCIDENT))))
                .isEqualTo(Milestone.CISO_REPORTED);
    }

    @Test
    @DisplayName("A.1 受付がなくても状況確認で評価中になる")
    void confirming_the_situation_needs_no_receipt() {
        assertThat(milestone(List.of(Given.reported(), Given.situationConfirmed())))
                .isEqualTo(Milestone.ASSESSING);
    }

    @Test
    @DisplayName("A.1 不要とした応急措置と復旧も済んだ段階である")
    void what_is_not_needed_counts_as_done() {
        var told = Histories.upTo(Milestone.CISO_REPORTED);
        var contained = Histories.and(told, new ContainmentNotNeeded(ID, by(CSIRT), "被害なし"));

        assertThat(milestone(contained)).isEqualTo(Milestone.CONTAINED);
        assertThat(milestone(Histories.and(contained, new RecoveryNotNeeded(ID, by(CSIRT), "停止なし"))))
                .isEqualTo(Milestone.RECOVERED);
    }

    @Test
    @DisplayName("A.1 新しい応急措置の指示は段階を戻す")
    void a_new_instruction_takes_the_milestone_back() {
        var recovered = Histories.upTo(Milestone.RECOVERED);
        var instructed = Histories.and(recovered, Given.containmentInstructed(1));

        assertThat(milestone(instructed)).isEqualTo(Milestone.CISO_REPORTED);
        assertThat(milestone(Histories.and(instructed, Given.containmentExecuted(2, 1))))
                .isEqualTo(Milestone.RECOVERED);
    }

    @Test
    @DisplayName("A.1 推定の原因では原因究明済にならない")
    void a_hypothesis_is_not_yet_the_cause() {
        assertThat(milestone(Histories.and(
                        Histories.upTo(Milestone.RECOVERED), Given.causeRecorded(CauseCertainty.HYPOTHESIS))))
                .isEqualTo(Milestone.RECOVERED);
    }

    @Test
    @DisplayName("A.1 差戻しは原因究明済へ戻し、報告し直すと進む")
    void a_returned_plan_goes_back_to_the_cause() {
        var returned =
                Histories.and(Histories.upTo(Milestone.PREVENTION_REPORTED), Given.decided(1, DecisionResult.RETURNED));

        assertThat(milestone(returned)).isEqualTo(Milestone.CAUSE_IDENTIFIED);
        assertThat(milestone(Histories.and(returned, Given.proposed(2)))).isEqualTo(Milestone.PREVENTION_REPORTED);
    }

    @Test
    @DisplayName("A.1 再開した事案は状況確認・評価中に戻る")
    void a_reopened_incident_is_being_assessed() {
        assertThat(milestone(Histories.upTo(Milestone.REOPENED))).isEqualTo(Milestone.ASSESSING);
    }

    @Test
    @DisplayName("事案の出来事は報告から始まる")
    void an_incident_begins_with_its_report() {
        assertThatThrownBy(() -> IncidentState.fold(List.of(Given.received())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("begins with its report");
        assertThatThrownBy(() -> IncidentState.fold(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("begins with its report");
    }

    @Test
    @DisplayName("A.1 段階の表示名は定めのとおりである")
    void the_labels_are_those_of_the_requirements() {
        assertThat(Milestone.values())
                .extracting(Milestone::label)
                .containsExactly(
                        "報告済",
                        "受付済",
                        "状況確認・評価中",
                        "非該当",
                        "インシデント認定",
                        "CISO報告済",
                        "拡大防止済",
                        "復旧済",
                        "原因究明済",
                        "再発防止策CISO報告済",
                        "CISO確認・措置指示済",
                        "完了",
                        "再開");
    }

    private static Milestone milestone(List<IncidentEvent> events) {
        return IncidentState.fold(events).milestone();
    }
}
