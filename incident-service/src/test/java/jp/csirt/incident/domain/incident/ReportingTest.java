package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CISO;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.NUMBER;
import static jp.csirt.incident.domain.incident.Given.STAFF;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.Refusal.because;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.incident.ReportingCommand.ReceiveReport;
import jp.csirt.incident.domain.incident.ReportingCommand.ReportIncident;
import jp.csirt.incident.domain.incident.ReportingCommand.ReportInternally;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.report.ReporterKind;
import jp.csirt.incident.domain.shared.TriState;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("報告・受付・庁内報告")
class ReportingTest {

    private final FixtureConfiguration<Incident> incident = Given.incident();

    @Test
    @DisplayName("5.3(1)① 報告すると事案が始まる")
    void a_report_begins_the_incident() {
        incident.givenNoPriorActivity()
                .when(new ReportIncident(ID, by(STAFF), NUMBER, Given.report(), null))
                .expectEvents(Histories.begun(new IncidentReported(ID, by(STAFF), NUMBER, Given.report())));
    }

    @ParameterizedTest
    @EnumSource(InternalReportKind.class)
    @DisplayName("報告のない事案には何も記録できない")
    void nothing_is_recorded_on_an_incident_never_reported(InternalReportKind kind) {
        incident.givenNoPriorActivity()
                .when(Samples.told(kind))
                .expectNoEvents()
                .expectException(AggregateNotFoundException.class);
    }

    @Test
    @DisplayName("1(9)②a 統一的な窓口が受け付ける")
    void the_contact_point_receives_the_report() {
        incident.given(reported())
                .when(new ReceiveReport(ID, by(CSIRT), null))
                .expectEvents(new ReportReceived(ID, by(CSIRT), null));
    }

    @Test
    @DisplayName("1(9)② 受付は重複する事案を残す")
    void receiving_keeps_the_duplicate() {
        var other = new IncidentId(UUID.fromString("00000000-0000-4000-8000-0000000000ff"));

        incident.given(reported())
                .when(new ReceiveReport(ID, by(CSIRT), other))
                .expectEvents(new ReportReceived(ID, by(CSIRT), other));
    }

    @Test
    @DisplayName("1(9)② 受付は一度だけである")
    void a_report_is_received_only_once() {
        incident.given(reported(), Given.received())
                .when(new ReceiveReport(ID, by(LEAD), null))
                .expectNoEvents()
                .expectException(because(Reason.ALREADY_RECEIVED, "すでに受付済み", "状況確認"));
    }

    @Test
    @DisplayName("再開しても受付は済んだままである")
    void receiving_survives_a_reopening() {
        incident.given(Histories.upTo(Milestone.REOPENED))
                .when(new ReceiveReport(ID, by(CSIRT), null))
                .expectNoEvents()
                .expectException(because(Reason.ALREADY_RECEIVED));
    }

    @ParameterizedTest
    @EnumSource(InternalRecipient.class)
    @DisplayName("5.3(1)② 5.3(1)③ 庁内報告は相手と内容をそのまま残す")
    void an_internal_report_is_recorded_as_given(InternalRecipient to) {
        var content = Given.internalReport(InternalReportKind.REPORT);

        incident.given(reported())
                .when(new ReportInternally(ID, by(MANAGER), to, content, null, null))
                .expectEvents(new ReportedInternally(ID, by(MANAGER), to, content, null, null));
    }

    @Test
    @DisplayName("5.3(2)③ CISOへの報告を不要とした理由が残る")
    void leaving_out_a_report_records_its_reason() {
        incident.given(new IncidentReported(
                        ID, by(STAFF), NUMBER, Given.report(1, ReporterKind.CITIZEN, TriState.UNKNOWN)))
                .when(new ReportInternally(ID, by(MANAGER), InternalRecipient.CISO, null, "被害がないため", null))
                .expectEvents(new ReportedInternally(ID, by(MANAGER), InternalRecipient.CISO, null, "被害がないため", null));
    }

    @Test
    @DisplayName("5.3(3)② CISOが評価の報告を受けたことになるのは評価報告だけである")
    void only_a_report_of_the_assessment_tells_the_ciso_of_it() {
        assertThat(told(Given.toldCiso(InternalReportKind.ASSESSMENT))).isTrue();
        assertThat(told(Given.toldCiso(InternalReportKind.REPORT))).isFalse();
        assertThat(told(Given.toldCiso(InternalReportKind.PROGRESS))).isFalse();
        assertThat(told(Given.toldCiso(InternalReportKind.PREVENTION))).isFalse();
        assertThat(told(new ReportedInternally(ID, by(MANAGER), InternalRecipient.CISO, null, "不要", null)))
                .isFalse();
        assertThat(told(new ReportedInternally(
                        ID,
                        by(LEAD),
                        InternalRecipient.OVERALL_MANAGER,
                        Given.internalReport(InternalReportKind.ASSESSMENT),
                        null,
                        null)))
                .isFalse();
    }

    @Test
    @DisplayName("5.3(3)② 後の別の報告は評価報告を取り消さない")
    void a_later_report_does_not_undo_the_report_of_the_assessment() {
        var state = IncidentState.fold(List.of(
                reported(),
                Given.toldCiso(InternalReportKind.ASSESSMENT),
                Given.toldCiso(InternalReportKind.PROGRESS)));

        assertThat(state.reporting().assessmentToldToCiso()).isTrue();
    }

    @Test
    @DisplayName("管理番号は4桁以上の連番である")
    void the_number_has_four_digits_or_more() {
        assertThat(IncidentNumber.of("SHIME", 2026, 1)).hasToString("SHIME-2026-0001");
        assertThat(IncidentNumber.of("SHIME", 2026, 12345)).hasToString("SHIME-2026-12345");
    }

    @Test
    @DisplayName("識別子は UUID で書かれる")
    void an_id_is_written_as_its_uuid() {
        assertThat(ID).hasToString("00000000-0000-1234-0000-000000000001");
    }

    @Test
    @DisplayName("保存される集約の種別名は変わらない")
    void the_stored_type_of_the_aggregate_is_incident() {
        var model = AnnotatedAggregateMetaModelFactory.inspectAggregate(Incident.class);

        assertThat(model.type()).isEqualTo("incident");
        assertThat(model.allCommandHandlers().values().stream()
                        .flatMap(List::stream)
                        .map(MessageHandlingMember::payloadType))
                .containsExactlyInAnyOrderElementsOf(Given.kinds(IncidentCommand.class));
    }

    @Test
    @DisplayName("命令の発生日時は行為の日時である")
    void a_command_happened_when_its_act_did() {
        assertThat(new ReceiveReport(ID, by(CISO), null).occurredAt()).isEqualTo(Given.AT);
    }

    private static boolean told(ReportedInternally event) {
        return IncidentState.fold(List.of(reported(), event)).reporting().assessmentToldToCiso();
    }
}
