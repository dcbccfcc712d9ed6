package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.causeRecorded;
import static jp.csirt.incident.domain.incident.Given.reported;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.csirt.incident.domain.incident.InvestigationCommand.RecordCause;
import jp.csirt.incident.domain.incident.InvestigationEvent.CauseRecorded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("原因究明")
class InvestigationTest {

    @ParameterizedTest
    @EnumSource(CauseCertainty.class)
    @DisplayName("5.3(3)④a 原因は確からしさとともに残る")
    void a_cause_is_recorded_with_its_certainty(CauseCertainty certainty) {
        Given.incident()
                .given(reported())
                .when(new RecordCause(ID, by(CSIRT), Given.cause(certainty)))
                .expectEvents(new CauseRecorded(ID, by(CSIRT), Given.cause(certainty)));
    }

    @ParameterizedTest
    @CsvSource({"HYPOTHESIS,false", "DETERMINED,true", "UNKNOWN,true"})
    @DisplayName("A.4 原因究明が済むのは確定又は理由を付した不明である")
    void the_cause_is_found_when_determined_or_unknown(CauseCertainty certainty, boolean found) {
        var state = IncidentState.fold(List.of(reported(), causeRecorded(certainty)));

        assertThat(state.causeFound()).isEqualTo(found);
    }

    @Test
    @DisplayName("5.3(3)④ 後の記録が前の記録に代わる")
    void the_last_cause_recorded_counts() {
        var state = IncidentState.fold(List.of(
                reported(), causeRecorded(CauseCertainty.DETERMINED), causeRecorded(CauseCertainty.HYPOTHESIS)));

        assertThat(state.causeFound()).isFalse();
    }

    @Test
    @DisplayName("原因の記録がなければ究明は済んでいない")
    void without_a_cause_nothing_is_found() {
        assertThat(IncidentState.of(reported()).causeFound()).isFalse();
    }
}
