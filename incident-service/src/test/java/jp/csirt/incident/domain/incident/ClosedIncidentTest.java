package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Refusal.because;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.ClosureCommand.ReopenIncident;
import jp.csirt.incident.domain.incident.ErasureCommand.EraseIncident;
import jp.csirt.incident.domain.incident.ErasureCommand.ProposeErasure;
import jp.csirt.incident.domain.incident.ImportCommand.ImportIncident;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.incident.ReportingCommand.ReportIncident;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("完了した事案と緊急の行為")
class ClosedIncidentTest {

    static Stream<IncidentCommand> everyCommandButReopening() {
        return Stream.concat(Samples.urgent().stream(), Samples.dependent().stream());
    }

    static Stream<IncidentCommand> urgentCommands() {
        return Samples.urgent().stream();
    }

    @Test
    @DisplayName("見本にはすべての種類の命令が揃っている")
    void no_kind_of_command_is_forgotten() {
        List<Class<?>> sampled =
                everyCommandButReopening().<Class<?>>map(Object::getClass).toList();

        assertThat(sampled).doesNotHaveDuplicates();
        assertThat(Stream.concat(
                        sampled.stream(),
                        Stream.of(
                                ReportIncident.class,
                                ImportIncident.class,
                                ReopenIncident.class,
                                ProposeErasure.class,
                                EraseIncident.class)))
                .containsExactlyInAnyOrderElementsOf(Given.kinds(IncidentCommand.class));
    }

    @ParameterizedTest
    @MethodSource("everyCommandButReopening")
    @DisplayName("A.1 完了した事案は再開と消去のほか何も受け付けない")
    void a_closed_incident_takes_nothing_but_its_reopening(IncidentCommand command) {
        Given.incident()
                .given(Histories.upTo(Milestone.CLOSED))
                .when(command)
                .expectNoEvents()
                .expectException(because(Reason.ALREADY_CLOSED, "完了しています", "再開"));
    }

    @ParameterizedTest
    @MethodSource("urgentCommands")
    @DisplayName("A.1 緊急の行為はどの段階でも受け付ける")
    void an_urgent_act_never_waits_for_a_milestone(IncidentCommand command) {
        for (Milestone milestone : Histories.openMilestones()) {
            Given.incident().given(Histories.upTo(milestone)).when(command).expectSuccessfulHandlerExecution();
        }
    }

    @ParameterizedTest
    @MethodSource("urgentCommands")
    @DisplayName("A.1 再開した事案は再び緊急の行為を受け付ける")
    void a_reopened_incident_takes_urgent_acts_again(IncidentCommand command) {
        Given.incident().given(Histories.upTo(Milestone.REOPENED)).when(command).expectSuccessfulHandlerExecution();
    }

    @Test
    @DisplayName("拒否の理由ごとに問題種別の名前がある")
    void every_reason_has_its_slug_in_kebab_case() {
        assertThat(Reason.values())
                .extracting(Reason::slug)
                .doesNotHaveDuplicates()
                .allMatch(slug -> slug.matches("[a-z]+(-[a-z]+)*"))
                .contains("same-person", "guards-unmet", "already-closed", "not-closed", "unknown-measure");
    }
}
