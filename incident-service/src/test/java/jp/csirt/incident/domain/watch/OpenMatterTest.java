package jp.csirt.incident.domain.watch;

import static jp.csirt.incident.domain.watch.Given.ID;
import static jp.csirt.incident.domain.watch.Given.by;
import static jp.csirt.incident.domain.watch.Given.reported;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.AssessmentEvent.AssessmentApproved;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.ClosureEvent.ClosureProposed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.incident.DisclosureDecision;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureProposed;
import jp.csirt.incident.domain.incident.DisclosureMode;
import jp.csirt.incident.domain.incident.DisclosureResult;
import jp.csirt.incident.domain.incident.ErasureEvent.ErasureProposed;
import jp.csirt.incident.domain.incident.ExceptionDecision;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionDecided;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionRequested;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportApproved;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportDrafted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ReportWaived;
import jp.csirt.incident.domain.incident.ExternalReportEvent.WaiverProposed;
import jp.csirt.incident.domain.incident.FieldValue;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLowered;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.ReportTarget;
import jp.csirt.incident.domain.incident.Verdict;
import jp.csirt.incident.domain.profile.ShippedProfile;
import jp.csirt.incident.domain.report.Category;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("残っている用件")
class OpenMatterTest {

    private static final StepTimetable TIMETABLE = ShippedProfile.SHIME.timetable(Calendars.SHIPPED);
    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);
    private static final Instant OVER = TokyoTime.startOf(DAY.plusDays(1));
    private static final Due DUE = new Due(null, null, OVER, DAY);

    private static final ClosureProposed CLOSING = new ClosureProposed(ID, by("CSIRT_LEAD"), "収束した");
    private static final IncidentClosed CLOSED = new IncidentClosed(ID, by("CISO"), null);
    private static final IncidentReopened REOPENED = new IncidentReopened(ID, by("CISO"), "再発した");
    private static final ErasureProposed ERASURE = new ErasureProposed(ID, by("CSIRT_MEMBER"), "満了");

    private static final DisclosureDecision PUBLIC =
            new DisclosureDecision(DisclosureResult.PUBLIC, null, null, null, DisclosureMode.INDIVIDUAL);

    private static List<OpenMatter> open(IncidentEvent... events) {
        return OpenMatter.of(Given.history(events), TIMETABLE);
    }

    /** What waits for a decision after a report of level 2 and these events: who decides, what, about which. */
    private static List<String> waiting(IncidentEvent... events) {
        return waitingAt(2, events);
    }

    private static List<String> waitingAt(int level, IncidentEvent... events) {
        IncidentEvent[] all =
                Stream.concat(Stream.of(reported(level)), Stream.of(events)).toArray(IncidentEvent[]::new);
        return open(all).stream()
                .filter(matter -> !matter.what().name().startsWith("STEP_") && matter.what() != Matter.FULFIL_DUTY)
                .map(matter -> "%s %s %s"
                        .formatted(
                                matter.owner().code(),
                                matter.what(),
                                matter.about().id())
                        .strip())
                .toList();
    }

    private static List<Matter> steps(IncidentEvent... events) {
        return open(events).stream().map(OpenMatter::what).toList();
    }

    private static IncidentAssessed assessed(int n, int level) {
        return new IncidentAssessed(ID, by("CSIRT_MEMBER"), n, Verdict.INCIDENT, level, Category.MISDIRECTED, "確認した");
    }

    private static ExceptionRequested exception(int n, String what) {
        return new ExceptionRequested(ID, by("SYS_MANAGER"), n, what, "なぜ", DAY, false);
    }

    private static CorrectionProposed correction(int n) {
        var text = new FieldValue("a", null, null);
        return new CorrectionProposed(ID, by("SEC_MANAGER"), n, 1, "/title", text, text, "誤記");
    }

    @Test
    @DisplayName("1(8)① 評価の承認は、最も新しい評価について、承認か再開まで残る")
    void the_newest_assessment_waits_for_its_approval() {
        var approved = new AssessmentApproved(ID, by("CSIRT_LEAD"), 2, null);
        assertThat(waiting(assessed(1, 2), assessed(2, 2))).containsExactly("CSIRT_LEAD APPROVE_ASSESSMENT 2");
        assertThat(waiting(assessed(1, 2), assessed(2, 2), approved)).isEmpty();
        assertThat(waiting(assessed(1, 2), CLOSING, CLOSED, REOPENED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, CSIRT_LEAD", "2, OVERALL_MANAGER", "3, CISO"})
    @DisplayName("B.2 被害レベルの引下げの承認は、今のレベルが決める職に、承認かレベルの変更まで残る")
    void a_lowering_waits_for_who_may_approve_it(int from, String owner) {
        var proposed = new LevelLoweringProposed(ID, by("CSIRT_MEMBER"), 1, from, from - 1, "影響がない");
        assertThat(waitingAt(from, proposed)).containsExactly(owner + " APPROVE_LEVEL_LOWERING 1");
        assertThat(waitingAt(from, proposed, new LevelLowered(ID, by(owner), 1, from - 1, null)))
                .isEmpty();
        var another = new LevelLoweringProposed(ID, by("CSIRT_MEMBER"), 2, from, from - 1, "収まった");
        assertThat(waitingAt(from, proposed, another, new LevelLowered(ID, by(owner), 2, from - 1, null)))
                .as("the level it was about is no longer in force")
                .isEmpty();
    }

    @Test
    @DisplayName("7.4(1), 6.3(8)② 例外措置と訂正は、一件ごとに、決まるまで残る")
    void exceptions_and_corrections_wait_each_for_itself() {
        var decided = new ExceptionDecided(ID, by("CISO"), 1, ExceptionDecision.APPROVED, "了承", null);
        var approved = new CorrectionApproved(ID, by("CSIRT_LEAD"), 2, null);
        assertThat(waiting(exception(1, "外部媒体"), correction(1), exception(2, "私物"), correction(2), decided, approved))
                .containsExactly("CSIRT_LEAD APPROVE_CORRECTION 1", "CISO DECIDE_EXCEPTION 2");
        assertThat(open(reported(2), exception(1, "外部媒体\n詳しく")))
                .filteredOn(matter -> matter.what() == Matter.DECIDE_EXCEPTION)
                .singleElement()
                .satisfies(matter -> {
                    assertThat(matter.about().told(matter.what())).isEqualTo("例外措置の許可（外部媒体）");
                    assertThat(matter.clause()).contains("7.4");
                });
    }

    @ParameterizedTest
    @CsvSource({"PRELIMINARY, OVERALL_MANAGER", "SUPPLEMENT, CSIRT_LEAD", "FINAL_LEGAL, CISO"})
    @DisplayName("1(9)④ 起案された外部報告は区分が決める職の承認を、報告不要の提案はCISOの決定を、期限とともに待つ")
    void drafts_and_waivers_wait_with_the_limit_of_the_duty(ReportStage stage, String owner) {
        var duty = Given.determined(Recipient.PPC, stage, Strength.REQUIRED, DUE);
        var target = new ReportTarget(duty.obligationId(), Recipient.PPC, stage);
        var drafted = new ExternalReportDrafted(ID, by("CSIRT_LIAISON"), target, "案");
        var waiver = new WaiverProposed(ID, by("CSIRT_LEAD"), target, "該当しない");
        assertThat(waiting(duty, drafted, waiver))
                .containsExactly(
                        owner + " APPROVE_EXTERNAL_REPORT " + duty.obligationId(),
                        "CISO DECIDE_WAIVER " + duty.obligationId());
        assertThat(open(reported(2), duty, drafted))
                .filteredOn(matter -> matter.what() == Matter.APPROVE_EXTERNAL_REPORT)
                .extracting(OpenMatter::dueAt)
                .containsExactly(OVER);
        assertThat(waiting(duty, drafted, new ExternalReportApproved(ID, by(owner), target, null)))
                .isEmpty();
        assertThat(waiting(duty, waiver, new ReportWaived(ID, by("CISO"), target, null, null)))
                .isEmpty();
    }

    @Test
    @DisplayName("D.3 案の判断で終わる段階は、案が出れば、その期限のまま、案の判断だけが残る")
    void a_proposal_stands_for_the_step_that_ends_with_its_decision() {
        assertThat(waiting(Given.proposed())).containsExactly("CISO DECIDE_PREVENTION 1");
        assertThat(steps(reported(2), Given.proposed())).doesNotContain(Matter.STEP_CISO_DECISION);
        var disclosure = new DisclosureProposed(ID, by("CSIRT_LEAD"), PUBLIC);
        List<OpenMatter> before = open(reported(2), assessed(1, 2));
        assertThat(open(reported(2), assessed(1, 2), disclosure))
                .filteredOn(matter -> matter.what() == Matter.DECIDE_DISCLOSURE)
                .extracting(OpenMatter::dueAt)
                .isEqualTo(before.stream()
                        .filter(matter -> matter.what() == Matter.STEP_DISCLOSURE_DECISION)
                        .map(OpenMatter::dueAt)
                        .toList());
        assertThat(steps(reported(2), CLOSING)).contains(Matter.CLOSE_INCIDENT).doesNotContain(Matter.STEP_CLOSING);
        assertThat(waiting(CLOSING)).containsExactly("CISO CLOSE_INCIDENT");
        assertThat(waiting(CLOSING, CLOSED, REOPENED)).isEmpty();
    }

    @Test
    @DisplayName("7.4(3), 2(2)⑨ 完了の後に残るのは例外措置の決定と消去の許可だけで、後の行為でなくなる")
    void after_closing_only_exceptions_and_the_erasure_wait() {
        assertThat(waiting(correction(1), exception(1, "何"), CLOSING, CLOSED))
                .containsExactly("CISO DECIDE_EXCEPTION 1");
        var decided = new ExceptionDecided(ID, by("CISO"), 1, ExceptionDecision.REJECTED, "認めない", null);
        assertThat(waiting(exception(1, "何"), CLOSING, CLOSED, decided)).isEmpty();
        assertThat(waiting(CLOSING, CLOSED, ERASURE)).containsExactly("SEC_MANAGER PERMIT_ERASURE");
        assertThat(waiting(CLOSING, CLOSED, ERASURE, REOPENED)).isEmpty();
    }

    @Test
    @DisplayName("7.3(4) 完了の後の委員会への報告は、報告そのものも、その承認も不要の決定も残る")
    void the_report_to_the_committee_waits_after_closing() {
        var duty = Given.determined(Recipient.COMMITTEE, ReportStage.LAST, Strength.REQUIRED, DUE);
        var target = new ReportTarget(duty.obligationId(), Recipient.COMMITTEE, ReportStage.LAST);
        var drafted = new ExternalReportDrafted(ID, by("CSIRT_LIAISON"), target, "案");
        var waiver = new WaiverProposed(ID, by("CSIRT_LEAD"), target, "該当しない");
        var other = Given.determined(Recipient.RELATED_BODY, ReportStage.FIRST, Strength.REQUIRED, DUE);
        assertThat(waiting(CLOSING, other, CLOSED, duty, drafted, waiver))
                .containsExactly(
                        "CISO APPROVE_EXTERNAL_REPORT " + duty.obligationId(),
                        "CISO DECIDE_WAIVER " + duty.obligationId());
        assertThat(steps(reported(2), CLOSING, other, CLOSED, duty)).containsExactly(Matter.FULFIL_DUTY);
        assertThat(waiting(CLOSING, CLOSED, duty, drafted, new ExternalReportApproved(ID, by("CISO"), target, null)))
                .isEmpty();
    }

    @Test
    @DisplayName("C.3 義務は報告先と区分を、措置はその内容を名乗る")
    void duties_and_measures_say_which_they_are() {
        var first = Given.determined(Recipient.MIC, ReportStage.LAST, Strength.REQUIRED, DUE);
        var judged = Given.determined(Recipient.PPC, ReportStage.FINAL_LEGAL, Strength.PROPOSED, null);
        assertThat(open(
                        reported(1),
                        Given.determined(Recipient.PPC, ReportStage.PRELIMINARY, Strength.REQUIRED, DUE),
                        first,
                        judged))
                .filteredOn(matter -> !matter.what().name().startsWith("STEP_"))
                .extracting(matter -> matter.about().told(matter.what()) + " " + matter.clause())
                .containsExactly(
                        "個人情報保護委員会への速報 個人情報保護法68条1項",
                        "総務省への最終報 個人情報保護法68条1項",
                        "外部報告の要否の判断（個人情報保護委員会への確報） 個人情報保護法68条1項");
        assertThat(open(reported(1), Given.proposed(), Given.ordered(DAY)))
                .extracting(matter -> matter.about().told(matter.what()) + " " + matter.clause())
                .contains("指示された措置の実施（添付ファイルの無害化） 5.3(3)⑤");
    }
}
