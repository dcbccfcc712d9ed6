package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.by;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.shared.TriState;
import jp.csirt.incident.domain.watch.IncidentHistory;
import jp.csirt.incident.domain.watch.Matter;
import jp.csirt.incident.domain.watch.OpenMatter;
import jp.csirt.incident.domain.watch.RecordedFact;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("完了の条件と残っている用件")
class OpenWorkTest {

    private static final StepTimetable TIMETABLE = Profiles.TOWN.timetable(Calendars.SHIPPED);

    static Stream<Milestone> openMilestones() {
        return Histories.openMilestones().stream();
    }

    private static List<OpenMatter> open(List<IncidentEvent> events) {
        var facts = events.stream()
                .map(event -> new RecordedFact("event", event.act().occurredAt(), event))
                .toList();
        return OpenMatter.of(new IncidentHistory(facts, Set.of()), TIMETABLE);
    }

    private static List<Matter> matters(List<IncidentEvent> events) {
        return open(events).stream().map(OpenMatter::what).toList();
    }

    private static List<IncidentEvent> confirmedAt(int level, IncidentEvent... more) {
        var assessed = new IncidentAssessed(ID, by(CSIRT), 1, Verdict.INCIDENT, level, Category.LOSS, "確認した");
        return Histories.and(
                Histories.and(Histories.beginning(Given.reported(level, TriState.NO)), Given.received(), assessed),
                more);
    }

    @ParameterizedTest
    @MethodSource("openMilestones")
    @DisplayName("A.4 完了の条件が残る間は、どの段階でも用件が残る")
    void something_is_left_to_do_at_every_milestone(Milestone milestone) {
        assertThat(open(Histories.upTo(milestone))).isNotEmpty();
    }

    @Test
    @DisplayName("5.3(3)③ 応急措置の後の復旧は、指示がなくてもCSIRT責任者に残り、指示されれば宛先だけに残る")
    void recovery_is_left_once_the_incident_is_contained() {
        assertThat(matters(confirmedAt(2))).doesNotContain(Matter.RECOVER);
        assertThat(open(confirmedAt(2, Given.containmentExecuted(1))))
                .filteredOn(matter -> matter.what() == Matter.RECOVER)
                .extracting(matter -> matter.owner().code() + " " + matter.clause())
                .containsExactly("CSIRT_LEAD 5.3(3)③");
        assertThat(open(confirmedAt(2, Given.containmentExecuted(1), Given.recoveryInstructed(1))))
                .filteredOn(matter -> matter.what() == Matter.RECOVER)
                .extracting(matter -> matter.owner().code())
                .containsExactly("SEC_MANAGER@tax");
        assertThat(matters(confirmedAt(2, Given.containmentExecuted(1), Given.recoveryExecuted(1))))
                .doesNotContain(Matter.RECOVER);
    }

    @Test
    @DisplayName("5.3(3)④ 様式の最終報は、原因と再発防止策が決まった後に、発行されるまで残る")
    void the_forms_are_left_until_they_are_issued() {
        var directed = Histories.upTo(Milestone.CISO_DIRECTED);
        assertThat(matters(Histories.upTo(Milestone.RECOVERED))).doesNotContain(Matter.ISSUE_FORMS);
        assertThat(open(directed))
                .filteredOn(matter -> matter.what() == Matter.ISSUE_FORMS)
                .extracting(matter -> matter.owner().code())
                .containsExactly("CSIRT_LEAD");
        assertThat(matters(Histories.and(
                        directed,
                        Given.issued(ReportForm.OCCURRENCE, 1, true),
                        Given.issued(ReportForm.RESPONSE, 1, true))))
                .doesNotContain(Matter.ISSUE_FORMS);
    }

    @Test
    @DisplayName("A.4 時間割のないレベル0で認定された事案でも、条件ごとの用件が残る")
    void level_zero_has_no_steps_and_yet_everything_to_do() {
        assertThat(matters(confirmedAt(0)))
                .contains(
                        Matter.STEP_CISO_REPORT,
                        Matter.STEP_CONTAINMENT_INSTRUCTION,
                        Matter.STEP_LATERAL_CHECK,
                        Matter.STEP_CAUSE,
                        Matter.FULFIL_DUTY,
                        Matter.STEP_DISCLOSURE_DECISION)
                .doesNotContain(Matter.STEP_PREVENTION_REPORT, Matter.ISSUE_FORMS, Matter.RECOVER)
                .filteredOn(matter -> matter != Matter.FULFIL_DUTY)
                .doesNotHaveDuplicates();
    }
}
