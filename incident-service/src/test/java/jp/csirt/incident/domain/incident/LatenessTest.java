package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.externalreport.Recipient.POLICE;
import static jp.csirt.incident.domain.externalreport.Recipient.PPC;
import static jp.csirt.incident.domain.externalreport.Recipient.PUBLIC;
import static jp.csirt.incident.domain.externalreport.ReportStage.FINAL_LEGAL;
import static jp.csirt.incident.domain.externalreport.ReportStage.FIRST;
import static jp.csirt.incident.domain.externalreport.ReportStage.PRELIMINARY;
import static jp.csirt.incident.domain.incident.Given.AT;
import static jp.csirt.incident.domain.incident.Given.CONTACT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.incident.DisclosureEvent.Disclosed;
import jp.csirt.incident.domain.incident.PoliceEvent.PoliceContacted;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 遅れ is judged when a duty is fulfilled, by the due time in force then, and stays. */
@DisplayName("期限後の提出")
class LatenessTest {

    private static final PersonalData LEAK = LeakFacts.subjects(TriState.YES, 101);

    private final DutyLog log = new DutyLog();

    private static @Nullable Duration lateBy(Obligation obligation) {
        return Objects.requireNonNull(obligation.fulfilment()).lateBy();
    }

    private Instant leak() {
        log.record(LeakFacts.reported(LEAK, STAFF));
        return log.due(PPC, PRELIMINARY).hard();
    }

    @Test
    @DisplayName("C.3 期限の前の提出に遅れはなく、期限の瞬間からは遅れである")
    void lateness_begins_with_the_due_instant() {
        Instant hard = leak();
        log.submit(PPC, PRELIMINARY, hard.minusNanos(1), false);
        assertThat(lateBy(log.obligation(PPC, PRELIMINARY))).isNull();

        log.submit(PPC, FINAL_LEGAL, log.due(PPC, FINAL_LEGAL).hard(), false);
        assertThat(lateBy(log.obligation(PPC, FINAL_LEGAL))).isZero();
    }

    @Test
    @DisplayName("C.3 遅れは提出した日時で測る")
    void lateness_is_measured_by_the_time_of_submission() {
        Instant hard = leak();
        log.submit(PPC, PRELIMINARY, hard.plus(Duration.ofHours(26)), false);

        Obligation late = log.obligation(PPC, PRELIMINARY);
        assertThat(late.fulfilment()).isEqualTo(new Fulfilment(hard.plus(Duration.ofHours(26)), Duration.ofHours(26)));
        assertThat(late.isOverdue(hard.plus(Duration.ofDays(99)))).isFalse();
    }

    @Test
    @DisplayName("C.3 期限が後から延びても、遅れは消えない")
    void a_later_due_time_does_not_repair_lateness() {
        leak();
        Instant hard = log.due(PPC, FINAL_LEGAL).hard();
        log.submit(PPC, FINAL_LEGAL, hard.plus(Duration.ofDays(2)), false);
        log.record(LeakFacts.found(LEAK.replacedBy(LeakFacts.purpose(TriState.YES)), AT));

        Obligation late = log.obligation(PPC, FINAL_LEGAL);
        assertThat(Objects.requireNonNull(late.due()).hard()).isAfter(hard.plus(Duration.ofDays(2)));
        assertThat(lateBy(late)).isEqualTo(Duration.ofDays(2));
    }

    @Test
    @DisplayName("C.3(1) 期限が後から早まっても、間に合った提出は遅れにならない")
    void an_earlier_due_time_does_not_make_late() {
        Instant hard = leak();
        log.submit(PPC, PRELIMINARY, hard.minusSeconds(60), false);
        log.record(LeakFacts.found(LEAK, AT.minus(Duration.ofDays(9))));

        assertThat(log.due(PPC, PRELIMINARY).hard()).isBefore(hard);
        assertThat(lateBy(log.obligation(PPC, PRELIMINARY))).isNull();
    }

    @Test
    @DisplayName("6.3(8)② 知った日時を後に訂正しても、遅れは消えず、前の期限も残る")
    void a_corrected_awareness_does_not_repair_lateness() {
        Instant hard = leak();
        log.submit(PPC, PRELIMINARY, hard.plusSeconds(60), false);
        Instant aware = AT.minus(Duration.ofDays(2));
        log.and(new CorrectionProposed(
                ID,
                Given.by(Given.CSIRT),
                1,
                1,
                "/awareAt",
                new FieldValue(null, aware.toString(), null),
                new FieldValue(null, AT.toString(), null),
                "誤記"));
        log.record(new CorrectionApproved(ID, Given.by(LEAD), 1, null));

        assertThat(log.hards(PPC, PRELIMINARY)).containsExactly(hard, hard.plus(Duration.ofDays(2)));
        assertThat(lateBy(log.obligation(PPC, PRELIMINARY))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    @DisplayName("C.3(5) 確報を兼ねる速報は、それぞれの期限で遅れを測る")
    void a_report_that_serves_as_two_is_judged_by_each_due_time() {
        Instant at = leak().plus(Duration.ofDays(1));
        log.submit(PPC, PRELIMINARY, at, true);

        assertThat(log.obligation(PPC, PRELIMINARY).fulfilment()).isEqualTo(new Fulfilment(at, Duration.ofDays(1)));
        assertThat(log.obligation(PPC, FINAL_LEGAL).fulfilment()).isEqualTo(new Fulfilment(at, null));
        assertThat(log.obligation(PPC, FINAL_LEGAL).state()).isEqualTo(ObligationState.SUBMITTED);
    }

    @Test
    @DisplayName("6.5(3)後段 警察への連絡の遅れも測る。義務が生じる前の連絡は遅れでない")
    void contacting_the_police_is_judged_too() {
        log.record(Given.reported(3, TriState.YES));
        Instant at = AT.plus(Duration.ofHours(3));
        log.and(new PoliceContacted(ID, DutyLog.act(LEAD, at), 1, CONTACT));
        assertThat(log.obligation(POLICE, FIRST).fulfilment()).isEqualTo(new Fulfilment(at, Duration.ofHours(1)));

        var before = new DutyLog();
        before.record(Given.reported(3, TriState.NO));
        before.and(new PoliceContacted(ID, DutyLog.act(LEAD, AT.plusSeconds(60)), 1, CONTACT));
        before.record(Given.situationConfirmed());
        before.record(LeakFacts.crime(AT.minus(Duration.ofDays(1)), AT.plus(Duration.ofHours(5))));
        assertThat(before.obligation(POLICE, FIRST).state()).isEqualTo(ObligationState.SUBMITTED);
        assertThat(before.obligation(POLICE, FIRST).fulfilment()).isNull();
    }

    @Test
    @DisplayName("1(9)⑤ 公表しないと判断した後に公表しても、遅れではない")
    void what_was_not_needed_is_not_late() {
        log.record(Given.reported(3, TriState.NO));
        log.record(Given.assessed(1, Verdict.INCIDENT));
        log.and(Given.disclosureDecided(Given.NOT_PUBLIC));
        Instant at = AT.plus(Duration.ofDays(9));
        log.and(new Disclosed(ID, DutyLog.act(LEAD, at), 1, Given.DISCLOSURE));

        assertThat(log.obligation(PUBLIC, FIRST).fulfilment()).isEqualTo(new Fulfilment(at, null));
    }
}
