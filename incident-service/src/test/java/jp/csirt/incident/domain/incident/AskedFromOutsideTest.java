package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.AT;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.ErasureEvent.ErasureProposed;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("外から尋ねられること")
class AskedFromOutsideTest {

    @Test
    @DisplayName("6.3(8)② 訂正と職員の処置は、全体として訂正の対象にならない")
    void corrections_and_personnel_actions_are_no_matter_for_corrections() {
        assertThat(Corrections.concerns(Given.reported())).isTrue();
        assertThat(Corrections.concerns(new CorrectionApproved(ID, by(CSIRT), 1, null)))
                .isFalse();
        assertThat(Corrections.concerns(GivenTracks.personnelAction(PersonnelActionKind.ACTIONED)))
                .isFalse();
    }

    @Test
    @DisplayName("6.3(8)② 訂正できない項目の値は尋ねられない")
    void a_field_that_is_not_corrected_has_no_value_to_keep() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corrections.present(Given.reported(), "/drill"))
                .withMessageContaining("/drill");
    }

    @Test
    @DisplayName("5.3(3)④ 様式は符号で見つかり、ほかの言葉では見つからない")
    void a_form_is_found_by_its_code() {
        assertThat(Stream.of(ReportForm.values()).map(ReportForm::code))
                .containsExactly(
                        "occurrence", "response", "first", "ppc", "subject-notice", "ransomware", "ddos", "disclosure");
        assertThat(ReportForm.of("response")).contains(ReportForm.RESPONSE);
        assertThat(ReportForm.of("RESPONSE")).isEmpty();
        assertThat(ReportForm.of("second")).isEmpty();
    }

    @Test
    @DisplayName("2(2)⑨ 消去されたかどうかは、許可が記録されたときに変わる")
    void it_is_erased_by_the_permission_alone() {
        var proposed = List.of(Given.reported(), Given.closed(), new ErasureProposed(ID, by(CSIRT), "保存期間満了"));
        var erased = Histories.and(
                List.copyOf(proposed), new IncidentErased(ID, by(MANAGER), ErasureMethod.KEY_DESTROYED, AT, null));

        assertThat(IncidentState.fold(proposed).erased()).isFalse();
        assertThat(IncidentState.fold(erased).erased()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "one,2026-02-20T00:05:00Z,true",
        "one,2026-02-19T00:05:00.000000001Z,true",
        "one,2026-02-19T00:05:00Z,false",
        "other,2026-02-20T00:05:00Z,false"
    })
    @DisplayName("同じ要求の繰り返しは、24時間に満たない間だけ前の答えになる")
    void a_repetition_is_of_the_same_request_within_a_day(String first, Instant at, boolean repeats) {
        assertThat(new RequestMark("one", "digest", AT).repeats(first, at)).isEqualTo(repeats);
    }
}
