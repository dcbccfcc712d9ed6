package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.externalreport.Recipient.MIC;
import static jp.csirt.incident.domain.externalreport.Recipient.POLICE;
import static jp.csirt.incident.domain.externalreport.Recipient.PPC;
import static jp.csirt.incident.domain.externalreport.Recipient.PUBLIC;
import static jp.csirt.incident.domain.externalreport.Recipient.SUBJECTS;
import static jp.csirt.incident.domain.externalreport.ReportStage.FINAL_LEGAL;
import static jp.csirt.incident.domain.externalreport.ReportStage.FIRST;
import static jp.csirt.incident.domain.externalreport.ReportStage.FOLLOW_UP;
import static jp.csirt.incident.domain.externalreport.ReportStage.LAST;
import static jp.csirt.incident.domain.externalreport.ReportStage.NOTICE;
import static jp.csirt.incident.domain.externalreport.ReportStage.PRELIMINARY;
import static jp.csirt.incident.domain.externalreport.ReportStage.WITHDRAWAL;
import static jp.csirt.incident.domain.incident.Given.CISO;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.CSIRT_AS_CISO;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.NOBODY;
import static jp.csirt.incident.domain.incident.Given.OVERRIDE;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.Obligations.approved;
import static jp.csirt.incident.domain.incident.Obligations.drafted;
import static jp.csirt.incident.domain.incident.Obligations.id;
import static jp.csirt.incident.domain.incident.Obligations.required;
import static jp.csirt.incident.domain.incident.Obligations.submission;
import static jp.csirt.incident.domain.incident.Obligations.submitted;
import static jp.csirt.incident.domain.incident.Obligations.target;
import static jp.csirt.incident.domain.incident.Obligations.waived;
import static jp.csirt.incident.domain.incident.Obligations.waiverProposed;
import static jp.csirt.incident.domain.incident.Refusal.because;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.ExternalReportCommand.AcknowledgeExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.ApproveExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.DraftExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.ProposeWaiver;
import jp.csirt.incident.domain.incident.ExternalReportCommand.SubmitExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportCommand.WaiveReport;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportApproved;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportDrafted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ReportWaived;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationWithdrawn;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("外部報告")
class ExternalReportTest {

    private final FixtureConfiguration<Incident> incident = Given.incident();

    static Stream<Arguments> refusals() {
        var draft = new DraftExternalReport(ID, by(CSIRT), id(MIC, FIRST), null);
        var approve = new ApproveExternalReport(ID, by(CISO), id(MIC, FIRST), null);
        var submit = new SubmitExternalReport(ID, by(LEAD), id(MIC, FIRST), submission(false));
        var acknowledge = new AcknowledgeExternalReport(ID, by(LEAD), id(MIC, FIRST), null);
        var propose = new ProposeWaiver(ID, by(CSIRT), id(MIC, FIRST), "軽微");
        var waive = new WaiveReport(ID, by(CISO), id(MIC, FIRST), null, null);
        var done = submitted(MIC, FIRST, false);
        return Stream.of(
                refusal(draft, Reason.ALREADY_SUBMITTED, done),
                refusal(submit, Reason.ALREADY_SUBMITTED, done),
                refusal(propose, Reason.ALREADY_SUBMITTED, done),
                refusal(waive, Reason.ALREADY_SUBMITTED, done),
                refusal(draft, Reason.OBLIGATION_WITHDRAWN, Obligations.withdrawn(MIC)),
                refusal(submit, Reason.OBLIGATION_WITHDRAWN, Obligations.withdrawn(MIC)),
                refusal(propose, Reason.OBLIGATION_WITHDRAWN, Obligations.withdrawn(MIC)),
                refusal(waive, Reason.OBLIGATION_WITHDRAWN, Obligations.withdrawn(MIC)),
                refusal(approve, Reason.REPORT_NOT_DRAFTED),
                refusal(approve, Reason.ALREADY_APPROVED, drafted(MIC, FIRST), approved(MIC, FIRST)),
                refusal(acknowledge, Reason.REPORT_NOT_SUBMITTED, drafted(MIC, FIRST)),
                refusal(acknowledge, Reason.ALREADY_ACKNOWLEDGED, done, Obligations.acknowledged(MIC, FIRST)),
                refusal(waive, Reason.WAIVER_NOT_PROPOSED),
                refusal(
                        new ApproveExternalReport(ID, by(CSIRT_AS_CISO), id(MIC, FIRST), null),
                        Reason.SAME_PERSON,
                        drafted(MIC, FIRST)),
                refusal(new ApproveExternalReport(ID, by(LEAD), id(MIC, FIRST), null), Reason.SAME_PERSON, done),
                refusal(
                        new WaiveReport(ID, by(CSIRT_AS_CISO), id(MIC, FIRST), null, null),
                        Reason.SAME_PERSON,
                        waiverProposed(MIC, FIRST)),
                refusal(
                        new SubmitExternalReport(
                                ID,
                                by(LEAD),
                                id(MIC, FIRST),
                                new Submission(
                                        SubmissionChannel.EMAIL,
                                        null,
                                        false,
                                        new IssueReference(ReportForm.OCCURRENCE, 2))),
                        Reason.UNKNOWN_ISSUE,
                        Given.issued(ReportForm.OCCURRENCE, 1, false)),
                refusal(new DraftExternalReport(ID, by(CSIRT), NOBODY, null), Reason.UNKNOWN_OBLIGATION));
    }

    private static Arguments refusal(IncidentCommand command, Reason reason, IncidentEvent... before) {
        return Arguments.of(command, reason, Histories.and(List.of(reported(), required(MIC, FIRST)), before));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    @DisplayName("1(9)④ 1(8)① 順を外れた行為と、本人による承認は拒まれる")
    void an_act_out_of_order_is_refused(IncidentCommand command, Reason reason, List<IncidentEvent> before) {
        incident.given(before).when(command).expectNoEvents().expectException(because(reason));
    }

    @Test
    @DisplayName("1(9)④ 起案と承認は残り、やむを得ない理由があれば本人が承認できる")
    void drafting_and_approving_are_recorded() {
        incident.given(reported(), required(MIC, FIRST))
                .when(new DraftExternalReport(ID, by(CSIRT), id(MIC, FIRST), "概要"))
                .expectEvents(new ExternalReportDrafted(ID, by(CSIRT), target(MIC, FIRST), "概要"));
        Given.incident()
                .given(reported(), required(MIC, FIRST), drafted(MIC, FIRST))
                .when(new ApproveExternalReport(ID, by(CSIRT_AS_CISO), id(MIC, FIRST), OVERRIDE))
                .expectEvents(new ExternalReportApproved(ID, by(CSIRT_AS_CISO), target(MIC, FIRST), OVERRIDE));
    }

    @Test
    @DisplayName("1(9)④ 起案も承認もない提出も事実として残り、後から別の者が承認できる")
    void a_submission_is_recorded_without_approval() {
        incident.given(reported(), required(PPC, PRELIMINARY))
                .when(new SubmitExternalReport(ID, by(LEAD), id(PPC, PRELIMINARY), submission(false)))
                .expectEvents(
                        new ExternalReportSubmitted(ID, by(LEAD), target(PPC, PRELIMINARY), submission(false), null));
        var unapproved =
                List.<IncidentEvent>of(reported(), required(PPC, PRELIMINARY), submitted(PPC, PRELIMINARY, false));

        assertThat(obligations(unapproved).approved()).isFalse();
        assertThat(obligations(Histories.and(unapproved, approved(PPC, PRELIMINARY)))
                        .approved())
                .isTrue();
        assertThat(state(Histories.and(unapproved, approved(PPC, PRELIMINARY)), PPC, PRELIMINARY))
                .isEqualTo(ObligationState.SUBMITTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Recipient.class,
            names = {"MIC", "PREFECTURE"})
    @DisplayName("6.5(2)後段 A.4 6 第一報を提出すると続報と最終報の義務が生じる")
    void the_first_report_asks_for_the_last_one(Recipient recipient) {
        incident.given(reported(), required(recipient, FIRST))
                .when(new SubmitExternalReport(ID, by(LEAD), id(recipient, FIRST), submission(false)))
                .expectEvents(
                        submitted(recipient, FIRST, false),
                        further(recipient, FOLLOW_UP, Strength.PROPOSED, "第一報を提出した"),
                        further(recipient, LAST, Strength.REQUIRED, "第一報を提出した"));
    }

    @Test
    @DisplayName("A.4 6 最終報を提出すると続報の義務は消える")
    void the_last_report_ends_the_follow_ups() {
        incident.given(
                        reported(),
                        required(MIC, FIRST),
                        submitted(MIC, FIRST, false),
                        further(MIC, FOLLOW_UP, Strength.PROPOSED, "第一報を提出した"),
                        further(MIC, LAST, Strength.REQUIRED, "第一報を提出した"))
                .when(new SubmitExternalReport(ID, by(LEAD), id(MIC, LAST), submission(false)))
                .expectEvents(
                        submitted(MIC, LAST, false),
                        new ObligationWithdrawn(ID, by(LEAD), id(MIC, FOLLOW_UP), MIC, FOLLOW_UP, "最終報を提出した"));
    }

    @Test
    @DisplayName("A.4 6 総務省・県への報告は、最終報の提出又は報告不要で済む")
    void the_ministry_is_told_by_the_last_report_or_a_waiver() {
        var first = List.<IncidentEvent>of(reported(), required(MIC, FIRST), submitted(MIC, FIRST, false));
        var asked = Histories.and(first, required(MIC, LAST));

        assertThat(obligations(asked).reported(MIC)).isFalse();
        assertThat(obligations(Histories.and(asked, submitted(MIC, LAST, false)))
                        .reported(MIC))
                .isTrue();
        assertThat(obligations(Histories.and(asked, waiverProposed(MIC, LAST), waived(MIC, LAST)))
                        .reported(MIC))
                .isTrue();
        assertThat(obligations(List.of(
                                reported(), required(MIC, FIRST), waiverProposed(MIC, FIRST), waived(MIC, FIRST)))
                        .reported(MIC))
                .isTrue();
        assertThat(obligations(List.of(reported(), required(MIC, FIRST), submitted(MIC, FIRST, true)))
                        .reported(MIC))
                .isTrue();
    }

    @Test
    @DisplayName("C.3 (5) 確報を兼ねる速報は確報の義務も果たす")
    void a_preliminary_report_may_be_the_final_one() {
        var both = List.<IncidentEvent>of(
                reported(), required(PPC, PRELIMINARY), required(PPC, FINAL_LEGAL), submitted(PPC, PRELIMINARY, true));

        assertThat(state(both, PPC, FINAL_LEGAL)).isEqualTo(ObligationState.SUBMITTED);
        assertThat(state(both.subList(0, 3), PPC, FINAL_LEGAL)).isEqualTo(ObligationState.REQUIRED);
    }

    @Test
    @DisplayName("1(8)① 報告不要は提案した者と別の者が決定する")
    void a_waiver_is_decided_by_another_person() {
        incident.given(reported(), required(MIC, FIRST), waiverProposed(MIC, FIRST))
                .when(new WaiveReport(ID, by(CISO), id(MIC, FIRST), "了承", OVERRIDE))
                .expectEvents(new ReportWaived(ID, by(CISO), target(MIC, FIRST), "了承", null));
    }

    @Test
    @DisplayName("A.1 義務は起案、承認、提出、受領と進み、起案し直すと承認からやり直す")
    void an_obligation_goes_from_draft_to_acknowledgement() {
        var steps = List.<IncidentEvent>of(
                reported(),
                required(PPC, PRELIMINARY),
                drafted(PPC, PRELIMINARY),
                approved(PPC, PRELIMINARY),
                drafted(PPC, PRELIMINARY),
                approved(PPC, PRELIMINARY),
                submitted(PPC, PRELIMINARY, false),
                Obligations.acknowledged(PPC, PRELIMINARY));

        assertThat(Stream.iterate(2, n -> n <= steps.size(), n -> n + 1)
                        .map(n -> state(steps.subList(0, n), PPC, PRELIMINARY)))
                .containsExactly(
                        ObligationState.REQUIRED,
                        ObligationState.DRAFT,
                        ObligationState.APPROVED,
                        ObligationState.DRAFT,
                        ObligationState.APPROVED,
                        ObligationState.SUBMITTED,
                        ObligationState.ACKED);
    }

    @Test
    @DisplayName("6.5(3) 68条2項 1(9)⑤ 警察への連絡、本人通知、公表は、それぞれの義務を果たす")
    void facts_of_the_outside_world_fulfil_their_duties() {
        var begun = List.<IncidentEvent>of(
                reported(), required(POLICE, FIRST), required(SUBJECTS, NOTICE), required(PUBLIC, FIRST));

        assertThat(state(Histories.and(begun, Given.policeContacted(1)), POLICE, FIRST))
                .isEqualTo(ObligationState.SUBMITTED);
        assertThat(state(List.of(reported(), Given.policeContacted(1), required(POLICE, FIRST)), POLICE, FIRST))
                .isEqualTo(ObligationState.SUBMITTED);
        assertThat(state(Histories.and(begun, Given.disclosed(1)), PUBLIC, FIRST))
                .isEqualTo(ObligationState.SUBMITTED);
        var withheld = Histories.and(begun, Given.disclosureDecided(Given.NOT_PUBLIC));
        assertThat(state(withheld, PUBLIC, FIRST)).isEqualTo(ObligationState.NOT_APPLICABLE);
        assertThat(state(Histories.and(withheld, Given.disclosureDecided(Given.PUBLIC)), PUBLIC, FIRST))
                .isEqualTo(ObligationState.REQUIRED);
        var exempt = Histories.and(begun, Given.notificationDecided(SubjectNotificationResult.EXEMPT));
        assertThat(state(exempt, SUBJECTS, NOTICE)).isEqualTo(ObligationState.NOT_APPLICABLE);
        var notified = Histories.and(
                begun,
                Given.notificationDecided(SubjectNotificationResult.REQUIRED),
                Given.notified(1, SubjectNotificationMethod.LETTER, 1));
        assertThat(state(notified.subList(0, 5), SUBJECTS, NOTICE)).isEqualTo(ObligationState.REQUIRED);
        assertThat(state(notified, SUBJECTS, NOTICE)).isEqualTo(ObligationState.SUBMITTED);
    }

    @Test
    @DisplayName("A.1 提出した後に根拠が消えると、取下げ・訂正の義務が生じ、再び生じると消える")
    void a_report_that_was_made_is_taken_back() {
        var told = List.<IncidentEvent>of(reported(), required(MIC, FIRST), submitted(MIC, FIRST, false));
        var gone = new ObligationWithdrawn(ID, by(CSIRT), id(MIC, FIRST), MIC, FIRST, "宛名が別人のため");
        var correction = further(MIC, WITHDRAWAL, Strength.REQUIRED, "宛名が別人のため", by(CSIRT));
        var notAnIncident = Given.assessed(1, Verdict.NOT_INCIDENT);

        assertThat(Histories.commit(told, notAnIncident)).contains(gone, correction);
        assertThat(Histories.commit(List.of(reported(), required(MIC, FIRST)), notAnIncident))
                .contains(gone)
                .doesNotContain(correction);
        var corrected = Histories.and(told, gone, correction);
        assertThat(obligations(corrected).owesCorrection(MIC)).isTrue();
        assertThat(Histories.commit(corrected, Given.assessed(1, Verdict.INCIDENT)))
                .contains(new ObligationWithdrawn(ID, by(CSIRT), id(MIC, WITHDRAWAL), MIC, WITHDRAWAL, "宛名が別人のため"));
    }

    private static ObligationEvent.ObligationDetermined further(
            Recipient recipient, ReportStage stage, Strength strength, String reason) {
        return further(recipient, stage, strength, reason, by(LEAD));
    }

    private static ObligationEvent.ObligationDetermined further(
            Recipient recipient,
            ReportStage stage,
            Strength strength,
            String reason,
            jp.csirt.incident.domain.shared.Act act) {
        var duty = new Duty(recipient, stage, strength, List.of("X.Y"), "条", Given.AT);
        return new DutyRecorder(ID, act, 1, false, Profiles.TOWN.reportLimits(Calendars.SHIPPED)).arisen(duty, reason);
    }

    private static ObligationTrack obligations(List<IncidentEvent> events) {
        return IncidentState.fold(events).obligations();
    }

    private static ObligationState state(List<IncidentEvent> events, Recipient recipient, ReportStage stage) {
        return obligations(events).stage(recipient, stage).orElseThrow().state();
    }
}
