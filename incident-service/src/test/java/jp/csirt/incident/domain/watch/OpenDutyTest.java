package jp.csirt.incident.domain.watch;

import static jp.csirt.incident.domain.watch.Given.AT;
import static jp.csirt.incident.domain.watch.Given.ID;
import static jp.csirt.incident.domain.watch.Given.by;
import static jp.csirt.incident.domain.watch.Given.determined;
import static jp.csirt.incident.domain.watch.Given.reported;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.Disclosure;
import jp.csirt.incident.domain.incident.DisclosureDecision;
import jp.csirt.incident.domain.incident.DisclosureEvent.Disclosed;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureProposed;
import jp.csirt.incident.domain.incident.DisclosureMedium;
import jp.csirt.incident.domain.incident.DisclosureMode;
import jp.csirt.incident.domain.incident.DisclosureResult;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLowered;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.SubjectNotification;
import jp.csirt.incident.domain.incident.SubjectNotificationDecision;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationDecided;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectsNotified;
import jp.csirt.incident.domain.incident.SubjectNotificationMethod;
import jp.csirt.incident.domain.incident.SubjectNotificationResult;
import jp.csirt.incident.domain.incident.Verdict;
import jp.csirt.incident.domain.profile.ShippedProfile;
import jp.csirt.incident.domain.report.Category;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("段階が見守らない義務")
class OpenDutyTest {

    private static final StepTimetable TIMETABLE = ShippedProfile.SHIME.timetable(Calendars.SHIPPED);
    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);
    private static final Due DUE = new Due(null, null, TokyoTime.startOf(DAY.plusDays(1)), DAY);

    private static final ObligationDetermined NOTICE = duty(Recipient.SUBJECTS, ReportStage.NOTICE, Strength.REQUIRED);
    private static final ObligationDetermined PUBLIC = duty(Recipient.PUBLIC, ReportStage.FIRST, Strength.PROPOSED);
    private static final ObligationDetermined MINISTRY = duty(Recipient.MIC, ReportStage.FIRST, Strength.REQUIRED);
    private static final ObligationDetermined PREFECTURE =
            duty(Recipient.PREFECTURE, ReportStage.FIRST, Strength.REQUIRED);
    private static final SubjectsNotified NOTIFIED = new SubjectsNotified(
            ID, by("SEC_MANAGER"), 1, new SubjectNotification(SubjectNotificationMethod.LETTER, 1, null));

    /** What these tests are about; everything else that is open does not matter here. */
    private static final Set<Matter> OF_DUTIES = Set.of(
            Matter.FULFIL_DUTY,
            Matter.JUDGE_DUTY,
            Matter.STEP_FIRST_REPORT,
            Matter.STEP_POLICE,
            Matter.STEP_SUBJECT_DECISION,
            Matter.STEP_DISCLOSURE_DECISION,
            Matter.SUBJECT_NOTIFICATION_DECIDED,
            Matter.DISCLOSURE_DECIDED,
            Matter.DECIDE_DISCLOSURE);

    private static ObligationDetermined duty(Recipient recipient, ReportStage stage, Strength strength) {
        return determined(recipient, stage, strength, DUE);
    }

    private static IncidentAssessed assessed(int level) {
        return new IncidentAssessed(ID, by("CSIRT_MEMBER"), 1, Verdict.INCIDENT, level, Category.MISDIRECTED, "確認した");
    }

    private static SubjectNotificationDecided decided(SubjectNotificationResult result) {
        return new SubjectNotificationDecided(
                ID, by("OVERALL_MANAGER"), new SubjectNotificationDecision(result, "知らせる"), null);
    }

    private static DisclosureDecision publication(DisclosureMode mode) {
        return new DisclosureDecision(DisclosureResult.PUBLIC, null, null, null, mode);
    }

    private static DisclosureDecided decided(DisclosureMode mode) {
        return new DisclosureDecided(ID, by("CISO"), publication(mode), null);
    }

    /** Who, what and which, in the order in which they are open. */
    private static List<String> open(IncidentEvent... events) {
        return matters(events)
                .map(matter ->
                        "%s %s".formatted(matter.owner().code(), matter.about().told(matter.what())))
                .toList();
    }

    private static Stream<OpenMatter> matters(IncidentEvent... events) {
        return OpenMatter.of(Given.history(events), TIMETABLE).stream()
                .filter(matter -> OF_DUTIES.contains(matter.what()));
    }

    @Test
    @DisplayName("法68条2項 通知すると判断された本人通知は、その期限とともに、実施されるまで管理者に残る")
    void a_decided_notification_stays_until_it_was_made() {
        assertThat(open(reported(3), NOTICE)).containsExactly("OVERALL_MANAGER 本人通知の判断");
        IncidentEvent[] decided = {reported(3), NOTICE, decided(SubjectNotificationResult.REQUIRED)};
        assertThat(open(decided)).containsExactly("SEC_MANAGER 判断された本人通知の実施");
        assertThat(matters(decided)).extracting(OpenMatter::dueAt).containsExactly(DUE.hard());
        assertThat(open(reported(3), NOTICE, decided(SubjectNotificationResult.SUBSTITUTE), NOTIFIED))
                .as("代替措置 was decided, and is not taken yet")
                .containsExactly("SEC_MANAGER 判断された本人通知の実施");
        assertThat(open(reported(3), NOTICE, decided(SubjectNotificationResult.REQUIRED), NOTIFIED))
                .isEmpty();
        assertThat(open(reported(3), NOTICE, decided(SubjectNotificationResult.EXEMPT)))
                .isEmpty();
    }

    @Test
    @DisplayName("1(9)⑤ 公表すると判断された公表は、公表されるまで残り、一括公表に期限はない")
    void a_decided_publication_stays_until_it_was_made() {
        IncidentEvent[] decided = {reported(2), assessed(2), PUBLIC, decided(DisclosureMode.INDIVIDUAL)};
        assertThat(ofPublication(decided)).containsExactly("CSIRT_LIAISON 判断された公表の実施 " + DUE.hard());
        assertThat(ofPublication(reported(2), assessed(2), PUBLIC, decided(DisclosureMode.BATCH)))
                .containsExactly("CSIRT_LIAISON 判断された公表の実施 null");
        assertThat(ofPublication(
                        reported(2),
                        assessed(2),
                        PUBLIC,
                        decided(DisclosureMode.INDIVIDUAL),
                        new IncidentClosed(ID, by("CISO"), null)))
                .containsExactly("CSIRT_LIAISON 判断された公表の実施 " + DUE.hard());
        var disclosed = new Disclosed(ID, by("CSIRT_LIAISON"), 1, new Disclosure(DisclosureMedium.WEB, "お知らせします。"));
        assertThat(ofPublication(reported(2), assessed(2), PUBLIC, decided(DisclosureMode.INDIVIDUAL), disclosed))
                .isEmpty();
    }

    /** With the limit. */
    private static List<String> ofPublication(IncidentEvent... events) {
        return matters(events)
                .filter(matter -> matter.what().label().contains("公表"))
                .map(matter -> "%s %s %s"
                        .formatted(matter.owner().code(), matter.what().label(), matter.dueAt()))
                .toList();
    }

    @Test
    @DisplayName("6.5(3), C.1 犯罪の可能性が不明な間は、警察への通報の要否の判断がCSIRT責任者に残る")
    void a_possible_crime_is_to_be_judged() {
        assertThat(open(reported(2), duty(Recipient.POLICE, ReportStage.FIRST, Strength.PROPOSED)))
                .containsExactly("CSIRT_LEAD 外部報告の要否の判断（警察への第一報）");
    }

    @Test
    @DisplayName("1(9)④ 総務省・県への第一報と公表の判断は、時間割のないレベル0でも、どのレベルでも一度だけ残る")
    void what_is_owed_at_every_level_is_there_once_at_every_level() {
        String[] owed = {"CSIRT_LIAISON 総務省への第一報", "CSIRT_LIAISON 都道府県への第一報", "CISO 公表の判断"};
        assertThat(open(reported(0), assessed(0), MINISTRY, PREFECTURE, PUBLIC)).containsExactly(owed);
        assertThat(open(reported(1), assessed(1), MINISTRY, PREFECTURE, PUBLIC)).containsExactly(owed);
        var proposed = new LevelLoweringProposed(ID, by("CSIRT_MEMBER", AT.plusSeconds(60)), 1, 1, 0, "軽い");
        var lowered = new LevelLowered(ID, by("CSIRT_LEAD", AT.plusSeconds(120)), 1, 0, null);
        assertThat(open(reported(1), assessed(1), MINISTRY, PREFECTURE, PUBLIC, proposed, lowered))
                .containsExactly(owed);
    }

    @Test
    @DisplayName("1(9)⑤ レベル0の公表の判断は、案が出れば案の判断として、期限とともに一度だけ残る")
    void a_decision_without_a_step_is_the_decision_of_its_proposal() {
        assertThat(ofPublication(reported(0), assessed(0), PUBLIC)).containsExactly("CISO 公表の判断 " + DUE.hard());
        var proposed = new DisclosureProposed(ID, by("CSIRT_LEAD"), publication(DisclosureMode.INDIVIDUAL));
        assertThat(ofPublication(reported(0), assessed(0), PUBLIC, proposed))
                .containsExactly("CISO 公表の案の判断 " + DUE.hard());
    }
}
