package jp.csirt.incident.domain.watch;

import static java.util.stream.Collectors.joining;
import static jp.csirt.incident.domain.watch.Given.AT;
import static jp.csirt.incident.domain.watch.Given.ID;
import static jp.csirt.incident.domain.watch.Given.MEASURE;
import static jp.csirt.incident.domain.watch.Given.by;
import static jp.csirt.incident.domain.watch.Given.determined;
import static jp.csirt.incident.domain.watch.Given.ordered;
import static jp.csirt.incident.domain.watch.Given.reported;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.Addressee;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.ClosureEvent.ClosureProposed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.incident.DecisionResult;
import jp.csirt.incident.domain.incident.DirectionEvent.CisoInstructed;
import jp.csirt.incident.domain.incident.DirectionEvent.EmergencyPlanInvoked;
import jp.csirt.incident.domain.incident.DirectionEvent.UsageInvestigationOrdered;
import jp.csirt.incident.domain.incident.DisclosureDecision;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureProposed;
import jp.csirt.incident.domain.incident.DisclosureMode;
import jp.csirt.incident.domain.incident.DisclosureResult;
import jp.csirt.incident.domain.incident.EffectCheck;
import jp.csirt.incident.domain.incident.ErasureEvent.ErasureProposed;
import jp.csirt.incident.domain.incident.ExceptionDecision;
import jp.csirt.incident.domain.incident.ExceptionEvent.EmergencyExceptionReported;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionDecided;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionRequested;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportApproved;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportDrafted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ReportWaived;
import jp.csirt.incident.domain.incident.ExternalReportEvent.WaiverProposed;
import jp.csirt.incident.domain.incident.FieldValue;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.Instruction;
import jp.csirt.incident.domain.incident.LateralCheck;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckAnswered;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckConsidered;
import jp.csirt.incident.domain.incident.LateralResult;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationWithdrawn;
import jp.csirt.incident.domain.incident.PersonnelActionKind;
import jp.csirt.incident.domain.incident.PersonnelEvent.PersonnelActionRecorded;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureCarriedOver;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureImplemented;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureVerified;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.incident.ReportTarget;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;
import jp.csirt.incident.domain.incident.SubjectNotificationDecision;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationDecided;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationProposed;
import jp.csirt.incident.domain.incident.SubjectNotificationResult;
import jp.csirt.incident.domain.incident.Submission;
import jp.csirt.incident.domain.incident.SubmissionChannel;
import jp.csirt.incident.domain.incident.Verdict;
import jp.csirt.incident.domain.report.Category;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("行為に伴う連絡")
class ActNoticesTest {

    private static final Instant DUE = Instant.parse("2026-04-30T15:00:00Z");
    private static final ReportTarget FINAL = new ReportTarget(Given.FINAL, Recipient.PPC, ReportStage.FINAL_LEGAL);
    private static final DisclosureDecision PUBLIC =
            new DisclosureDecision(DisclosureResult.PUBLIC, null, null, null, DisclosureMode.INDIVIDUAL);
    private static final SubjectNotificationDecision SUBJECTS =
            new SubjectNotificationDecision(SubjectNotificationResult.REQUIRED, "本人の利益のため");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    /** What the last of the events asks, one line each: kind, matter, to, then. */
    private static List<String> asks(IncidentEvent... events) {
        IncidentHistory history = Given.history(events);
        Routing routing = Routing.of(Town.posts(), history, AT);
        return ActNotices.since(events.length - 1, history, routing).stream()
                .map(notice -> "%s %s %s%s"
                        .formatted(
                                notice.kind(),
                                notice.what(),
                                codes(notice.to()),
                                notice.then().isEmpty() ? "" : " / " + codes(notice.then())))
                .toList();
    }

    private static String codes(List<Post> posts) {
        return posts.stream().map(Post::code).collect(joining(","));
    }

    private static IncidentAssessed assessed(int level) {
        return new IncidentAssessed(ID, by("CSIRT_MEMBER"), 1, Verdict.INCIDENT, level, Category.MISDIRECTED, "確認した");
    }

    private static ExceptionRequested exception() {
        return new ExceptionRequested(ID, by("SYS_MANAGER"), 1, "何", "なぜ", DAY, true);
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("7.3(5) 報告は窓口と、被害レベルの対応者に求める")
    void a_report_asks_the_intake_and_who_is_responsible(int level, List<String> expected) {
        assertThat(asks(reported(level))).isEqualTo(expected);
    }

    static Stream<Arguments> a_report_asks_the_intake_and_who_is_responsible() {
        String intake = "REQUEST RECEIVE_REPORT CSIRT_INTAKE";
        String manager = "REQUEST HANDLE_INCIDENT SEC_MANAGER";
        return Stream.of(
                Arguments.of(0, List.of(intake, manager)),
                Arguments.of(1, List.of(intake, manager)),
                Arguments.of(2, List.of(intake, "REQUEST HANDLE_INCIDENT OVERALL_MANAGER")),
                Arguments.of(
                        3,
                        List.of(
                                intake,
                                "REQUEST HANDLE_INCIDENT CISO / OVERALL_MANAGER,CSIRT_LEAD",
                                "REQUEST HANDLE_INCIDENT OVERALL_MANAGER")));
    }

    @Test
    @DisplayName("8 Q16 自分の課の管理者が当事者なら窓口だけに求める")
    void against_the_own_manager_only_the_intake_is_asked() {
        assertThat(asks(reported(1, Town.TAX))).containsExactly("REQUEST RECEIVE_REPORT CSIRT_INTAKE");
        assertThat(asks(reported(2, Town.TAX))).hasSize(2);
    }

    @Test
    @DisplayName("7.3(5) 上がった被害レベルの対応者に求める")
    void a_raised_level_asks_the_newly_responsible() {
        assertThat(asks(reported(1), new LevelRaised(ID, by("CISO"), 1, 1, 2, null, "全庁")))
                .containsExactly("REQUEST LEVEL_RAISED OVERALL_MANAGER");
        assertThat(asks(reported(1), assessed(2)))
                .containsExactly("REQUEST APPROVE_ASSESSMENT CSIRT_LEAD", "REQUEST LEVEL_RAISED OVERALL_MANAGER");
        assertThat(asks(reported(2), assessed(2))).containsExactly("REQUEST APPROVE_ASSESSMENT CSIRT_LEAD");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @MethodSource
    @DisplayName("求めのある行為は、次に行う職へ知らせる")
    void an_act_asks_for_the_next(IncidentEvent act, String expected) {
        assertThat(asks(reported(1), act)).containsExactly(expected);
    }

    static Stream<Arguments> an_act_asks_for_the_next() {
        var instruction = new Instruction("SYS_MANAGER", "遮断", null);
        var check = new LateralCheck(new UUID(0, 5), "住基端末", "SYS_MANAGER@tax", null);
        return Stream.of(
                Arguments.of(lowering(1), "REQUEST APPROVE_LEVEL_LOWERING CSIRT_LEAD"),
                Arguments.of(lowering(2), "REQUEST APPROVE_LEVEL_LOWERING OVERALL_MANAGER"),
                Arguments.of(lowering(3), "REQUEST APPROVE_LEVEL_LOWERING CISO"),
                Arguments.of(
                        new ContainmentInstructed(ID, by("CSIRT_MEMBER"), 1, instruction),
                        "REQUEST CONTAIN SYS_MANAGER"),
                Arguments.of(
                        new RecoveryInstructed(ID, by("CSIRT_MEMBER"), 1, new Instruction("tax", "復旧", null)),
                        "REQUEST RECOVER SEC_MANAGER@tax"),
                Arguments.of(
                        new LateralCheckConsidered(ID, by("CSIRT_MEMBER"), "同種", List.of(check)),
                        "REQUEST ANSWER_LATERAL_CHECK SYS_MANAGER@tax"),
                Arguments.of(
                        new LateralCheckAnswered(ID, by("SYS_MANAGER"), check.checkId(), LateralResult.FOUND, "あり"),
                        "REQUEST FOUND_ELSEWHERE CSIRT_LEAD"),
                Arguments.of(
                        new UsageInvestigationOrdered(ID, by("CISO"), "ログ", "端末"),
                        "DECISION INVESTIGATE_USAGE SYS_MANAGER"),
                Arguments.of(
                        new CisoInstructed(ID, by("CISO"), "全課で確認", List.of(new Addressee("CSIRT_LEAD"))),
                        "DECISION FOLLOW_CISO_INSTRUCTION CSIRT_LEAD"),
                Arguments.of(
                        new EmergencyPlanInvoked(ID, by("CISO"), "第3版"),
                        "DECISION EMERGENCY_PLAN_INVOKED OVERALL_MANAGER,CSIRT_LEAD"),
                Arguments.of(new DisclosureProposed(ID, by("CSIRT_LEAD"), PUBLIC), "REQUEST DECIDE_DISCLOSURE CISO"),
                Arguments.of(
                        new DisclosureDecided(ID, by("CISO"), PUBLIC, null),
                        "DECISION DISCLOSURE_DECIDED CSIRT_LEAD,CSIRT_LIAISON"),
                Arguments.of(
                        new SubjectNotificationProposed(ID, by("SEC_MANAGER"), SUBJECTS),
                        "REQUEST DECIDE_SUBJECT_NOTIFICATION OVERALL_MANAGER"),
                Arguments.of(
                        new SubjectNotificationDecided(ID, by("CISO"), SUBJECTS, null),
                        "DECISION SUBJECT_NOTIFICATION_DECIDED SEC_MANAGER,CSIRT_LEAD"),
                Arguments.of(Given.proposed(), "REQUEST DECIDE_PREVENTION CISO"),
                Arguments.of(exception(), "REQUEST DECIDE_EXCEPTION CISO"),
                Arguments.of(
                        new CorrectionProposed(
                                ID,
                                by("CSIRT_MEMBER"),
                                1,
                                1,
                                "/summary",
                                new FieldValue("a", null, null),
                                new FieldValue("b", null, null),
                                "誤記"),
                        "REQUEST APPROVE_CORRECTION CSIRT_LEAD"),
                Arguments.of(new ClosureProposed(ID, by("CSIRT_LEAD"), "済んだ"), "REQUEST CLOSE_INCIDENT CISO"),
                Arguments.of(new IncidentReopened(ID, by("CSIRT_LEAD"), "新事実"), "REQUEST REASSESS CSIRT_MEMBER"),
                Arguments.of(new ErasureProposed(ID, by("CSIRT_LEAD"), "満了"), "REQUEST PERMIT_ERASURE SEC_MANAGER"));
    }

    private static LevelLoweringProposed lowering(int from) {
        return new LevelLoweringProposed(ID, by("CSIRT_MEMBER"), 1, from, from - 1, "軽い");
    }

    @Test
    @DisplayName("求めのない行為は誰にも知らせない。職員の処置も知らせない")
    void acts_that_ask_nobody_tell_nobody() {
        assertThat(asks(reported(1), new ReportReceived(ID, by("CSIRT_INTAKE"), null)))
                .isEmpty();
        assertThat(asks(
                        reported(1),
                        new PersonnelActionRecorded(
                                ID, by("CSIRT_LEAD"), PersonnelActionKind.NOTIFIED_DEPT, "通知した", null)))
                .isEmpty();
    }

    @Test
    @DisplayName("生じた義務は外部連携に、要否の分からない義務はCSIRT責任者に求める")
    void duties_that_arise_are_told() {
        assertThat(asks(reported(3), determined(null)))
                .containsExactly("REQUEST FULFIL_DUTY CSIRT_LIAISON / CSIRT_LEAD");
        assertThat(asks(reported(3), determined(Recipient.PPC, ReportStage.FINAL_LEGAL, Strength.PROPOSED, null)))
                .containsExactly("REQUEST JUDGE_DUTY CSIRT_LEAD");
        assertThat(asks(reported(3), determined(Recipient.SUBJECTS, ReportStage.NOTICE, Strength.REQUIRED, null)))
                .containsExactly("REQUEST FULFIL_DUTY SEC_MANAGER / CSIRT_LEAD");
    }

    @Test
    @DisplayName("改まった期限と、なくなった義務を知らせる。同じなら知らせない")
    void changes_of_a_duty_are_told() {
        var due = new Due(null, null, DUE, DAY);

        assertThat(asks(reported(3), determined(null), determined(due)))
                .containsExactly("DECISION DUE_CHANGED CSIRT_LIAISON");
        assertThat(asks(reported(3), determined(due), determined(due))).isEmpty();
        assertThat(asks(
                        reported(3),
                        determined(due),
                        new ObligationWithdrawn(
                                ID, by("CSIRT_MEMBER"), Given.FINAL, Recipient.PPC, ReportStage.FINAL_LEGAL, "なし")))
                .containsExactly("DECISION DUTY_WITHDRAWN CSIRT_LIAISON");
    }

    @Test
    @DisplayName("B.2 外部報告の承認は区分の承認者に求め、決定は提出する者に知らせる")
    void the_work_on_a_report_goes_from_hand_to_hand() {
        var draft = new ExternalReportDrafted(ID, by("CSIRT_MEMBER"), FINAL, null);
        var submission = new Submission(SubmissionChannel.WEB_FORM, null, false, null);
        var submitted = new ExternalReportSubmitted(ID, by("CSIRT_LIAISON"), FINAL, submission, null);
        var approved = new ExternalReportApproved(ID, by("CISO"), FINAL, null);

        assertThat(asks(reported(3), determined(null), draft)).containsExactly("REQUEST APPROVE_EXTERNAL_REPORT CISO");
        assertThat(asks(reported(3), determined(null), draft, approved))
                .containsExactly("DECISION SUBMIT_EXTERNAL_REPORT CSIRT_LIAISON");
        assertThat(asks(reported(3), determined(null), draft, submitted))
                .containsExactly("REQUEST APPROVE_EXTERNAL_REPORT CISO");
        assertThat(asks(reported(3), determined(null), draft, approved, submitted))
                .isEmpty();
        assertThat(asks(reported(3), determined(null), new WaiverProposed(ID, by("CSIRT_LEAD"), FINAL, "軽微")))
                .containsExactly("REQUEST DECIDE_WAIVER CISO");
        assertThat(asks(reported(3), determined(null), new ReportWaived(ID, by("CISO"), FINAL, null, null)))
                .containsExactly("DECISION REPORT_WAIVED CSIRT_LIAISON,CSIRT_LEAD");
    }

    @Test
    @DisplayName("5.3(3)⑤ 指示は措置ごとに実施する職へ、差戻しはCSIRT責任者へ知らせる")
    void orders_go_to_their_owners() {
        var returned = new PreventionDecided(ID, by("CISO"), 1, DecisionResult.RETURNED, "不足", List.of(), null, null);

        assertThat(asks(reported(1), Given.proposed(), ordered(DAY)))
                .containsExactly("DECISION IMPLEMENT_MEASURE SYS_MANAGER");
        assertThat(asks(reported(1), Given.proposed(), returned))
                .containsExactly("DECISION REVISE_PREVENTION CSIRT_LEAD");
        assertThat(asks(
                        reported(1),
                        Given.proposed(),
                        ordered(DAY),
                        new MeasureCarriedOver(ID, by("CISO"), MEASURE, "SEC_MANAGER@tax", DAY, "予算")))
                .containsExactly("DECISION TAKE_OVER_MEASURE SEC_MANAGER@tax");
    }

    @Test
    @DisplayName("9.1(7) 効果のない措置は実施した職へ戻る")
    void an_ineffective_measure_goes_back_to_its_owner() {
        var done = new MeasureImplemented(ID, by("SYS_MANAGER"), MEASURE, "した");
        var verified = new MeasureVerified(ID, by("CSIRT_MEMBER"), MEASURE, EffectCheck.INEFFECTIVE, "なし");

        assertThat(asks(reported(1), Given.proposed(), ordered(DAY), done, verified))
                .containsExactly("DECISION MEASURE_INEFFECTIVE SYS_MANAGER");
    }

    @Test
    @DisplayName("C.2 提出した後に改めて生じた追完は、外部との連携等に求める")
    void a_supplement_that_is_owed_anew_is_asked_for() {
        var supplement = determined(Recipient.PPC, ReportStage.SUPPLEMENT, Strength.REQUIRED, null);
        var submitted = new ExternalReportSubmitted(
                ID,
                by("CSIRT_LIAISON"),
                new ReportTarget(supplement.obligationId(), Recipient.PPC, ReportStage.SUPPLEMENT),
                new Submission(SubmissionChannel.WEB_FORM, null, false, null),
                null);

        assertThat(asks(reported(3), supplement, submitted, supplement))
                .containsExactly("REQUEST FULFIL_DUTY CSIRT_LIAISON / CSIRT_LEAD");
        assertThat(asks(reported(3), supplement, supplement)).isEmpty();
    }

    @Test
    @DisplayName("7.4 例外措置の決定は申請した職へ、緊急の措置の報告はCISOへ知らせる")
    void exceptions_go_back_to_who_asked() {
        var decided = new ExceptionDecided(ID, by("CISO"), 1, ExceptionDecision.APPROVED, "認める", null);

        assertThat(asks(reported(1), exception(), decided)).containsExactly("DECISION EXCEPTION_DECIDED SYS_MANAGER");
        assertThat(asks(reported(1), exception(), new EmergencyExceptionReported(ID, by("SYS_MANAGER"), 1, "閉じた")))
                .containsExactly("REQUEST CONFIRM_EMERGENCY_EXCEPTION CISO");
    }

    @Test
    @DisplayName("同じ出来事の連絡はいつも同じ識別子になり、互いに異なる")
    void the_id_follows_from_the_event() {
        IncidentHistory history = Given.history(reported(3));
        List<Notice> first = ActNotices.since(0, history, Routing.of(Town.posts(), history, AT));
        List<Notice> again = ActNotices.since(0, history, Routing.of(Town.posts(), history, AT.plusSeconds(60)));

        assertThat(again)
                .extracting(notice -> notice.idIn(ID))
                .isEqualTo(ids(first))
                .doesNotHaveDuplicates();
    }

    private static List<UUID> ids(List<Notice> notices) {
        return notices.stream().map(notice -> notice.idIn(ID)).toList();
    }
}
