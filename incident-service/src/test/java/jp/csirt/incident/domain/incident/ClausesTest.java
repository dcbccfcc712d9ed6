package jp.csirt.incident.domain.incident;

import static java.util.Objects.requireNonNull;
import static jp.csirt.incident.domain.incident.Given.CISO;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.NUMBER;
import static jp.csirt.incident.domain.incident.Given.STAFF;
import static jp.csirt.incident.domain.incident.Given.by;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.incident.AttachmentEvent.FileAttached;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.incident.ErasureEvent.ErasureProposed;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidenceTransferred;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidenceVerified;
import jp.csirt.incident.domain.incident.ImportEvent.IncidentImported;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckAnswered;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLowered;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.incident.PolicyScopeEvent.PolicyScopeDetermined;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureCarriedOver;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureVerified;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryNotNeeded;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportNoted;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportingChainCollapsed;
import jp.csirt.incident.domain.incident.SupplementEvent.FieldsSupplemented;
import jp.csirt.incident.domain.profile.PolicyScope;
import jp.csirt.incident.domain.report.ReporterKind;
import jp.csirt.incident.domain.shared.TriState;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("出来事の根拠条項")
class ClausesTest {

    private static final UUID EVIDENCE_ID = Given.EVIDENCE.evidenceId();
    private static final UUID MEASURE_ID = Given.ORDER.measureId();

    private static final List<String> REPORTS = List.of("1(9)④", "5.3(1)④");
    private static final List<String> SUBJECTS = List.of("個人情報保護法68条2項", "番号法29条の4第2項");

    /** One event of every kind with its clauses; those of 報告 and 庁内報告 have their own tests. */
    static Stream<Arguments> everyEvent() {
        return Stream.of(
                Arguments.of(Given.reported(), List.of("5.3(1)①")),
                Arguments.of(Given.received(), List.of("1(9)②", "5.3(1)①")),
                Arguments.of(
                        new ReportingChainCollapsed(
                                ID, by(MANAGER), new ConcurrentPosts(MANAGER.personId(), List.of("OVERALL_MANAGER"))),
                        List.of("1(8)", "5.3(1)②")),
                Arguments.of(Given.toldCiso(InternalReportKind.ASSESSMENT), List.of("5.3(3)②")),
                Arguments.of(Given.situationConfirmed(), List.of("5.3(3)①", "1(9)②")),
                Arguments.of(Given.assessed(1, Verdict.INCIDENT), List.of("5.3(3)①")),
                Arguments.of(Given.approved(1), List.of("5.3(3)①", "1(8)①")),
                Arguments.of(Given.containmentInstructed(1), List.of("5.3(3)③")),
                Arguments.of(Given.containmentExecuted(1), List.of("5.3(3)③")),
                Arguments.of(new ContainmentNotNeeded(ID, by(CSIRT), "被害なし"), List.of("5.3(3)③")),
                Arguments.of(Given.recoveryInstructed(1), List.of("5.3(3)③")),
                Arguments.of(Given.recoveryExecuted(1), List.of("5.3(3)③")),
                Arguments.of(new RecoveryNotNeeded(ID, by(CSIRT), "停止なし"), List.of("5.3(3)③")),
                Arguments.of(Given.considered(), List.of("5.3(3)③")),
                Arguments.of(
                        new LateralCheckAnswered(ID, by(MANAGER), Given.CHECK.checkId(), LateralResult.NOT_FOUND, "なし"),
                        List.of("5.3(3)③")),
                Arguments.of(Given.preserved(), List.of("6.5(3)", "7.3(1)")),
                Arguments.of(
                        new EvidenceTransferred(ID, by(CSIRT), EVIDENCE_ID, "県警", "捜査"), List.of("6.5(3)", "7.3(1)")),
                Arguments.of(
                        new EvidenceVerified(ID, by(CSIRT), EVIDENCE_ID, null, EvidenceCheck.NOT_VERIFIABLE),
                        List.of("6.5(3)", "7.3(1)")),
                Arguments.of(Given.causeRecorded(CauseCertainty.DETERMINED), List.of("5.3(3)④")),
                Arguments.of(Given.proposed(1), List.of("5.3(3)④")),
                Arguments.of(Given.decided(1, DecisionResult.APPROVED), List.of("5.3(3)⑤")),
                Arguments.of(Given.implemented(), List.of("5.3(3)⑤")),
                Arguments.of(
                        new MeasureVerified(ID, by(CSIRT), MEASURE_ID, EffectCheck.EFFECTIVE, "良"),
                        List.of("5.3(3)⑤", "9.1(7)")),
                Arguments.of(
                        new MeasureCarriedOver(ID, by(CISO), MEASURE_ID, "CISO", Given.DUE_ON, "予算"),
                        List.of("5.3(3)⑤", "9.1(7)")),
                Arguments.of(new ReportNoted(ID, by(CISO)), List.of("7.3(5)")),
                Arguments.of(new LevelRaised(ID, by(CISO), 1, 1, 3, null, "住民に影響"), List.of("7.3(5)")),
                Arguments.of(new LevelLoweringProposed(ID, by(CSIRT), 1, 3, 1, "影響なし"), List.of("7.3(5)", "1(8)①")),
                Arguments.of(new LevelLowered(ID, by(CISO), 1, 1, null), List.of("7.3(5)", "1(8)①")),
                Arguments.of(new PolicyScopeDetermined(ID, by(CSIRT), PolicyScope.NONE), List.of()),
                Arguments.of(Obligations.determined(), List.of("1(9)④", "5.3(1)④")),
                Arguments.of(Obligations.required(Recipient.MIC, "1(9)④、6.5(2)"), List.of("1(9)④", "6.5(2)")),
                Arguments.of(Obligations.withdrawn(Recipient.MIC), List.of("1(9)④", "5.3(1)④")),
                Arguments.of(Given.disclosureProposed(Given.PUBLIC), List.of("1(9)⑤")),
                Arguments.of(Given.disclosureDecided(Given.PUBLIC), List.of("1(9)⑤")),
                Arguments.of(Given.disclosed(1), List.of("1(9)⑤")),
                Arguments.of(Given.notificationProposed(SubjectNotificationResult.REQUIRED), SUBJECTS),
                Arguments.of(Given.notificationDecided(SubjectNotificationResult.REQUIRED), SUBJECTS),
                Arguments.of(Given.notified(1, SubjectNotificationMethod.LETTER, 1), SUBJECTS),
                Arguments.of(Obligations.drafted(Recipient.MIC, ReportStage.FIRST), REPORTS),
                Arguments.of(Obligations.approved(Recipient.MIC, ReportStage.FIRST), REPORTS),
                Arguments.of(Obligations.submitted(Recipient.MIC, ReportStage.FIRST, false), REPORTS),
                Arguments.of(Obligations.acknowledged(Recipient.MIC, ReportStage.FIRST), REPORTS),
                Arguments.of(Obligations.waiverProposed(Recipient.MIC, ReportStage.FIRST), REPORTS),
                Arguments.of(Obligations.waived(Recipient.MIC, ReportStage.FIRST), REPORTS),
                Arguments.of(Given.policeContacted(1), List.of("6.5(3)")),
                Arguments.of(Given.issued(ReportForm.OCCURRENCE, 1, false), List.of("5.3(3)④")),
                Arguments.of(GivenTracks.stopped(), List.of("6.5(2)")),
                Arguments.of(GivenTracks.investigationOrdered(), List.of("7.2(2)")),
                Arguments.of(GivenTracks.instructed(), List.of("1(1)①", "1(2)⑤", "1(9)③")),
                Arguments.of(GivenTracks.planInvoked(), List.of("7.3(1)", "7.2(3)②")),
                Arguments.of(GivenTracks.shared(), List.of("1(9)⑥", "6.6(3)", "6.5(2)")),
                Arguments.of(GivenTracks.vendorRequested(1), List.of("8.1(3)①(エ)")),
                Arguments.of(GivenTracks.vendorReported(1, VendorAnswer.DONE), List.of("8.1(3)①(ウ)", "8.1(3)②(ウ)")),
                Arguments.of(GivenTracks.personnelAction(PersonnelActionKind.RIGHTS_SUSPENDED), List.of("7.6(2)③")),
                Arguments.of(GivenTracks.exceptionRequested(1, true), List.of("7.4(2)")),
                Arguments.of(GivenTracks.exceptionDecided(1), List.of("7.4(1)", "1(8)①")),
                Arguments.of(GivenTracks.exceptionReported(1), List.of("7.4(2)")),
                Arguments.of(
                        new CorrectionProposed(
                                ID,
                                by(CSIRT),
                                1,
                                1,
                                "/title",
                                new FieldValue("前", null, null),
                                new FieldValue("後", null, null),
                                "誤記"),
                        List.of("6.3(8)②")),
                Arguments.of(new FieldsSupplemented(ID, by(CSIRT), List.of(Given.SUPPLEMENT)), List.of("5.3(3)④")),
                Arguments.of(new CorrectionApproved(ID, by(CISO), 1, null), List.of("6.3(8)②", "1(8)①")),
                Arguments.of(Given.closureProposed(), List.of()),
                Arguments.of(Given.closed(), List.of()),
                Arguments.of(Given.reopened(), List.of()),
                Arguments.of(new FileAttached(ID, by(STAFF), Given.ATTACHMENT), List.of("5.3(3)④")),
                Arguments.of(new IncidentImported(ID, by(CSIRT), "H30-7", Verdict.INCIDENT), List.of()),
                Arguments.of(new ErasureProposed(ID, by(CSIRT), "保存期間満了"), List.of("2(2)⑨")),
                Arguments.of(
                        new IncidentErased(ID, by(MANAGER), ErasureMethod.KEY_DESTROYED, Given.AT, null),
                        List.of("2(2)⑨")));
    }

    static Stream<Class<?>> everyKind() {
        return Given.kinds(IncidentEvent.class).stream();
    }

    @Test
    @DisplayName("表にはすべての種類の出来事が揃っている")
    void no_kind_of_event_is_forgotten() {
        assertThat(everyEvent()
                        .<Class<?>>map(row -> requireNonNull(row.get()[0]).getClass()))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(everyKind().toList());
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    @DisplayName("A.2 出来事の根拠条項は定めのとおりである")
    void an_event_names_the_clauses_that_ask_for_it(IncidentEvent event, List<String> clauses) {
        assertThat(Clauses.of(event)).isEqualTo(clauses);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    @DisplayName("保存される出来事は改訂番号を持つ記録である")
    void every_event_is_a_record_with_a_revision(Class<?> kind) {
        assertThat(kind.isRecord()).isTrue();
        assertThat(kind.getAnnotation(Revision.class))
                .isNotNull()
                .satisfies(revision -> assertThat(revision.value()).matches("[1-9][0-9]*"));
    }

    @ParameterizedTest
    @EnumSource(ReporterKind.class)
    @DisplayName("5.3(2)① 住民等からの報告だけが別の条項による")
    void only_a_report_from_outside_rests_on_another_clause(ReporterKind kind) {
        var report = new IncidentReported(ID, by(STAFF), NUMBER, Given.report(1, kind, TriState.NO));

        assertThat(Clauses.of(report)).containsExactly(kind == ReporterKind.CITIZEN ? "5.3(2)①" : "5.3(1)①");
    }

    @ParameterizedTest
    @CsvSource({
        "SECURITY_MANAGER,REPORT,5.3(1)① 5.3(2)①",
        "OVERALL_MANAGER,REPORT,5.3(1)② 5.3(2)②",
        "CISO,REPORT,5.3(1)③ 5.3(2)③",
        "CISO,ASSESSMENT,5.3(3)②",
        "CISO,PROGRESS,1(9)②",
        "CISO,PREVENTION,5.3(3)④",
        "COMMITTEE,REPORT,7.3(4)"
    })
    @DisplayName("A.2 庁内報告の根拠は相手と区分による")
    void an_internal_report_rests_on_the_clause_of_its_recipient_and_kind(
            InternalRecipient to, InternalReportKind kind, String clauses) {
        var told = new ReportedInternally(ID, by(MANAGER), to, Given.internalReport(kind), null, null);

        assertThat(Clauses.of(told)).containsExactly(clauses.split(" "));
    }

    @Test
    @DisplayName("5.3(2)③ CISOへの報告の省略は5.3(2)③による")
    void leaving_out_the_report_to_the_ciso_rests_on_its_own_clause() {
        assertThat(Clauses.of(new ReportedInternally(ID, by(MANAGER), InternalRecipient.CISO, null, "被害なし", null)))
                .containsExactly("5.3(2)③");
    }
}
