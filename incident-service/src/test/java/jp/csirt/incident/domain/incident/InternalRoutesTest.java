package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CISO;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.NUMBER;
import static jp.csirt.incident.domain.incident.Given.STAFF;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.InternalRecipient.OVERALL_MANAGER;
import static jp.csirt.incident.domain.incident.InternalRecipient.SECURITY_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.DirectionCommand.GiveCisoInstruction;
import jp.csirt.incident.domain.incident.RecoveryCommand.InstructRecovery;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.incident.ReportingCommand.ReportIncident;
import jp.csirt.incident.domain.incident.ReportingCommand.ReportInternally;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.report.ReporterKind;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.shared.TriState;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("庁内の報告の経路")
class InternalRoutesTest {

    private static final InternalReport TOLD = Given.internalReport(InternalReportKind.REPORT);
    private static final Actor OFFICER = new Actor(Given.uuid(16), "SEC_OFFICER@tax", "tax");
    private static final Actor OVERALL = new Actor(Given.uuid(17), "OVERALL_MANAGER", "general-affairs");

    private final FixtureConfiguration<Incident> incident = Given.incident();

    private static IncidentReported filed(ReporterKind kind) {
        return new IncidentReported(ID, by(STAFF), NUMBER, Given.report(1, kind, TriState.UNKNOWN));
    }

    @Test
    @DisplayName("5.3(2)① 住民等から受けた報告は、受けた職員とともに残る")
    void a_report_from_outside_is_filed_by_who_took_it() {
        Report report = Given.report(1, ReporterKind.CITIZEN, TriState.UNKNOWN);

        incident.givenNoPriorActivity()
                .when(new ReportIncident(ID, by(STAFF), NUMBER, report, null))
                .expectEvents(Histories.begun(filed(ReporterKind.CITIZEN)));
    }

    @Test
    @DisplayName("5.3(2)② 住民等からの報告も、管理者から統括に報告される")
    void a_report_from_outside_reaches_the_overall_manager() {
        incident.given(filed(ReporterKind.CITIZEN))
                .when(new ReportInternally(ID, by(MANAGER), OVERALL_MANAGER, TOLD, null, null))
                .expectEvents(new ReportedInternally(ID, by(MANAGER), OVERALL_MANAGER, TOLD, null, null));
    }

    @Test
    @DisplayName("1(4)④ 担当者は管理者と統括に報告する")
    void an_officer_tells_manager_and_overall_manager() {
        var manager = new ReportedInternally(ID, by(OFFICER), SECURITY_MANAGER, TOLD, null, null);

        incident.given(reported())
                .when(new ReportInternally(ID, by(OFFICER), SECURITY_MANAGER, TOLD, null, null))
                .expectEvents(manager);
        incident.given(reported(), manager)
                .when(new ReportInternally(ID, by(OFFICER), OVERALL_MANAGER, TOLD, null, null))
                .expectEvents(new ReportedInternally(ID, by(OFFICER), OVERALL_MANAGER, TOLD, null, null));
    }

    @Test
    @DisplayName("1(3)③ 管理者はCISOに報告し、CISOの指示が管理者に返る")
    void the_instruction_comes_back_to_the_manager_who_told_the_ciso() {
        var told = new ReportedInternally(ID, by(MANAGER), InternalRecipient.CISO, TOLD, null, null);

        incident.given(reported(), told)
                .when(new GiveCisoInstruction(ID, by(CISO), "全課で確かめること", List.of(new Addressee("SEC_MANAGER@tax"))))
                .expectEvents(GivenTracks.instructed("SEC_MANAGER@tax"));
        assertThat(IncidentState.fold(List.of(reported(), told, GivenTracks.instructed("SEC_MANAGER@tax")))
                        .directions()
                        .names(new Post(Role.SEC_MANAGER, "tax")))
                .isTrue();
    }

    @Test
    @DisplayName("1(2)⑧ 統括は評価を待たずにCISOに報告し、復旧を指示する")
    void the_overall_manager_tells_the_ciso_and_has_the_damage_repaired() {
        var told = new ReportedInternally(ID, by(OVERALL), InternalRecipient.CISO, TOLD, null, null);

        incident.given(reported())
                .when(new ReportInternally(ID, by(OVERALL), InternalRecipient.CISO, TOLD, null, null))
                .expectEvents(told);
        incident.given(reported(), told)
                .when(new InstructRecovery(ID, by(OVERALL), Given.INSTRUCTION))
                .expectEvents(new RecoveryInstructed(ID, by(OVERALL), 1, Given.INSTRUCTION));
    }

    @ParameterizedTest
    @EnumSource(
            value = ReporterKind.class,
            names = {"MONITORING", "PARTNER"})
    @DisplayName("6.5(4) 7.1(3) 監視や関係機関が見つけた事象も、同じ手順の事案になる")
    void what_monitoring_finds_is_an_incident_like_any_other(ReporterKind kind) {
        incident.givenNoPriorActivity()
                .when(new ReportIncident(ID, by(STAFF), NUMBER, Given.report(1, kind, TriState.UNKNOWN), null))
                .expectEvents(Histories.begun(filed(kind)));
    }
}
