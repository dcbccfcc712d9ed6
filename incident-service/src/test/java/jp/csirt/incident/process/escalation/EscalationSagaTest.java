package jp.csirt.incident.process.escalation;

import static jp.csirt.incident.domain.watch.Given.AT;
import static jp.csirt.incident.domain.watch.Given.ID;
import static jp.csirt.incident.domain.watch.Given.by;
import static jp.csirt.incident.domain.watch.Given.reported;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.DirectionEvent.EmergencyPlanInvoked;
import jp.csirt.incident.domain.incident.DisclosureDecision;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureResult;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import jp.csirt.incident.domain.incident.ErasureMethod;
import jp.csirt.incident.domain.incident.ExceptionDecision;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionDecided;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionRequested;
import jp.csirt.incident.domain.incident.Instruction;
import jp.csirt.incident.domain.incident.InternalRecipient;
import jp.csirt.incident.domain.incident.InternalReport;
import jp.csirt.incident.domain.incident.InternalReportKind;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.incident.PersonnelActionKind;
import jp.csirt.incident.domain.incident.PersonnelEvent.PersonnelActionRecorded;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.incident.Verdict;
import jp.csirt.incident.domain.organisation.OrganisationEvent.AbsenceRecorded;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Channel;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.watch.NotificationRequested;
import jp.csirt.incident.domain.watch.Town;
import jp.csirt.incident.process.notice.Watching;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("段階の見守り")
class EscalationSagaTest {

    private static final int RECEIPT = 2;
    private static final int ASSESSMENT = 5;
    private static final int DISCLOSURE = 18;

    private final Watching<EscalationSaga> watching = new Watching<>(EscalationSaga.class, Town.posts(), AT);

    private static Instant after(String iso) {
        return AT.plus(Duration.parse(iso));
    }

    private static ReportReceived received() {
        return new ReportReceived(ID, by("CSIRT_INTAKE"), null);
    }

    @Test
    @DisplayName("行為が求めることは、その場で一度だけ知らせる")
    void what_an_act_asks_is_told_at_once_and_once() {
        watching.record(reported(1));
        assertThat(watching.lines())
                .containsExactly("REQUEST RECEIVE_REPORT CSIRT_INTAKE", "REQUEST HANDLE_INCIDENT SEC_MANAGER@tax");

        watching.record(received(), new LevelRaised(ID, by("CISO"), 1, 1, 2, null, "全庁"));
        assertThat(watching.lines()).containsExactly("REQUEST LEVEL_RAISED OVERALL_MANAGER");
    }

    @Test
    @DisplayName("D.3 50%は担い手、80%は管理者とCSIRT責任者、100%は統括、150%はCISO")
    void each_mark_goes_one_post_higher() {
        watching.record(reported(3));
        assertThat(watching.lines(RECEIPT)).isEmpty();

        assertThat(watching.until(after("PT7M29S")).lines(RECEIPT)).isEmpty();
        assertThat(watching.until(after("PT7M30S")).lines(RECEIPT))
                .containsExactly("WARNING STEP_RECEIPT 50% CSIRT_INTAKE");
        assertThat(watching.until(after("PT12M")).lines(RECEIPT))
                .containsExactly("WARNING STEP_RECEIPT 80% SEC_MANAGER@tax,CSIRT_LEAD");
        assertThat(watching.until(after("PT15M")).lines(RECEIPT))
                .containsExactly("ESCALATION STEP_RECEIPT 100% OVERALL_MANAGER");
        assertThat(watching.until(after("PT22M30S")).lines(RECEIPT))
                .containsExactly("ESCALATION STEP_RECEIPT 150% CISO");
    }

    @Test
    @DisplayName("D.3 レベル1の時点は開庁時間で進み、夜と閉庁日には来ない")
    void office_time_stands_still_at_night_and_on_closed_days() {
        var friday = Instant.parse("2026-04-03T16:45:00+09:00"); // 30 minutes before closing; the receipt has 60
        var overTheWeekend = new Watching<>(EscalationSaga.class, Town.posts(), friday);
        var filed = reported(1);
        overTheWeekend.record(
                new IncidentReported(ID, new Act(filed.act().actor(), friday), filed.number(), filed.report()));

        assertThat(overTheWeekend.until(friday.plus(Duration.ofMinutes(30))).lines(RECEIPT))
                .containsExactly("WARNING STEP_RECEIPT 50% CSIRT_INTAKE");
        assertThat(overTheWeekend
                        .until(Instant.parse("2026-04-06T08:47:59+09:00"))
                        .lines(RECEIPT))
                .isEmpty();
        assertThat(overTheWeekend
                        .until(Instant.parse("2026-04-06T08:48:00+09:00"))
                        .lines(RECEIPT))
                .containsExactly("WARNING STEP_RECEIPT 80% SEC_MANAGER@tax,CSIRT_LEAD");
        assertThat(overTheWeekend
                        .until(Instant.parse("2026-04-06T09:00:00+09:00"))
                        .lines(RECEIPT))
                .containsExactly("ESCALATION STEP_RECEIPT 100% OVERALL_MANAGER");
    }

    @Test
    @DisplayName("A.1 保留された公表の判断は、保留の期限を目標に、済むまで求め続ける")
    void a_decision_that_was_put_off_is_asked_for_until_it_is_made() {
        var deferred = new DisclosureDecision(DisclosureResult.DEFERRED, null, null, after("PT10H"), null);
        watching.record(
                reported(3),
                new IncidentAssessed(ID, by("CSIRT_MEMBER"), 1, Verdict.INCIDENT, 3, Category.LOSS, "確認した"),
                new DisclosureDecided(ID, by("CISO"), deferred, null));
        assertThat(watching.lines(DISCLOSURE)).isEmpty();

        assertThat(watching.until(after("PT5H")).lines(DISCLOSURE))
                .containsExactly("WARNING STEP_DISCLOSURE_DECISION 50% CISO");
        assertThat(watching.until(after("PT8H")).lines(DISCLOSURE))
                .containsExactly("WARNING STEP_DISCLOSURE_DECISION 80% SEC_MANAGER@tax,CSIRT_LEAD");
        assertThat(watching.until(after("PT10H")).lines(DISCLOSURE))
                .containsExactly("ESCALATION STEP_DISCLOSURE_DECISION 100% OVERALL_MANAGER");
        assertThat(watching.until(after("PT15H")).lines(DISCLOSURE))
                .containsExactly("ESCALATION STEP_DISCLOSURE_DECISION 150% CISO");
        assertThat(watching.until(after("PT39H")).lines(DISCLOSURE))
                .containsExactly("ESCALATION STEP_DISCLOSURE_DECISION 150% #1 CISO");
    }

    @Test
    @DisplayName("5.3(3)③ 指示された復旧の期限を過ぎれば、宛先と統括に伝わり、済めば止む")
    void a_recovery_that_is_not_done_in_time_is_told() {
        var instructed =
                new RecoveryInstructed(ID, by("CSIRT_LEAD"), 1, new Instruction("tax", "業務を再開する", after("PT8H")));
        watching.record(reported(1), instructed).until(after("PT7H59M"));
        watching.told();

        assertThat(watching.until(after("PT8H")).lines())
                .contains("ESCALATION RECOVER SEC_MANAGER@tax,OVERALL_MANAGER");
        assertThat(watching.until(after("PT48H")).lines()).noneMatch(line -> line.contains("RECOVER"));
    }

    @Test
    @DisplayName("D.3 150%の後は毎日繰り返し、済めば止む")
    void it_repeats_daily_until_the_step_is_done() {
        watching.record(reported(3)).until(after("PT22M30S")).told();

        assertThat(watching.until(after("PT24H22M30S")).lines(RECEIPT))
                .containsExactly("ESCALATION STEP_RECEIPT 150% #1 CISO");
        assertThat(watching.until(after("PT48H22M30S")).lines(RECEIPT))
                .containsExactly("ESCALATION STEP_RECEIPT 150% #2 CISO");
        assertThat(watching.record(received()).until(after("PT96H")).lines(RECEIPT))
                .isEmpty();
    }

    @Test
    @DisplayName("止まっていた間の時点は古い順に一度ずつ、遅れとして。繰り返しは今日の分だけ")
    void what_was_missed_is_made_up_once_but_not_the_repeats() {
        watching.record(reported(3)).told();

        assertThat(watching.until(after("PT72H30M")).lines(RECEIPT))
                .containsExactly(
                        "WARNING STEP_RECEIPT 50% CSIRT_INTAKE late",
                        "WARNING STEP_RECEIPT 80% SEC_MANAGER@tax,CSIRT_LEAD late",
                        "ESCALATION STEP_RECEIPT 100% OVERALL_MANAGER late",
                        "ESCALATION STEP_RECEIPT 150% CISO late",
                        "ESCALATION STEP_RECEIPT 150% #3 CISO late");
        assertThat(watching.record(reported(3)).lines(RECEIPT)).isEmpty();
    }

    @Test
    @DisplayName("済んだ段階の時点は発しない")
    void a_step_that_is_done_is_told_of_no_more() {
        watching.record(reported(3), received());

        assertThat(watching.until(after("PT30M")).lines(RECEIPT)).isEmpty();
    }

    @Test
    @DisplayName("被害レベルが上がると時点も早まり、過ぎたものはすぐに発する")
    void a_raised_level_moves_the_marks() {
        watching.record(reported(1)).until(after("PT13M"));
        assertThat(watching.lines(RECEIPT)).isEmpty();

        watching.record(new LevelRaised(ID, by("CISO"), 1, 1, 3, null, "住民に及ぶ"));

        assertThat(watching.lines(RECEIPT))
                .containsExactly(
                        "WARNING STEP_RECEIPT 50% CSIRT_INTAKE late",
                        "WARNING STEP_RECEIPT 80% SEC_MANAGER@tax,CSIRT_LEAD");
        assertThat(watching.until(after("PT15M")).lines(RECEIPT))
                .containsExactly("ESCALATION STEP_RECEIPT 100% OVERALL_MANAGER");
    }

    @Test
    @DisplayName("完了すると止み、再開すると評価の段階が改めて始まる")
    void a_reopened_incident_has_new_marks() {
        watching.record(reported(3), received()).until(after("PT1H"));
        assertThat(watching.lines(ASSESSMENT)).containsExactly("WARNING STEP_ASSESSMENT 50% CSIRT_MEMBER");

        watching.record(new IncidentClosed(ID, at("CISO", "PT1H"), null)).until(after("PT10H"));
        assertThat(watching.lines()).isEmpty();

        watching.record(new IncidentReopened(ID, at("CSIRT_LEAD", "PT10H"), "新事実"))
                .until(after("PT11H"));
        assertThat(watching.lines(ASSESSMENT)).containsExactly("WARNING STEP_ASSESSMENT 50% CSIRT_MEMBER");
    }

    private static Act at(String post, String iso) {
        return new Act(by(post).actor(), after(iso));
    }

    @Test
    @DisplayName("訓練も同じ時点で、訓練と分かる")
    void a_drill_has_the_same_marks() {
        watching.record(reported(3, true)).until(after("PT7M30S"));

        assertThat(watching.told()).isNotEmpty().allMatch(NotificationRequested::drill);
    }

    @Test
    @DisplayName("B.3 CISOの代行は、戻ったCISOに知らせる")
    void a_deputys_acts_are_laid_before_the_ciso_on_the_return() {
        var absent = new Watching<>(
                EscalationSaga.class, Town.posts(Town.away(Role.CISO, null, Town.CISO, Town.OVERALL)), Town.NOON);
        absent.record(reported(0), new EmergencyPlanInvoked(ID, deputy(), "第3版"))
                .until(Town.NOON.plusSeconds(1799));
        assertThat(absent.lines()).noneMatch(line -> line.contains("CONFIRM_DEPUTY_ACT"));

        absent.until(Town.NOON.plusSeconds(1800));
        assertThat(absent.lines()).contains("REQUEST CONFIRM_DEPUTY_ACT CISO");
    }

    @Test
    @DisplayName("B.3 戻る前にCISOに報告されていれば知らせない")
    void a_ciso_who_was_told_meanwhile_is_not_asked() {
        var absent = new Watching<>(
                EscalationSaga.class, Town.posts(Town.away(Role.CISO, null, Town.CISO, Town.OVERALL)), Town.NOON);
        var told = new ReportedInternally(
                ID,
                new Act(new Actor(Town.LEAD, "CSIRT_LEAD", null), Town.NOON),
                InternalRecipient.CISO,
                new InternalReport(InternalReportKind.PROGRESS, Channel.PHONE, null),
                null,
                null);
        absent.record(reported(0), new EmergencyPlanInvoked(ID, deputy(), "第3版"), told)
                .until(Town.NOON.plusSeconds(3600));

        assertThat(absent.lines()).noneMatch(line -> line.contains("CONFIRM_DEPUTY_ACT"));
    }

    @Test
    @DisplayName("B.3 代行者が受けた報告では、戻ったCISOが知ったことにならない")
    void what_the_deputy_was_told_is_not_known_to_the_ciso() {
        var absent = new Watching<>(
                EscalationSaga.class, Town.posts(Town.away(Role.CISO, null, Town.CISO, Town.OVERALL)), Town.NOON);
        var taken = new ReportedInternally(
                ID,
                new Act(new Actor(Town.LEAD, "CSIRT_LEAD", null), Town.NOON),
                InternalRecipient.CISO,
                new InternalReport(InternalReportKind.PROGRESS, Channel.PHONE, null),
                null,
                "OVERALL_MANAGER");
        absent.record(reported(0), new EmergencyPlanInvoked(ID, deputy(), "第3版"), taken)
                .until(Town.NOON.plusSeconds(1800));

        assertThat(absent.lines()).contains("REQUEST CONFIRM_DEPUTY_ACT CISO");
    }

    @Test
    @DisplayName("B.3 続けて不在のCISOには、すべての不在が終わってから知らせる")
    void a_ciso_whose_absences_follow_on_each_other_is_told_on_the_return() {
        Instant begin = Town.NOON.plusSeconds(1800);
        var next = new AbsenceRecorded(
                deputy(), Role.CISO, null, Town.CISO, begin, begin.plusSeconds(7200), Town.OVERALL, "休暇");
        var absent = new Watching<>(
                EscalationSaga.class, Town.posts(Town.away(Role.CISO, null, Town.CISO, Town.OVERALL), next), Town.NOON);
        absent.record(reported(0), new EmergencyPlanInvoked(ID, deputy(), "第3版"))
                .until(begin.plusSeconds(7199));
        assertThat(absent.lines()).noneMatch(line -> line.contains("CONFIRM_DEPUTY_ACT"));

        absent.until(begin.plusSeconds(7200));
        assertThat(absent.lines()).contains("REQUEST CONFIRM_DEPUTY_ACT CISO");
    }

    @Test
    @DisplayName("B.3 誤って長く記録した不在が改められれば、一日のうちに、戻ったCISOに知らせる")
    void a_ciso_whose_absence_is_ended_is_told_within_a_day() {
        var posts = new AtomicReference<>(Town.posts(away(Duration.ofDays(3650))));
        var absent = new Watching<>(EscalationSaga.class, posts::get, Town.NOON);
        absent.record(
                reported(0), new EmergencyPlanInvoked(ID, deputy(), "第3版"), new IncidentClosed(ID, by("CISO"), null));
        posts.set(Town.posts(away(Duration.ofDays(3650)), away(Duration.ofHours(1))));

        absent.until(Town.NOON.plus(Duration.ofHours(25)));
        assertThat(absent.lines()).contains("REQUEST CONFIRM_DEPUTY_ACT CISO late");
    }

    private static AbsenceRecorded away(Duration time) {
        return new AbsenceRecorded(
                deputy(), Role.CISO, null, Town.CISO, Town.NOON, Town.NOON.plus(time), Town.OVERALL, "出張");
    }

    private static Act deputy() {
        return new Act(new Actor(Town.OVERALL, "OVERALL_MANAGER", null, "CISO"), Town.NOON);
    }

    @Test
    @DisplayName("当事者の職は飛ばして上へ知らせる")
    void an_implicated_owner_is_passed_over() {
        watching.record(reported(3, Town.TAX)).until(after("PT12M"));

        assertThat(watching.lines(RECEIPT)).contains("WARNING STEP_RECEIPT 80% OVERALL_MANAGER,CSIRT_LEAD");
    }

    @Test
    @DisplayName("B.3 6.5(5) 処置の対象とされた職も、その時から飛ばして上へ知らせる")
    void whom_a_personnel_action_concerns_is_passed_over() {
        var action = new PersonnelActionRecorded(
                ID, by("CSIRT_LEAD"), PersonnelActionKind.NOTIFIED_DEPT, "通知した", Town.TAX.toString());
        watching.record(reported(3), action).until(after("PT12M"));

        assertThat(watching.lines(RECEIPT)).contains("WARNING STEP_RECEIPT 80% OVERALL_MANAGER,CSIRT_LEAD");
    }

    @Test
    @DisplayName("B.3 応ずる者がみな当事者なら、ほかの人が任命されてから一日のうちに知らせる")
    void what_reaches_nobody_is_told_once_somebody_else_answers() {
        var committee = Town.held(Role.COMMITTEE, null, Town.CISO);
        var coordinator = Town.held(Role.CSIRT_COORDINATOR, null, Town.LEAD);
        var posts = new AtomicReference<>(Town.posts(committee, coordinator));
        var unheard = new Watching<>(EscalationSaga.class, posts::get, AT);
        unheard.record(reported(1, Town.TAX, Town.OVERALL, Town.CISO, Town.LEAD, Town.INTAKE, Town.EDUCATION));
        assertThat(unheard.lines()).noneMatch(line -> line.contains("RECEIVE_REPORT"));

        posts.set(Town.posts(committee, Town.held(Role.CSIRT_COORDINATOR, null, Town.LIAISON)));
        unheard.until(after("PT25H"));
        assertThat(unheard.lines()).contains("REQUEST RECEIVE_REPORT CSIRT_COORDINATOR late");
    }

    @Test
    @DisplayName("7.4(3) 例外措置の最後の日が過ぎれば、完了の後も、申請した職とCISOに知らせる")
    void the_end_of_an_exception_is_told() {
        Instant over = Instant.parse("2026-04-21T00:00:00+09:00");
        watching.record(
                reported(0),
                exception(1),
                decided(1, ExceptionDecision.APPROVED),
                exception(2),
                decided(2, ExceptionDecision.REJECTED),
                exception(3),
                new IncidentClosed(ID, by("CISO"), null));
        assertThat(watching.until(over.minusSeconds(1)).lines()).noneMatch(line -> line.contains("EXCEPTION_ENDED"));

        assertThat(watching.until(over).lines())
                .containsExactly(
                        "REQUEST EXCEPTION_ENDED SYS_MANAGER,CISO", "REQUEST EXCEPTION_ENDED SYS_MANAGER,CISO");
    }

    private static ExceptionRequested exception(int n) {
        return new ExceptionRequested(
                ID, by("SYS_MANAGER"), n, "無害化を通さない", "他に方法がない", LocalDate.of(2026, 4, 20), false);
    }

    private static ExceptionDecided decided(int n, ExceptionDecision result) {
        return new ExceptionDecided(ID, by("CISO"), n, result, "決めた", null);
    }

    @Test
    @DisplayName("消去されると終わる")
    void it_ends_with_the_erasure() {
        watching.record(reported(3), new IncidentErased(ID, by("SEC_MANAGER"), ErasureMethod.KEY_DESTROYED, AT, null));

        watching.isOver();
    }

    @Test
    @DisplayName("識別子は事案と時点から決まり、すべて異なる")
    void ids_follow_from_the_marks() {
        watching.record(reported(3)).until(after("PT72H"));
        List<UUID> ids = watching.told().stream()
                .map(NotificationRequested::notificationId)
                .toList();

        assertThat(ids).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }
}
