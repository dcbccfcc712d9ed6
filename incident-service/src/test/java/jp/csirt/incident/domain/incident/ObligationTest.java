package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.AT;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.STAFF;
import static jp.csirt.incident.domain.incident.Given.by;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.assessment.DeterminationPolicy;
import jp.csirt.incident.domain.deadline.LegalLimit;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.ObligationEvent.DutiesDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationWithdrawn;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.shared.TriState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The duties of one incident, act by act. */
@DisplayName("外部報告義務")
class ObligationTest {

    private static final UUID PRELIMINARY = Obligation.idOf(ID, Recipient.PPC, ReportStage.PRELIMINARY);

    private final List<IncidentEvent> events = new ArrayList<>();

    /** Records the fact and what follows; gives what was recorded. */
    private List<IncidentEvent> record(IncidentEvent fact) {
        var recorded = (events.isEmpty()
                        ? Stream.of(Histories.begun((IncidentReported) fact))
                        : Stream.of(Histories.commit(events, fact)))
                .map(IncidentEvent.class::cast)
                .toList();
        events.addAll(recorded);
        return recorded;
    }

    private Obligation obligation(Recipient recipient, ReportStage stage) {
        return IncidentState.fold(events)
                .obligations()
                .find(Obligation.idOf(ID, recipient, stage))
                .orElseThrow();
    }

    private ObligationState state(Recipient recipient, ReportStage stage) {
        return obligation(recipient, stage).state();
    }

    @Test
    @DisplayName("5.3(1)④ C.1 報告と同じ時に判定され、義務が生じる")
    void a_filed_report_is_determined_in_the_same_commit() {
        var recorded = record(LeakFacts.reported(LeakFacts.subjects(TriState.YES, 101), STAFF));

        assertThat(recorded.stream().map(Object::getClass).map(Class::getSimpleName))
                .containsExactly(
                        "IncidentReported",
                        "LevelRaised",
                        "DutiesDetermined",
                        "ObligationDetermined",
                        "ObligationDetermined",
                        "ObligationDetermined");
        assertThat(recorded.get(3))
                .isEqualTo(new ObligationDetermined(
                        ID,
                        by(STAFF),
                        PRELIMINARY,
                        new Duty(
                                Recipient.PPC,
                                ReportStage.PRELIMINARY,
                                Strength.REQUIRED,
                                List.of("APPI.OVER_100"),
                                "個人情報保護法68条1項",
                                AT.minus(Duration.ofDays(2))),
                        LegalLimit.preliminary(AT.minus(Duration.ofDays(2))),
                        DeterminationPolicy.VERSION,
                        null,
                        true,
                        Given.report().title()));
    }

    @Test
    @DisplayName("C.1 判定には材料・規則の版・判定した者が残る")
    void a_determination_keeps_what_it_rests_on() {
        var determined = record(LeakFacts.reported(LeakFacts.subjects(TriState.YES, 101), STAFF)).stream()
                .filter(DutiesDetermined.class::isInstance)
                .map(DutiesDetermined.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(determined.act().actor()).isEqualTo(STAFF);
        assertThat(determined.ruleVersion()).isEqualTo(DeterminationPolicy.VERSION);
        assertThat(determined.facts().personalData().subjects()).isEqualTo(101);
        assertThat(determined.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.basis()).isEqualTo("APPI.OVER_100"));
    }

    @Test
    @DisplayName("C.3(2) 人数が100人を超えた時に義務が生じ、起算はそれを知った時である")
    void a_count_that_passes_the_limit_brings_the_duty() {
        record(LeakFacts.reported(LeakFacts.subjects(TriState.YES, 80), STAFF));
        var before = IncidentState.fold(events).obligations().obligations();
        record(LeakFacts.found(LeakFacts.subjects(TriState.YES, 101), AT.minusSeconds(60)));

        assertThat(before).isEmpty();
        assertThat(obligation(Recipient.PPC, ReportStage.FINAL_LEGAL).duty().awareAt())
                .isEqualTo(AT.minusSeconds(60));
    }

    @Test
    @DisplayName("C.3(4) 根拠がなくなれば、確認した内容を理由に取り消される")
    void a_duty_without_a_ground_is_withdrawn_with_the_findings() {
        record(LeakFacts.reported(LeakFacts.subjects(TriState.YES, 101), STAFF));
        var recorded = record(LeakFacts.found(LeakFacts.subjects(TriState.NO, 0), AT));

        assertThat(recorded)
                .contains(new ObligationWithdrawn(
                        ID, by(CSIRT), PRELIMINARY, Recipient.PPC, ReportStage.PRELIMINARY, "本人の数を数えた。"));
        assertThat(state(Recipient.PPC, ReportStage.FINAL_LEGAL)).isEqualTo(ObligationState.WITHDRAWN);
        assertThat(state(Recipient.SUBJECTS, ReportStage.NOTICE)).isEqualTo(ObligationState.WITHDRAWN);
    }

    @Test
    @DisplayName("C.3 根拠が戻れば同じ義務が再び開く")
    void a_duty_whose_ground_returns_is_open_again_under_the_same_id() {
        record(LeakFacts.reported(LeakFacts.subjects(TriState.YES, 101), STAFF));
        record(LeakFacts.found(LeakFacts.subjects(TriState.NO, 0), AT));
        record(LeakFacts.found(LeakFacts.subjects(TriState.YES, 200), AT));

        assertThat(state(Recipient.PPC, ReportStage.PRELIMINARY)).isEqualTo(ObligationState.REQUIRED);
        assertThat(IncidentState.fold(events).obligations().obligations()).hasSize(3);
    }

    @Test
    @DisplayName("C.1 事実が変わらなければ判定は繰り返されない")
    void nothing_is_determined_twice() {
        record(LeakFacts.reported(LeakFacts.subjects(TriState.YES, 101), STAFF));

        assertThat(record(LeakFacts.found(LeakFacts.subjects(TriState.YES, 101), AT)))
                .hasSize(1);
    }

    @Test
    @DisplayName("C.1 結果が同じでも材料が変われば判定が残る")
    void new_facts_are_determined_even_without_a_new_result() {
        record(LeakFacts.reported(LeakFacts.subjects(TriState.YES, 101), STAFF));

        assertThat(record(LeakFacts.found(LeakFacts.subjects(TriState.YES, 102), AT)).stream()
                        .skip(1))
                .singleElement()
                .isInstanceOf(DutiesDetermined.class);
    }

    @Test
    @DisplayName("1(9)④ 認定で総務省と県への義務が生じ、非該当に変われば消える")
    void the_verdict_brings_and_removes_the_duties_to_the_ministry_and_the_prefecture() {
        record(LeakFacts.reported(LeakFacts.subjects(TriState.NO, 0), STAFF));
        record(Given.assessed(1, Verdict.SUSPECTED));
        var confirmed = List.of(
                state(Recipient.MIC, ReportStage.FIRST),
                state(Recipient.PREFECTURE, ReportStage.FIRST),
                state(Recipient.PUBLIC, ReportStage.FIRST));
        record(Given.assessed(2, Verdict.NOT_INCIDENT));

        assertThat(confirmed)
                .containsExactly(ObligationState.REQUIRED, ObligationState.REQUIRED, ObligationState.PROPOSED);
        assertThat(state(Recipient.MIC, ReportStage.FIRST)).isEqualTo(ObligationState.WITHDRAWN);
        assertThat(state(Recipient.PREFECTURE, ReportStage.FIRST)).isEqualTo(ObligationState.WITHDRAWN);
    }

    @Test
    @DisplayName("C.1 再開すると、非該当で消えた判断待ちの義務が戻る")
    void reopening_brings_back_what_is_possible() {
        record(Given.reported());
        record(Given.assessed(1, Verdict.NOT_INCIDENT));
        var withdrawn = state(Recipient.POLICE, ReportStage.FIRST);
        events.add(Given.approved(1));
        record(Given.closed());
        record(Given.reopened());

        assertThat(withdrawn).isEqualTo(ObligationState.WITHDRAWN);
        assertThat(state(Recipient.POLICE, ReportStage.FIRST)).isEqualTo(ObligationState.PROPOSED);
    }

    @Test
    @DisplayName("7.3(4) レベル2以上の完了で委員会への報告が生じ、再開で消える")
    void closing_a_grave_incident_brings_the_report_to_the_committee() {
        record(Given.reported(2, TriState.NO));
        record(Given.assessed(1, Verdict.INCIDENT));
        record(Given.closed());
        var closed = state(Recipient.COMMITTEE, ReportStage.LAST);
        record(Given.reopened());

        assertThat(closed).isEqualTo(ObligationState.REQUIRED);
        assertThat(state(Recipient.COMMITTEE, ReportStage.LAST)).isEqualTo(ObligationState.WITHDRAWN);
        assertThat(state(Recipient.MIC, ReportStage.FIRST)).isEqualTo(ObligationState.REQUIRED);
    }

    @Test
    @DisplayName("Q3-4-1 当事者が知った時は起算とならない")
    void awareness_of_an_implicated_person_does_not_start_the_clock() {
        record(LeakFacts.reported(LeakFacts.subjects(TriState.YES, 101), STAFF, STAFF.personId()));

        assertThat(obligation(Recipient.PPC, ReportStage.PRELIMINARY).duty().awareAt())
                .isEqualTo(AT);
    }

    @Test
    @DisplayName("A.1 義務の識別子は事案・報告先・区分で決まる")
    void the_id_follows_from_incident_recipient_and_stage() {
        var other = new IncidentId(Given.uuid(77));

        assertThat(Obligation.idOf(ID, Recipient.PPC, ReportStage.PRELIMINARY))
                .isEqualTo(PRELIMINARY)
                .isNotEqualTo(Obligation.idOf(ID, Recipient.PPC, ReportStage.FINAL_LEGAL))
                .isNotEqualTo(Obligation.idOf(ID, Recipient.MIC, ReportStage.PRELIMINARY))
                .isNotEqualTo(Obligation.idOf(other, Recipient.PPC, ReportStage.PRELIMINARY));
    }
}
