package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.AT;
import static jp.csirt.incident.domain.incident.Given.CISO;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.GuardCode.ASSESSMENT_MISSING;
import static jp.csirt.incident.domain.incident.GuardCode.CAUSE_OPEN;
import static jp.csirt.incident.domain.incident.GuardCode.CISO_REPORT_MISSING;
import static jp.csirt.incident.domain.incident.GuardCode.CONTAINMENT_OPEN;
import static jp.csirt.incident.domain.incident.GuardCode.DISCLOSURE_UNDECIDED;
import static jp.csirt.incident.domain.incident.GuardCode.EVIDENCE_MISSING;
import static jp.csirt.incident.domain.incident.GuardCode.FORMS_NOT_ISSUED;
import static jp.csirt.incident.domain.incident.GuardCode.LATERAL_CHECK_OPEN;
import static jp.csirt.incident.domain.incident.GuardCode.MEASURE_OPEN;
import static jp.csirt.incident.domain.incident.GuardCode.MIC_OPEN;
import static jp.csirt.incident.domain.incident.GuardCode.POLICE_OPEN;
import static jp.csirt.incident.domain.incident.GuardCode.PPC_OPEN;
import static jp.csirt.incident.domain.incident.GuardCode.PREFECTURE_OPEN;
import static jp.csirt.incident.domain.incident.GuardCode.PREVENTION_NOT_ORDERED;
import static jp.csirt.incident.domain.incident.GuardCode.RECOVERY_OPEN;
import static jp.csirt.incident.domain.incident.GuardCode.SEPARATION_OF_DUTIES;
import static jp.csirt.incident.domain.incident.GuardCode.SUBJECTS_OPEN;
import static jp.csirt.incident.domain.incident.SubjectNotificationMethod.LETTER;
import static jp.csirt.incident.domain.incident.SubjectNotificationResult.EXEMPT;
import static jp.csirt.incident.domain.incident.SubjectNotificationResult.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureCarriedOver;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureVerified;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryNotNeeded;
import jp.csirt.incident.domain.shared.TriState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("完了の条件")
class ClosingGuardsTest {

    private static final List<IncidentEvent> CRIME = Histories.beginning(Given.reported(1, TriState.YES));

    /** What no act can settle yet stands against closing every confirmed incident. */
    private static final List<GuardCode> WITHOUT_AN_ACT = List.of(MIC_OPEN, PREFECTURE_OPEN);

    static Stream<Arguments> actsAndTheirGuards() {
        var carried = new MeasureCarriedOver(ID, by(CISO), Given.ORDER.measureId(), "CISO", Given.DUE_ON, "予算");
        var verified = new MeasureVerified(ID, by(CSIRT), Given.ORDER.measureId(), EffectCheck.EFFECTIVE, "良");
        var ordered = new IncidentEvent[] {
            Given.proposed(1), Given.decided(1, DecisionResult.APPROVED, Given.ORDER), Given.implemented()
        };
        return Stream.of(
                act(ASSESSMENT_MISSING, Given.assessed(1, Verdict.INCIDENT)),
                act(ASSESSMENT_MISSING, Given.assessed(1, Verdict.SUSPECTED)),
                act(CISO_REPORT_MISSING, Given.toldCiso(InternalReportKind.ASSESSMENT)),
                act(CONTAINMENT_OPEN, Given.containmentExecuted(1)),
                act(CONTAINMENT_OPEN, new ContainmentNotNeeded(ID, by(CSIRT), "被害なし")),
                act(RECOVERY_OPEN, Given.recoveryExecuted(1)),
                act(RECOVERY_OPEN, new RecoveryNotNeeded(ID, by(CSIRT), "停止なし")),
                act(LATERAL_CHECK_OPEN, Given.considered()),
                act(EVIDENCE_MISSING, Given.preserved()),
                act(POLICE_OPEN, Given.policeContacted(1)),
                act(SUBJECTS_OPEN, Given.notificationDecided(REQUIRED), Given.notified(1, LETTER, 1)),
                act(SUBJECTS_OPEN, Given.notified(1, LETTER, 1), Given.notificationDecided(REQUIRED)),
                act(SUBJECTS_OPEN, Given.notificationDecided(EXEMPT), Given.notificationProposed(EXEMPT)),
                act(
                        SUBJECTS_OPEN,
                        Given.notified(1, SubjectNotificationMethod.SUBSTITUTE, 0),
                        Given.notificationDecided(SubjectNotificationResult.SUBSTITUTE)),
                act(DISCLOSURE_UNDECIDED, Given.disclosureDecided(Given.PUBLIC)),
                act(DISCLOSURE_UNDECIDED, Given.disclosureDecided(Given.NOT_PUBLIC)),
                act(DISCLOSURE_UNDECIDED, Given.disclosureDecided(Given.PUBLIC), Given.disclosed(1)),
                act(CAUSE_OPEN, Given.causeRecorded(CauseCertainty.DETERMINED)),
                act(CAUSE_OPEN, Given.causeRecorded(CauseCertainty.UNKNOWN)),
                act(
                        FORMS_NOT_ISSUED,
                        Given.issued(ReportForm.RESPONSE, 2, true),
                        Given.issued(ReportForm.OCCURRENCE, 1, true),
                        Given.issued(ReportForm.RESPONSE, 1, false)),
                act(PREVENTION_NOT_ORDERED, Given.decided(1, DecisionResult.APPROVED), Given.proposed(1)),
                act(MEASURE_OPEN, verified, ordered),
                act(MEASURE_OPEN, carried, ordered),
                act(
                        SEPARATION_OF_DUTIES,
                        Given.closureProposed(),
                        Given.assessed(1, Verdict.INCIDENT),
                        Given.approved(1)),
                act(
                        SEPARATION_OF_DUTIES,
                        Given.approved(1),
                        Given.assessed(1, Verdict.INCIDENT),
                        Given.closureProposed()));
    }

    static Stream<Arguments> actsWithoutAGuard() {
        return Stream.of(
                act(Given.received()),
                act(Given.situationConfirmed()),
                act(Given.toldCiso(InternalReportKind.PROGRESS)),
                act(Given.containmentInstructed(1)),
                act(Given.recoveryInstructed(1)),
                act(Given.causeRecorded(CauseCertainty.HYPOTHESIS)),
                act(Given.proposed(1)),
                act(Given.considered(Given.CHECK)),
                act(Given.issued(ReportForm.OCCURRENCE, 1, true)),
                act(Given.issued(ReportForm.RESPONSE, 1, false), Given.issued(ReportForm.OCCURRENCE, 1, true)),
                act(Given.policeContacted(1)),
                act(Given.disclosureProposed(Given.PUBLIC)),
                act(Given.disclosed(1)),
                act(Given.disclosureDecided(Given.NOT_PUBLIC), Given.disclosed(1)),
                act(Given.disclosureDecided(Given.DEFERRED)),
                act(
                        Given.notificationDecided(SubjectNotificationResult.DEFERRED),
                        Given.notificationProposed(REQUIRED)),
                act(Given.notified(1, LETTER, 1), Given.notificationDecided(SubjectNotificationResult.SUBSTITUTE)),
                act(Given.decided(1, DecisionResult.RETURNED), Given.proposed(1)));
    }

    @Test
    @DisplayName("A.4 報告されただけの事案には評価と対応の条件がすべて残る")
    void a_filed_report_has_everything_before_it() {
        assertThat(codes(Histories.upTo(Milestone.REPORTED)))
                .containsExactly(
                        ASSESSMENT_MISSING,
                        CISO_REPORT_MISSING,
                        CONTAINMENT_OPEN,
                        RECOVERY_OPEN,
                        LATERAL_CHECK_OPEN,
                        MIC_OPEN,
                        PREFECTURE_OPEN,
                        PPC_OPEN,
                        DISCLOSURE_UNDECIDED,
                        CAUSE_OPEN,
                        FORMS_NOT_ISSUED,
                        PREVENTION_NOT_ORDERED,
                        SEPARATION_OF_DUTIES);
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"INCIDENT", "SUSPECTED"})
    @DisplayName("5.3(1)④ 個人情報を含むかどうかが分からないままのインシデントは、完了できない")
    void an_incident_whose_personal_data_nobody_judged_is_not_closed(Verdict verdict) {
        var confirmed = Histories.and(CRIME, Given.assessed(1, verdict));

        assertThat(ClosingGuards.unmet(IncidentState.fold(confirmed)))
                .filteredOn(guard -> guard.code() == PPC_OPEN)
                .singleElement()
                .satisfies(guard -> {
                    assertThat(guard.clause()).isEqualTo("5.3(1)④、個人情報保護法68条1項");
                    assertThat(guard.message()).contains("不明", "状況確認");
                });
        for (TriState answer : List.of(TriState.YES, TriState.NO)) {
            assertThat(codes(Histories.and(confirmed, LeakFacts.found(LeakFacts.subjects(answer, 0), AT))))
                    .doesNotContain(PPC_OPEN);
        }
        assertThat(codes(Histories.and(confirmed, LeakFacts.found(LeakFacts.subjects(TriState.UNKNOWN, 0), AT))))
                .contains(PPC_OPEN);
    }

    @Test
    @DisplayName("6.5(3) 犯罪の可能性があれば証拠と警察の条件が加わる")
    void a_possible_crime_adds_evidence_and_police() {
        assertThat(codes(CRIME)).containsSubsequence(LATERAL_CHECK_OPEN, EVIDENCE_MISSING, POLICE_OPEN, MIC_OPEN);
        assertThat(codes(Histories.beginning(Given.reported(1, TriState.NO))))
                .doesNotContain(EVIDENCE_MISSING, POLICE_OPEN);
        assertThat(codes(Histories.beginning(Given.reported(1, TriState.UNKNOWN))))
                .contains(POLICE_OPEN)
                .doesNotContain(EVIDENCE_MISSING);
    }

    @Test
    @DisplayName("A.4 対応をすべて終えた事案に残るのは、まだ行為のない条件だけである")
    void a_confirmed_incident_keeps_only_what_no_act_settles_yet() {
        var verified = new MeasureVerified(ID, by(CSIRT), Given.ORDER.measureId(), EffectCheck.EFFECTIVE, "良");
        var all = Histories.and(
                Histories.upTo(Milestone.CISO_DIRECTED),
                LeakFacts.found(LeakFacts.subjects(TriState.NO, 0), AT),
                Given.considered(),
                Given.disclosureDecided(Given.NOT_PUBLIC),
                Given.implemented(),
                verified,
                Given.issued(ReportForm.OCCURRENCE, 1, true),
                Given.issued(ReportForm.RESPONSE, 1, true),
                Given.approved(1),
                Given.closureProposed());

        assertThat(codes(all)).isEqualTo(WITHOUT_AN_ACT);
    }

    @ParameterizedTest
    @MethodSource("actsAndTheirGuards")
    @DisplayName("A.4 行為はその条件だけを外す")
    void an_act_removes_exactly_its_guard(GuardCode code, IncidentEvent act, List<IncidentEvent> before) {
        var expected = new ArrayList<>(codes(before));

        assertThat(expected.remove(code)).isTrue();
        assertThat(codes(Histories.and(before, act))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("actsWithoutAGuard")
    @DisplayName("A.4 条件に関わらない行為は何も外さない")
    void another_act_removes_no_guard(IncidentEvent act, List<IncidentEvent> before) {
        assertThat(codes(Histories.and(before, act))).isEqualTo(codes(before));
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"NOT_INCIDENT", "DUPLICATE"})
    @DisplayName("A.4 非該当・重複の事案は承認と提案だけで完了できる")
    void what_is_no_incident_needs_only_approval_and_proposal(Verdict verdict) {
        var assessed = Histories.and(Histories.beginning(Given.reported(1, TriState.NO)), Given.assessed(1, verdict));

        assertThat(codes(assessed)).containsExactly(SEPARATION_OF_DUTIES);
        assertThat(codes(Histories.and(assessed, Given.approved(1)))).containsExactly(SEPARATION_OF_DUTIES);
        assertThat(codes(Histories.and(assessed, Given.approved(1), Given.closureProposed())))
                .isEmpty();
    }

    @Test
    @DisplayName("A.4 前の評価の承認は新しい評価には及ばない")
    void the_approval_of_an_earlier_assessment_does_not_count() {
        assertThat(codes(Histories.and(
                        Histories.upTo(Milestone.NOT_INCIDENT),
                        Given.approved(1),
                        Given.closureProposed(),
                        Given.assessed(2, Verdict.NOT_INCIDENT))))
                .containsExactly(SEPARATION_OF_DUTIES);
    }

    @Test
    @DisplayName("A.4 再開した事案には評価から条件が残る")
    void a_reopened_incident_is_assessed_and_reported_to_the_ciso_anew() {
        assertThat(codes(Histories.upTo(Milestone.REOPENED))).isEqualTo(codes(Histories.upTo(Milestone.REPORTED)));
    }

    @Test
    @DisplayName("A.4 条件の順序は定めのとおりである")
    void the_codes_stand_in_the_order_of_the_requirements() {
        assertThat(Stream.of(GuardCode.values()).map(Enum::name))
                .containsExactly(
                        "ASSESSMENT_MISSING",
                        "CISO_REPORT_MISSING",
                        "CONTAINMENT_OPEN",
                        "RECOVERY_OPEN",
                        "LATERAL_CHECK_OPEN",
                        "EVIDENCE_MISSING",
                        "POLICE_OPEN",
                        "MIC_OPEN",
                        "PREFECTURE_OPEN",
                        "PPC_OPEN",
                        "SUBJECTS_OPEN",
                        "DISCLOSURE_UNDECIDED",
                        "VENDOR_OPEN",
                        "CAUSE_OPEN",
                        "FORMS_NOT_ISSUED",
                        "PREVENTION_NOT_ORDERED",
                        "MEASURE_OPEN",
                        "SEPARATION_OF_DUTIES");
    }

    @ParameterizedTest
    @EnumSource(GuardCode.class)
    @DisplayName("A.4 どの条件にも根拠条項と説明がある")
    void every_guard_names_its_clause_and_says_what_is_missing(GuardCode code) {
        var guard = code.unmet();

        assertThat(guard.code()).isEqualTo(code);
        assertThat(guard.clause()).matches("(個人情報保護法)?[0-9].*");
        assertThat(guard.message()).endsWith("。").hasSizeGreaterThan(10);
    }

    private static Arguments act(GuardCode code, IncidentEvent act, IncidentEvent... before) {
        return Arguments.of(code, act, Histories.and(CRIME, before));
    }

    private static Arguments act(IncidentEvent act, IncidentEvent... before) {
        return Arguments.of(act, Histories.and(List.of(Given.reported()), before));
    }

    private static List<GuardCode> codes(List<IncidentEvent> events) {
        return ClosingGuards.unmet(IncidentState.fold(events)).stream()
                .map(Guard::code)
                .toList();
    }
}
