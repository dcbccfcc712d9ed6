package jp.csirt.incident.process.externalreporting;

import static jp.csirt.incident.domain.watch.Given.AT;
import static jp.csirt.incident.domain.watch.Given.ID;
import static jp.csirt.incident.domain.watch.Given.by;
import static jp.csirt.incident.domain.watch.Given.determined;
import static jp.csirt.incident.domain.watch.Given.reported;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.Obligation;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationWithdrawn;
import jp.csirt.incident.domain.incident.ReportTarget;
import jp.csirt.incident.domain.incident.SubjectNotificationDecision;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationDecided;
import jp.csirt.incident.domain.incident.SubjectNotificationResult;
import jp.csirt.incident.domain.incident.Submission;
import jp.csirt.incident.domain.incident.SubmissionChannel;
import jp.csirt.incident.domain.watch.Given;
import jp.csirt.incident.domain.watch.NotificationRequested;
import jp.csirt.incident.domain.watch.Town;
import jp.csirt.incident.process.notice.Watching;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("外部報告の見守り")
class ExternalReportingSagaTest {

    private static final LocalDate THIRTIETH = LocalDate.of(2026, 4, 30);
    private static final LocalDate SIXTIETH = LocalDate.of(2026, 6, 1);
    private static final Duration THREE_DAYS = Duration.ofDays(3);
    private static final String LIAISON = " CSIRT_LIAISON";
    private static final String CHIEFS = "CISO,OVERALL_MANAGER,CSIRT_LEAD";

    private final Watching<ExternalReportingSaga> watching =
            new Watching<>(ExternalReportingSaga.class, Town.posts(), AT);

    private static Due due(LocalDate lastDay) {
        return new Due(null, null, TokyoTime.startOf(lastDay.plusDays(1)), lastDay);
    }

    private static Instant morning(int month, int day) {
        return Instant.parse("2026-%02d-%02dT08:30:00+09:00".formatted(month, day));
    }

    private static Instant midnight(int month, int day) {
        return Instant.parse("2026-%02d-%02dT00:00:00+09:00".formatted(month, day));
    }

    private static ExternalReportSubmitted submitted(ReportStage stage, boolean alsoFinal) {
        return new ExternalReportSubmitted(
                ID,
                by("CSIRT_LIAISON"),
                new ReportTarget(Obligation.idOf(ID, Recipient.PPC, stage), Recipient.PPC, stage),
                new Submission(SubmissionChannel.WEB_FORM, null, alsoFinal, null),
                null);
    }

    @Test
    @DisplayName("確報は14日前、7日前、3日前、1日前の8時30分に予告し、24時間前にCISO、過ぎれば期限超過")
    void the_final_report_is_reminded_of_and_a_miss_is_recorded() {
        watching.record(reported(3), determined(due(THIRTIETH)));
        assertThat(watching.lines()).isEmpty();

        assertThat(watching.until(morning(4, 16)).lines()).containsExactly("REMINDER FULFIL_DUTY D-14" + LIAISON);
        assertThat(watching.until(morning(4, 23)).lines()).containsExactly("REMINDER FULFIL_DUTY D-7" + LIAISON);
        assertThat(watching.until(morning(4, 27)).lines()).containsExactly("REMINDER FULFIL_DUTY D-3" + LIAISON);
        assertThat(watching.until(morning(4, 29)).lines()).containsExactly("REMINDER FULFIL_DUTY D-1" + LIAISON);
        assertThat(watching.until(midnight(4, 30)).lines()).containsExactly("ESCALATION FULFIL_DUTY CISO");
        assertThat(watching.until(midnight(5, 1)).lines()).containsExactly("OVERDUE FULFIL_DUTY " + CHIEFS);
        assertThat(watching.until(midnight(5, 2)).lines()).containsExactly("OVERDUE FULFIL_DUTY #1 " + CHIEFS);
    }

    @Test
    @DisplayName("連絡は義務と期限を示す")
    void a_reminder_names_the_duty_and_its_limit() {
        watching.record(reported(3), determined(due(THIRTIETH))).until(morning(4, 16));

        NotificationRequested reminder = watching.told().getFirst();
        assertThat(reminder.obligationId()).isEqualTo(Given.FINAL);
        assertThat(reminder.dueAt()).isEqualTo(midnight(5, 1));
        assertThat(reminder.step()).isNull();
    }

    @Test
    @DisplayName("提出されれば止む")
    void a_submitted_report_is_told_of_no_more() {
        watching.record(reported(3), determined(due(THIRTIETH)), submitted(ReportStage.FINAL_LEGAL, false));

        assertThat(watching.until(midnight(5, 10)).lines()).isEmpty();
    }

    @Test
    @DisplayName("期限が定まる前の日の予告はしない（速報に14日前はない）")
    void days_before_the_limit_was_fixed_are_not_reminded_of() {
        LocalDate fifth = LocalDate.of(2026, 4, 5);
        watching.record(reported(3), determined(Recipient.PPC, ReportStage.PRELIMINARY, Strength.REQUIRED, due(fifth)));
        assertThat(watching.lines()).isEmpty();

        assertThat(watching.until(morning(4, 2)).lines()).containsExactly("REMINDER FULFIL_DUTY D-3" + LIAISON);
    }

    @Test
    @DisplayName("C.3(1) 知った日時が早まると予告も早まる")
    void rule_1_an_earlier_awareness_moves_the_reminders() {
        watching.record(reported(3), determined(due(THIRTIETH)), determined(due(LocalDate.of(2026, 4, 20))));

        assertThat(watching.until(morning(4, 6)).lines()).containsExactly("REMINDER FULFIL_DUTY D-14" + LIAISON);
        assertThat(watching.until(midnight(4, 20)).until(midnight(4, 21)).lines())
                .contains("OVERDUE FULFIL_DUTY " + CHIEFS);
    }

    @Test
    @DisplayName("C.3(2) 不正の目的が見つかり60日になると、予告も新しい期限に従う")
    void rule_2_sixty_days_move_the_reminders() {
        watching.record(reported(3), determined(due(THIRTIETH))).until(morning(4, 16));
        assertThat(watching.lines()).hasSize(1);
        watching.record(determined(due(SIXTIETH)));

        assertThat(watching.until(morning(5, 17)).lines()).isEmpty();
        assertThat(watching.until(morning(5, 18)).lines()).containsExactly("REMINDER FULFIL_DUTY D-14" + LIAISON);
    }

    @Test
    @DisplayName("C.3(3) 不正の目的でなくなり30日に戻ると、すでに過ぎていればすぐに期限超過")
    void rule_3_back_to_thirty_days_may_be_overdue_at_once() {
        watching.record(reported(3), determined(due(SIXTIETH)))
                .until(midnight(5, 1).plusSeconds(60));
        assertThat(watching.lines()).isEmpty();
        watching.record(determined(due(THIRTIETH)));

        assertThat(watching.lines())
                .containsExactly("ESCALATION FULFIL_DUTY CISO late", "OVERDUE FULFIL_DUTY " + CHIEFS);
    }

    @Test
    @DisplayName("C.3(4) 義務がなくなれば止む")
    void rule_4_a_withdrawn_duty_is_told_of_no_more() {
        watching.record(
                reported(3),
                determined(due(THIRTIETH)),
                new ObligationWithdrawn(
                        ID, by("CSIRT_MEMBER"), Given.FINAL, Recipient.PPC, ReportStage.FINAL_LEGAL, "なし"));

        assertThat(watching.until(midnight(5, 10)).lines()).isEmpty();
    }

    @Test
    @DisplayName("C.3(5) 確報を兼ねた速報は確報の見守りも終える")
    void rule_5_a_preliminary_report_that_is_final_ends_both() {
        watching.record(
                reported(3),
                determined(Recipient.PPC, ReportStage.PRELIMINARY, Strength.REQUIRED, due(LocalDate.of(2026, 4, 5))),
                determined(due(THIRTIETH)),
                submitted(ReportStage.PRELIMINARY, true));

        assertThat(watching.until(midnight(5, 10)).lines()).isEmpty();
    }

    @Test
    @DisplayName("時間割にある期限（総務省・県の第一報）はここでは知らせない")
    void limits_of_the_timetable_are_not_told_twice() {
        watching.record(
                reported(3),
                determined(Recipient.MIC, ReportStage.FIRST, Strength.REQUIRED, Due.at(AT.plusSeconds(3600))));

        assertThat(watching.until(midnight(5, 10)).lines()).isEmpty();
    }

    @Test
    @DisplayName("法68条2項 判断された本人通知は、段階が終わっても、期限まで管理者に予告され、過ぎれば統括へ")
    void a_decided_notification_is_watched_until_it_was_made() {
        var decided = new SubjectNotificationDecided(
                ID,
                by("OVERALL_MANAGER"),
                new SubjectNotificationDecision(SubjectNotificationResult.REQUIRED, "知らせる"),
                null);
        watching.record(
                reported(3),
                determined(Recipient.SUBJECTS, ReportStage.NOTICE, Strength.REQUIRED, Due.at(AT.plus(THREE_DAYS))),
                decided);

        assertThat(watching.until(morning(4, 3)).lines())
                .containsExactly("REMINDER SUBJECT_NOTIFICATION_DECIDED D-1 SEC_MANAGER@tax");
        assertThat(watching.until(AT.plus(THREE_DAYS)).lines())
                .containsExactly("ESCALATION SUBJECT_NOTIFICATION_DECIDED OVERALL_MANAGER");
    }

    @Test
    @DisplayName("6.5(3), C.1 犯罪の可能性が不明でも、警察への通報の期限が過ぎれば統括へ")
    void a_possible_crime_is_watched() {
        watching.record(
                reported(2),
                determined(Recipient.POLICE, ReportStage.FIRST, Strength.PROPOSED, Due.at(AT.plusSeconds(14_400))));

        assertThat(watching.until(AT.plusSeconds(14_400)).lines())
                .containsExactly("ESCALATION JUDGE_DUTY OVERALL_MANAGER");
    }

    @Test
    @DisplayName("1(9)④ 時間割のないレベル0の第一報も、期限が過ぎれば統括へ")
    void level_zero_is_watched_too() {
        watching.record(
                reported(0),
                determined(Recipient.MIC, ReportStage.FIRST, Strength.REQUIRED, Due.at(AT.plusSeconds(86_400))));

        assertThat(watching.until(AT.plusSeconds(86_400)).lines())
                .containsExactly("ESCALATION FULFIL_DUTY OVERALL_MANAGER");
    }

    @Test
    @DisplayName("法定でない期限は過ぎたときに統括へ")
    void a_limit_that_is_no_law_goes_to_the_overall_manager() {
        watching.record(
                        reported(3),
                        determined(Recipient.MIC, ReportStage.LAST, Strength.REQUIRED, due(LocalDate.of(2026, 4, 3))))
                .until(midnight(4, 3));
        watching.told();

        assertThat(watching.until(midnight(4, 4)).lines()).containsExactly("ESCALATION FULFIL_DUTY OVERALL_MANAGER");
    }
}
