package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.externalreport.Recipient.MIC;
import static jp.csirt.incident.domain.externalreport.ReportStage.FIRST;
import static jp.csirt.incident.domain.externalreport.ReportStage.FOLLOW_UP;
import static jp.csirt.incident.domain.externalreport.ReportStage.LAST;
import static jp.csirt.incident.domain.externalreport.ReportStage.WITHDRAWAL;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.issued;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.Obligations.id;
import static jp.csirt.incident.domain.incident.Obligations.required;
import static jp.csirt.incident.domain.incident.Obligations.submitted;
import static jp.csirt.incident.domain.incident.Refusal.because;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.ExternalReportCommand.SubmitExternalReport;
import jp.csirt.incident.domain.incident.FormCommand.IssueForm;
import jp.csirt.incident.domain.incident.FormEvent.FormIssued;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Impact;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.TriState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("義務と様式の再開")
class DutiesResumedTest {

    private static final List<IncidentEvent> CONFIRMED =
            after(List.of(reported()), Given.assessed(1, Verdict.INCIDENT));

    private static final List<IncidentEvent> TOLD =
            Histories.and(CONFIRMED, submitted(MIC, FIRST, false), required(MIC, FOLLOW_UP), required(MIC, LAST));

    /** The history after one more fact and all that follows from it. */
    private static List<IncidentEvent> after(List<IncidentEvent> events, IncidentEvent fact) {
        var more = Arrays.stream(Histories.commit(events, fact))
                .map(IncidentEvent.class::cast)
                .toArray(IncidentEvent[]::new);
        return Histories.and(events, more);
    }

    /** The stages of the ministry's duties that the fact brings about, with the reason. */
    private static Stream<String> owed(List<IncidentEvent> events, IncidentEvent fact) {
        return Arrays.stream(Histories.commit(events, fact))
                .filter(ObligationDetermined.class::isInstance)
                .map(ObligationDetermined.class::cast)
                .filter(determined -> determined.duty().recipient() == MIC)
                .map(determined -> determined.duty().stage() + " " + determined.reason());
    }

    private static IssueForm issue(int n) {
        return new IssueForm(ID, by(LEAD), ReportForm.OCCURRENCE, new IssueNumber(n, false), 3, Given.FILES, null);
    }

    private static ObligationTrack obligations(List<IncidentEvent> events) {
        return IncidentState.fold(events).obligations();
    }

    @Test
    @DisplayName("1(9)④ 第一報を提出した後に非該当となり、再び該当となれば、最終報の義務が戻る")
    void the_last_report_is_owed_again_when_the_first_was_submitted() {
        var ruledOut = after(TOLD, Given.assessed(2, Verdict.NOT_INCIDENT));

        assertThat(owed(ruledOut, Given.assessed(3, Verdict.INCIDENT))).contains("LAST 第一報を提出している");
    }

    private static Instant hours(int hours) {
        return Given.AT.plus(Duration.ofHours(hours));
    }

    private static DutyLog confirmed() {
        var log = new DutyLog();
        log.record(Given.reported(3, TriState.NO));
        log.record(Given.assessed(1, Verdict.INCIDENT));
        return log;
    }

    private static List<GuardCode> guards(DutyLog log) {
        return ClosingGuards.unmet(log.state()).stream().map(Guard::code).toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("6.5(2) 最終報の後に完了し、再開した事案では、続報と最終報の義務が改めて生じる")
    void a_reopened_incident_keeps_the_authorities_informed_again(boolean atOnce) {
        var log = confirmed();
        log.submit(MIC, FIRST, hours(1), atOnce);
        if (!atOnce) {
            log.submit(MIC, LAST, hours(2), false);
        }
        assertThat(guards(log)).doesNotContain(GuardCode.MIC_OPEN);
        log.record(new IncidentClosed(ID, new Act(Given.CISO, hours(3)), null));
        log.record(new IncidentReopened(ID, new Act(LEAD, hours(1000)), "新たな事実が判明した"));

        assertThat(log.obligation(MIC, LAST).state()).isEqualTo(ObligationState.REQUIRED);
        assertThat(log.obligation(MIC, FOLLOW_UP).state()).isEqualTo(ObligationState.PROPOSED);
        assertThat(log.due(MIC, LAST).hard()).isAfter(hours(1000));
        assertThat(guards(log)).contains(GuardCode.MIC_OPEN, GuardCode.PREFECTURE_OPEN);
        var limit = log.due(MIC, LAST);
        log.record(new IncidentAssessed(
                ID, new Act(CSIRT, hours(1001)), 2, Verdict.INCIDENT, 3, Category.MISDIRECTED, "続いている"));
        assertThat(log.due(MIC, LAST)).isEqualTo(limit);
        assertThat(guards(log)).contains(GuardCode.MIC_OPEN);
        Given.incident()
                .given(log.events())
                .when(new SubmitExternalReport(ID, by(LEAD), id(MIC, FOLLOW_UP), Obligations.submission(false)))
                .expectSuccessfulHandlerExecution();

        log.submit(MIC, FOLLOW_UP, hours(1002), false);
        assertThat(guards(log)).contains(GuardCode.MIC_OPEN);
        log.submit(MIC, LAST, hours(1003), false);
        assertThat(guards(log)).doesNotContain(GuardCode.MIC_OPEN);
        assertThat(log.obligation(MIC, FOLLOW_UP).standing()).isFalse();
    }

    @Test
    @DisplayName("1(9)④ 報告不要とした報告先には、再開しても報告の義務が生じない")
    void who_was_told_nothing_is_not_kept_informed() {
        var log = confirmed();
        log.and(Obligations.waiverProposed(MIC, FIRST), Obligations.waived(MIC, FIRST));
        log.record(Given.closed());

        assertThat(owed(log.events(), Given.reopened())).isEmpty();
    }

    @Test
    @DisplayName("1(9)④ 最終報の後に非該当となり、再び該当となれば、続報と最終報の義務が生じる")
    void after_the_last_report_an_incident_that_stands_again_is_told_anew() {
        var log = confirmed();
        log.submit(MIC, FIRST, hours(1), false);
        log.submit(MIC, LAST, hours(2), false);
        log.record(Given.assessed(2, Verdict.NOT_INCIDENT));
        log.submit(MIC, WITHDRAWAL, hours(3), false);

        log.record(Given.assessed(3, Verdict.INCIDENT));

        assertThat(log.obligation(MIC, LAST).state()).isEqualTo(ObligationState.REQUIRED);
        assertThat(log.obligation(MIC, FOLLOW_UP).state()).isEqualTo(ObligationState.PROPOSED);
        assertThat(guards(log)).contains(GuardCode.MIC_OPEN);
    }

    @Test
    @DisplayName("1(9)④ 第一報を提出していなければ、再び該当となっても最終報の義務はまだない")
    void without_a_first_report_no_last_one_is_owed() {
        var ruledOut = after(CONFIRMED, Given.assessed(2, Verdict.NOT_INCIDENT));

        assertThat(owed(ruledOut, Given.assessed(3, Verdict.INCIDENT)))
                .anyMatch(stage -> stage.startsWith("FIRST"))
                .noneMatch(stage -> stage.startsWith("LAST"));
    }

    @Test
    @DisplayName("1(9)④ 取下げ・訂正は、提出すれば済む")
    void a_correction_is_owed_until_it_is_submitted() {
        var ruledOut = after(TOLD, Given.assessed(2, Verdict.NOT_INCIDENT));

        assertThat(obligations(ruledOut).owesCorrection(MIC)).isTrue();
        assertThat(obligations(Histories.and(ruledOut, submitted(MIC, WITHDRAWAL, false)))
                        .owesCorrection(MIC))
                .isFalse();
    }

    @Test
    @DisplayName("6.5(2)後段 報告不要とした続報は、最終報を提出しても、そのまま残る")
    void a_waived_follow_up_stays_waived() {
        Given.incident()
                .given(
                        reported(),
                        required(MIC, FIRST),
                        submitted(MIC, FIRST, false),
                        required(MIC, FOLLOW_UP),
                        required(MIC, LAST),
                        Obligations.waiverProposed(MIC, FOLLOW_UP),
                        Obligations.waived(MIC, FOLLOW_UP))
                .when(new SubmitExternalReport(ID, by(LEAD), id(MIC, LAST), Obligations.submission(false)))
                .expectEvents(submitted(MIC, LAST, false));
    }

    @Test
    @DisplayName("D.3 提出した報告の期限は、後の事実でレベルが上がっても変わらない")
    void the_limit_of_what_was_submitted_stays() {
        var stopped = new Situation("窓口が止まった。", null, new Impact(null, true), null, null, null, Given.AT);

        assertThat(owed(TOLD, new SituationConfirmed(ID, by(CSIRT), stopped)))
                .noneMatch(stage -> stage.startsWith("FIRST"));
    }

    @Test
    @DisplayName("5.3(3)④ 再開しても、報次は前の続きとなる")
    void the_numbers_of_reports_go_on_after_a_reopening() {
        var reopened = Histories.and(
                Histories.upTo(Milestone.CISO_DIRECTED),
                issued(ReportForm.OCCURRENCE, 1, true),
                Given.closed(),
                Given.reopened());

        Given.incident()
                .given(reopened)
                .when(issue(2))
                .expectEvents(new FormIssued(
                        ID, by(LEAD), ReportForm.OCCURRENCE, new IssueNumber(2, false), 3, Given.FILES, null));
        Given.incident()
                .given(reopened)
                .when(issue(1))
                .expectNoEvents()
                .expectException(because(Reason.ISSUE_OUT_OF_ORDER, "第2報"));
    }
}
