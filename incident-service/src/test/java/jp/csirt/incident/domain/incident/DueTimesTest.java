package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.externalreport.Recipient.COMMITTEE;
import static jp.csirt.incident.domain.externalreport.Recipient.MIC;
import static jp.csirt.incident.domain.externalreport.Recipient.POLICE;
import static jp.csirt.incident.domain.externalreport.Recipient.PPC;
import static jp.csirt.incident.domain.externalreport.Recipient.SUBJECTS;
import static jp.csirt.incident.domain.externalreport.ReportStage.FINAL_LEGAL;
import static jp.csirt.incident.domain.externalreport.ReportStage.FIRST;
import static jp.csirt.incident.domain.externalreport.ReportStage.LAST;
import static jp.csirt.incident.domain.externalreport.ReportStage.NOTICE;
import static jp.csirt.incident.domain.externalreport.ReportStage.PRELIMINARY;
import static jp.csirt.incident.domain.incident.Given.AT;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.LevelCommand.ApproveLevelChange;
import jp.csirt.incident.domain.incident.LevelCommand.ChangeLevel;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLowered;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.shared.TriState;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** K is 水曜日 2026-02-18 unless a test says otherwise. */
@DisplayName("義務の期限と、その改め")
class DueTimesTest {

    private static final PersonalData LEAK = LeakFacts.subjects(TriState.YES, 101);

    private final DutyLog log = new DutyLog();

    @BeforeEach
    void report() {
        log.record(LeakFacts.reported(LEAK, STAFF));
    }

    private static PersonalData wrongful(TriState purpose) {
        return LEAK.replacedBy(LeakFacts.purpose(purpose));
    }

    private static IncidentAssessed assessed(int level) {
        return new IncidentAssessed(ID, Given.by(CSIRT), 1, Verdict.INCIDENT, level, Category.MISDIRECTED, "宛名が別人のため");
    }

    @Test
    @DisplayName("C.3 届け出と同じ時に、すべての義務に期限が定まる")
    void every_duty_has_a_due_time_at_once() {
        assertThat(log.due(PPC, PRELIMINARY).softOn()).isEqualTo(LocalDate.of(2026, 2, 20));
        assertThat(log.due(PPC, PRELIMINARY).hardOn()).isEqualTo(LocalDate.of(2026, 2, 22));
        assertThat(log.due(PPC, FINAL_LEGAL).hardOn()).isEqualTo(LocalDate.of(2026, 3, 19));
        assertThat(log.due(SUBJECTS, NOTICE).hard())
                .isEqualTo(AT.minus(Duration.ofDays(2)).plus(Duration.ofDays(3)));
        assertThat(log.obligation(PPC, FINAL_LEGAL).limit().calendarVersion()).isEqualTo(Calendars.SHIPPED.version());
        assertThat(log.obligation(PPC, PRELIMINARY).limit().calendarVersion()).isNull();
    }

    @Test
    @DisplayName("C.3(1) より早く知っていたと分かると、関わる期限がすべて早まり、前の期限は残る")
    void earlier_awareness_moves_every_due_time() {
        var before = log.due(PPC, PRELIMINARY).hard();
        log.record(LeakFacts.found(LEAK, AT.minus(Duration.ofDays(5))));

        assertThat(log.hards(PPC, PRELIMINARY)).containsExactly(before, before.minus(Duration.ofDays(3)));
        assertThat(log.due(PPC, FINAL_LEGAL).hardOn()).isEqualTo(LocalDate.of(2026, 3, 16));
        assertThat(log.hards(SUBJECTS, NOTICE))
                .containsExactly(AT.plus(Duration.ofDays(1)), AT.minus(Duration.ofDays(2)));
    }

    @Test
    @DisplayName("C.3(2) 後から加わった根拠は、それを知った時から数える")
    void a_later_ground_has_its_own_awareness() {
        var counted = new DutyLog();
        counted.record(LeakFacts.reported(LeakFacts.subjects(TriState.YES, 80), STAFF));
        counted.record(LeakFacts.found(LEAK, AT.minus(Duration.ofHours(1))));

        assertThat(counted.due(PPC, PRELIMINARY).hardOn()).isEqualTo(LocalDate.of(2026, 2, 24));
        assertThat(counted.due(PPC, FINAL_LEGAL).hardOn()).isEqualTo(LocalDate.of(2026, 3, 23));
    }

    @Test
    @DisplayName("C.3(2) 不正の目的と分かると、同じ起算で60日になる")
    void wrongful_purpose_gives_sixty_days_from_the_same_awareness() {
        log.record(LeakFacts.found(wrongful(TriState.YES), AT));

        assertThat(log.due(PPC, FINAL_LEGAL).hardOn()).isEqualTo(LocalDate.of(2026, 4, 20));
        assertThat(log.obligation(PPC, FINAL_LEGAL).duty().awareAt()).isEqualTo(AT.minus(Duration.ofDays(2)));
    }

    @Test
    @DisplayName("C.3(3) 不正の目的でないと分かると30日に戻り、すでに過ぎていれば期限超過になる")
    void ruled_out_purpose_may_be_overdue_at_once() {
        log.record(LeakFacts.found(wrongful(TriState.YES), AT));
        Instant later = AT.plus(Duration.ofDays(35));
        assertThat(log.obligation(PPC, FINAL_LEGAL).isOverdue(later)).isFalse();
        log.record(LeakFacts.foundAt(wrongful(TriState.NO), later));

        assertThat(log.due(PPC, FINAL_LEGAL).hardOn()).isEqualTo(LocalDate.of(2026, 3, 19));
        assertThat(log.obligation(PPC, FINAL_LEGAL).isOverdue(later)).isTrue();
        assertThat(log.hards(PPC, FINAL_LEGAL)).hasSize(3);
    }

    @Test
    @DisplayName("C.3(4) 報告の対象でないと分かると、期限を過ぎていても取り消される")
    void a_withdrawn_duty_is_not_overdue() {
        log.record(LeakFacts.foundAt(LeakFacts.subjects(TriState.NO, 0), AT.plus(Duration.ofDays(9))));

        var gone = log.obligation(PPC, PRELIMINARY);
        assertThat(gone.state()).isEqualTo(ObligationState.WITHDRAWN);
        assertThat(gone.isOverdue(AT.plus(Duration.ofDays(10)))).isFalse();
    }

    @Test
    @DisplayName("C.3 期限は、その時刻になった瞬間から過ぎている")
    void the_due_instant_is_the_first_late_one() {
        Instant hard = log.due(PPC, PRELIMINARY).hard();

        assertThat(log.obligation(PPC, PRELIMINARY).isOverdue(hard.minusNanos(1)))
                .isFalse();
        assertThat(log.obligation(PPC, PRELIMINARY).isOverdue(hard)).isTrue();
    }

    @Test
    @DisplayName("D.3 認定から第一報の期限が定まり、レベルの引上げで早まる")
    void raising_the_level_moves_the_first_report() {
        log.record(assessed(3));
        assertThat(log.due(MIC, FIRST).hard()).isEqualTo(AT.plus(Duration.ofHours(1)));

        var low = new DutyLog();
        low.record(Given.reported(1, TriState.YES));
        low.record(assessed(1));
        assertThat(low.due(MIC, FIRST).hard()).isEqualTo(Instant.parse("2026-02-25T06:35:00Z"));
        low.record(new LevelRaised(ID, Given.by(MANAGER), 1, 1, 2, null, "全庁に及ぶ"));
        assertThat(low.due(MIC, FIRST).hard()).isEqualTo(AT.plus(Duration.ofHours(4)));
        assertThat(low.due(POLICE, FIRST).hard()).isEqualTo(AT.plus(Duration.ofHours(4)));
        assertThat(low.hards(MIC, FIRST)).hasSize(2);
    }

    @Test
    @DisplayName("D.3 レベルの引下げで期限は延びるが、過ぎた期限は隠れない")
    void lowering_the_level_hides_no_missed_due_time() {
        var low = new DutyLog();
        low.record(Given.reported(3, TriState.YES));
        low.record(assessed(3));
        low.and(new LevelLoweringProposed(ID, Given.by(CSIRT), 1, 3, 2, "見直し"));
        low.record(new LevelLowered(ID, DutyLog.act(LEAD, AT.plus(Duration.ofMinutes(90))), 1, 2, null));

        assertThat(low.hards(MIC, FIRST)).containsExactly(AT.plus(Duration.ofHours(1)));
        assertThat(low.hards(POLICE, FIRST))
                .containsExactly(AT.plus(Duration.ofHours(2)), AT.plus(Duration.ofHours(4)));
    }

    @Test
    @DisplayName("D.3 過ぎた期限は、レベルを下げた後に根拠が増えても延びない")
    void a_new_ground_does_not_move_a_missed_due_time() {
        var low = new DutyLog();
        low.record(LeakFacts.reported(LEAK, STAFF));
        Instant hard = low.due(SUBJECTS, NOTICE).hard();
        low.and(new LevelLowered(ID, DutyLog.act(LEAD, hard), 1, 3, null));
        low.record(LeakFacts.foundAt(wrongful(TriState.YES), hard.plusSeconds(60)));

        assertThat(low.obligation(SUBJECTS, NOTICE).duty().basis()).contains("APPI.WRONGFUL");
        assertThat(low.due(SUBJECTS, NOTICE).hard()).isEqualTo(hard);
    }

    @Test
    @DisplayName("D.3 引上げと引下げの承認は、期限の改めを同じ時に残す")
    void level_acts_record_the_new_due_times() {
        Given.incident()
                .given(Histories.beginning(Given.reported(1, TriState.YES)))
                .when(new ChangeLevel(ID, Given.by(MANAGER), 1, 3, "住民に及ぶ"))
                .expectEventsMatching(Matchers.payloadsMatching(Matchers.exactSequenceOf(
                        Matchers.matches(LevelRaised.class::isInstance),
                        Matchers.matches(DueTimesTest::isOfPolice),
                        Matchers.andNoMore())));
    }

    private static boolean isOfPolice(Object payload) {
        return payload instanceof ObligationDetermined determined
                && determined.duty().recipient() == POLICE
                && Objects.requireNonNull(determined.due()).hard().equals(AT.plus(Duration.ofHours(2)));
    }

    @Test
    @DisplayName("C.3 暦の及ばない期限は定めず、報告は受け付け、新しい暦で定まる")
    void a_newer_calendar_fixes_what_the_older_did_not_reach() {
        var year = new HolidayCalendar("2025のみ", "試験", 2025, 2025, 2025, Map.of());
        var brief = new DutyLog().by(year);
        brief.record(LeakFacts.reported(LEAK, STAFF));
        var open = brief.obligation(PPC, FINAL_LEGAL);
        assertThat(open.due()).isNull();
        assertThat(open.limit().calendarVersion()).isEqualTo("2025のみ");
        assertThat(open.isOverdue(AT.plus(Duration.ofDays(999)))).isFalse();
        assertThat(brief.due(PPC, PRELIMINARY)).isNotNull();

        var recorded = brief.by(Calendars.SHIPPED).record(LeakFacts.found(LEAK, AT));
        assertThat(recorded).hasSize(2).last().isInstanceOf(ObligationDetermined.class);
        assertThat(brief.due(PPC, FINAL_LEGAL).hardOn()).isEqualTo(LocalDate.of(2026, 3, 19));
    }

    @Test
    @DisplayName("7.3(4) 完了で生じる委員会への報告にも期限がある")
    void the_report_to_the_committee_has_a_due_time() {
        log.record(assessed(3));
        log.record(Given.closed());

        assertThat(log.due(COMMITTEE, LAST).hard()).isEqualTo(AT.plus(Duration.ofDays(30)));
    }

    @Test
    @DisplayName("D.3 下げる提案だけでは、また承認の資格がなければ、期限は動かない")
    void a_proposal_moves_nothing() {
        var begun = Histories.beginning(Given.reported(3, TriState.YES));
        Given.incident()
                .given(begun)
                .when(new ChangeLevel(ID, Given.by(CSIRT), 3, 2, "見直し"))
                .expectEvents(new LevelLoweringProposed(ID, Given.by(CSIRT), 1, 3, 2, "見直し"));
        Given.incident()
                .given(Histories.and(begun, new LevelLoweringProposed(ID, Given.by(CSIRT), 1, 3, 2, "見直し")))
                .when(new ApproveLevelChange(ID, Given.by(CSIRT), 1, null))
                .expectNoEvents();
    }
}
