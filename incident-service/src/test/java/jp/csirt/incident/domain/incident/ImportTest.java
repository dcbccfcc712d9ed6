package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.AT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.NUMBER;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Refusal.because;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.incident.ErasureCommand.ProposeErasure;
import jp.csirt.incident.domain.incident.ErasureEvent.ErasureProposed;
import jp.csirt.incident.domain.incident.ImportCommand.ImportIncident;
import jp.csirt.incident.domain.incident.ImportEvent.IncidentImported;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.profile.ShippedProfile;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.TriState;
import jp.csirt.incident.domain.timetable.OpenLimits;
import jp.csirt.incident.domain.timetable.Steps;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("移行")
class ImportTest {

    private static final Instant CLOSED_AT = AT.plus(Duration.ofDays(40));
    private static final Act CLOSING = new Act(LEAD, CLOSED_AT);
    private static final StepTimetable TIMETABLE = ShippedProfile.SHIME.timetable(Calendars.SHIPPED);
    private static final Report LEAK =
            LeakFacts.reported(LeakFacts.subjects(TriState.YES, 2000), LEAD).report();
    private static final List<IncidentEvent> IMPORTED = List.of(
            new IncidentReported(ID, by(LEAD), NUMBER, LEAK),
            new IncidentImported(ID, CLOSING, "H30-7", Verdict.INCIDENT));

    static Stream<IncidentCommand> everyAct() {
        return Stream.of(Samples.urgent().stream(), Samples.dependent().stream(), Stream.of(Samples.reopen()))
                .flatMap(acts -> acts);
    }

    @Test
    @DisplayName("完了した事案は、漏えいがあっても、義務もレベルの引上げもなく、元の日時で記録される")
    void nothing_follows_from_an_imported_case() {
        Given.incident()
                .givenNoPriorActivity()
                .when(new ImportIncident(ID, by(LEAD), NUMBER, LEAK, "H30-7", Verdict.INCIDENT, CLOSED_AT))
                .expectEvents(IMPORTED.toArray());
    }

    @Test
    @DisplayName("移行した事案は完了しており、段階も期限もない")
    void it_is_closed_and_has_no_steps() {
        IncidentState state = IncidentState.fold(IMPORTED);

        assertThat(state.closed()).isTrue();
        assertThat(state.imported()).isTrue();
        assertThat(state.milestone()).isEqualTo(Milestone.CLOSED);
        assertThat(ClosingGuards.unmet(state)).isEmpty();
        assertThat(state.obligations().obligations()).isEmpty();
        assertThat(Steps.of(IMPORTED, TIMETABLE)).isEmpty();
        assertThat(OpenLimits.of(IMPORTED, TIMETABLE)).isEqualTo(new OpenLimits(Optional.empty(), 0));
    }

    @ParameterizedTest
    @MethodSource("everyAct")
    @DisplayName("移行した事案には何も記録できず、再開もできない")
    void it_takes_no_act_and_no_reopening(IncidentCommand command) {
        Given.incident()
                .given(IMPORTED)
                .when(command)
                .expectNoEvents()
                .expectException(because(Reason.IMPORTED_CASE, "移行した事案", "新しいインシデント"));
    }

    @Test
    @DisplayName("2(2)⑨ 保存期間は元の完了から数え、過ぎれば消去を申請できる")
    void its_retention_runs_from_its_own_closing() {
        var early = new ProposeErasure(ID, new Act(LEAD, CLOSED_AT.plus(Duration.ofDays(5 * 365))), "保存期間の満了");
        var late = new ProposeErasure(ID, new Act(LEAD, CLOSED_AT.plus(Duration.ofDays(5 * 366))), "保存期間の満了");

        Given.incident().given(IMPORTED).when(early).expectException(because(Reason.RETENTION_NOT_OVER, "保存期間"));
        Given.incident().given(IMPORTED).when(late).expectEvents(new ErasureProposed(ID, late.act(), "保存期間の満了"));
    }
}
