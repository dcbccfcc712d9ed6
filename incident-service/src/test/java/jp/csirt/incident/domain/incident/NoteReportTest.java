package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Refusal.because;

import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.incident.ReportingCommand.NoteReport;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportNoted;
import jp.csirt.incident.domain.shared.TriState;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("レベル0の報告の確認")
class NoteReportTest {

    private final FixtureConfiguration<Incident> incident = Given.incident();

    @Test
    @DisplayName("7.3(5)レベル0 管理者がレベル0の報告を確認する")
    void the_manager_takes_note_of_a_report_of_level_zero() {
        incident.given(Given.reported(0, TriState.NO))
                .when(new NoteReport(ID, by(MANAGER)))
                .expectEvents(new ReportNoted(ID, by(MANAGER)));
    }

    @Test
    @DisplayName("7.3(5) レベル0でない報告は確認だけでは済まない")
    void a_report_of_a_higher_level_is_not_noted() {
        incident.given(Given.reported(1, TriState.NO))
                .when(new NoteReport(ID, by(MANAGER)))
                .expectNoEvents()
                .expectException(because(Reason.LEVEL_NOT_ZERO, "今 1"));
    }

    @Test
    @DisplayName("7.3(5) 確認は一度だけである")
    void a_report_is_noted_only_once() {
        incident.given(Given.reported(0, TriState.NO), new ReportNoted(ID, by(MANAGER)))
                .when(new NoteReport(ID, by(MANAGER)))
                .expectNoEvents()
                .expectException(because(Reason.ALREADY_NOTED, "すでに"));
    }
}
