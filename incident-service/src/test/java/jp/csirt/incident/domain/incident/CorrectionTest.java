package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.AT;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.NUMBER;
import static jp.csirt.incident.domain.incident.Given.OVERRIDE;
import static jp.csirt.incident.domain.incident.Given.STAFF;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.Refusal.because;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.matches;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;

import java.time.Duration;
import java.util.List;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.incident.CorrectionCommand.ApproveCorrection;
import jp.csirt.incident.domain.incident.CorrectionCommand.ProposeCorrection;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ReportingCommand.ReportIncident;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("訂正")
class CorrectionTest {

    private static final FieldValue TITLE = new FieldValue("納税通知書の誤送付", null, null);
    private static final FieldValue OTHER_TITLE = new FieldValue("納税通知書2通の誤送付", null, null);
    private static final FieldValue AWARE = new FieldValue(null, AT.toString(), null);
    private static final FieldValue EARLIER =
            new FieldValue(null, AT.minus(Duration.ofDays(1)).toString(), null);
    private static final Actor LEAD_AS_MEMBER = new Actor(LEAD.personId(), "CSIRT_MEMBER", null);

    @Test
    @DisplayName("6.3(8)② 訂正は順に番号を得て、前の値と新しい値と理由が残る")
    void corrections_are_numbered() {
        Given.incident()
                .given(reported(), proposed(1, CSIRT))
                .when(propose(1, "/title", OTHER_TITLE))
                .expectResultMessagePayload(new Created(2))
                .expectEvents(proposed(2, CSIRT));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3})
    @DisplayName("6.3(8)② ない出来事は訂正できない")
    void an_unknown_event_is_refused(int event) {
        Given.incident()
                .given(reported(), Given.received())
                .when(propose(event, "/title", OTHER_TITLE))
                .expectNoEvents()
                .expectException(because(Reason.UNKNOWN_EVENT, "eventId"));
    }

    @Test
    @DisplayName("6.5(5) 別綴の出来事は、ないものとして扱う")
    void a_personnel_action_is_unknown_here() {
        Given.incident()
                .given(reported(), GivenTracks.personnelAction(PersonnelActionKind.ACTIONED))
                .when(propose(2, "/text", OTHER_TITLE))
                .expectNoEvents()
                .expectException(because(Reason.UNKNOWN_EVENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "title",
                "/level",
                "/number",
                "/incidentId",
                "/act/actor/personId",
                "/report/title",
                "/implicatedPersonIds",
                "/drill",
                "/systems",
                "/systems/0/name",
                "/systems/00/name",
                "/personalData",
                "/title/x",
                "/vendor/name",
                "/unknown"
            })
    @DisplayName("6.3(8)② 識別子、番号、行った者、ない項目は訂正できない")
    void other_fields_are_refused(String field) {
        Given.incident()
                .given(reported())
                .when(propose(1, field, OTHER_TITLE))
                .expectNoEvents()
                .expectException(because(Reason.FIELD_NOT_CORRECTABLE));
    }

    @Test
    @DisplayName("6.3(8)② 依頼のない出来事と承認は訂正できない")
    void an_event_without_a_field_is_refused() {
        Given.incident()
                .given(reported(), Given.received())
                .when(propose(2, "/occurredAt", EARLIER))
                .expectNoEvents()
                .expectException(because(Reason.FIELD_NOT_CORRECTABLE, "/occurredAt"));
    }

    @Test
    @DisplayName("6.3(8)② 訂正は訂正できない")
    void a_correction_is_not_corrected() {
        Given.incident()
                .given(reported(), proposed(1, CSIRT))
                .when(propose(2, "/reason", OTHER_TITLE))
                .expectNoEvents()
                .expectException(because(Reason.CORRECTION_NOT_CORRECTABLE, "元の出来事"));
    }

    @Test
    @DisplayName("6.3(8)② 同じ値への訂正は受け付けない。訂正の後は訂正後の値と比べる")
    void an_unchanged_value_is_refused() {
        Given.incident()
                .given(reported())
                .when(propose(1, "/title", TITLE))
                .expectNoEvents()
                .expectException(because(Reason.FIELD_UNCHANGED, "/title"));
        Given.incident()
                .given(reported(), proposed(1, CSIRT), approved(1, LEAD))
                .when(propose(1, "/title", OTHER_TITLE))
                .expectNoEvents()
                .expectException(because(Reason.FIELD_UNCHANGED, "/title"));
        Given.incident()
                .given(reported(), proposed(1, CSIRT), approved(1, LEAD))
                .when(propose(1, "/title", TITLE))
                .expectEvents(new CorrectionProposed(ID, by(CSIRT), 2, 1, "/title", OTHER_TITLE, TITLE, "誤記のため"));
    }

    @Test
    @DisplayName("1(8)① 訂正は別の者が承認する。本人は理由を残したときだけ承認できる")
    void another_person_approves() {
        Given.incident()
                .given(Histories.and(Histories.beginning(reported()), proposed(1, LEAD_AS_MEMBER)))
                .when(approve(1, null))
                .expectNoEvents()
                .expectException(because(Reason.SAME_PERSON, "override"));
        Given.incident()
                .given(Histories.and(Histories.beginning(reported()), proposed(1, LEAD_AS_MEMBER)))
                .when(approve(1, OVERRIDE))
                .expectEvents(new CorrectionApproved(ID, by(LEAD), 1, OVERRIDE));
        Given.incident()
                .given(Histories.and(Histories.beginning(reported()), proposed(1, CSIRT)))
                .when(approve(1, OVERRIDE))
                .expectEvents(approved(1, LEAD));
    }

    @Test
    @DisplayName("6.3(8)② 承認は一度だけで、ない番号は承認できない")
    void a_correction_is_approved_once() {
        Given.incident()
                .given(reported(), proposed(1, CSIRT), approved(1, LEAD))
                .when(approve(1, null))
                .expectNoEvents()
                .expectException(because(Reason.CORRECTION_ALREADY_APPROVED, "訂正 1"));
        Given.incident()
                .given(reported(), proposed(1, CSIRT))
                .when(approve(2, null))
                .expectNoEvents()
                .expectException(because(Reason.UNKNOWN_CORRECTION, "訂正 2"));
    }

    @Test
    @DisplayName("6.3(8)② 承認までは何も変わらず、承認で状態が従い、後の訂正が前の訂正に代わる")
    void a_correction_takes_effect_with_its_approval() {
        var category = new CorrectionProposed(
                ID,
                by(CSIRT),
                1,
                2,
                "/verdict",
                new FieldValue(null, "INCIDENT", null),
                new FieldValue(null, "NOT_INCIDENT", null),
                "取り違え");
        List<IncidentEvent> history = List.of(reported(), Given.assessed(1, Verdict.INCIDENT), category);
        assertThat(IncidentState.fold(history).milestone()).isEqualTo(Milestone.CONFIRMED);
        assertThat(IncidentState.fold(Histories.and(history, approved(1, LEAD))).milestone())
                .isEqualTo(Milestone.NOT_INCIDENT);

        var again = new CorrectionProposed(
                ID,
                by(CSIRT),
                2,
                2,
                "/verdict",
                new FieldValue(null, "NOT_INCIDENT", null),
                new FieldValue(null, "SUSPECTED", null),
                "再確認");
        assertThat(IncidentState.fold(Histories.and(history, approved(1, LEAD), again, approved(2, LEAD)))
                        .milestone())
                .isEqualTo(Milestone.CONFIRMED);
    }

    @Test
    @DisplayName("C.3(1) 知った日時の訂正で、義務の起算が改まる")
    void duties_follow_a_corrected_awareness() {
        var report = CorrectionSamples.report(CorrectionSamples.leak()).report();
        Given.incident()
                .givenCommands(
                        new ReportIncident(ID, by(STAFF), NUMBER, report, null),
                        new ProposeCorrection(ID, by(CSIRT), 1, "/awareAt", EARLIER, "前日に知っていた"))
                .when(approve(1, null))
                .expectEventsMatching(payloadsMatching(matches(payloads -> startsAt(payloads))));
        assertThat(Corrections.present(CorrectionSamples.report(PersonalData.UNSTATED), "/awareAt"))
                .isEqualTo(AWARE);
    }

    private static boolean startsAt(List<?> payloads) {
        var ppc = payloads.stream()
                .filter(ObligationDetermined.class::isInstance)
                .map(ObligationDetermined.class::cast)
                .filter(determined -> determined.duty().recipient() == Recipient.PPC)
                .toList();
        return payloads.getFirst() instanceof CorrectionApproved
                && !ppc.isEmpty()
                && ppc.stream()
                        .allMatch(determined -> determined.duty().awareAt().equals(AT.minus(Duration.ofDays(1))));
    }

    private static ProposeCorrection propose(int event, String field, FieldValue value) {
        return new ProposeCorrection(ID, by(CSIRT), event, field, value, "誤記のため");
    }

    private static ApproveCorrection approve(int n, @Nullable DutyOverride override) {
        return new ApproveCorrection(ID, by(LEAD), n, override);
    }

    private static CorrectionProposed proposed(int n, Actor by) {
        return new CorrectionProposed(ID, by(by), n, 1, "/title", TITLE, OTHER_TITLE, "誤記のため");
    }

    private static CorrectionApproved approved(int n, Actor by) {
        return new CorrectionApproved(ID, by(by), n, null);
    }
}
