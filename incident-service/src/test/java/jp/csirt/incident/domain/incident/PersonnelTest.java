package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.PersonnelActionKind.ACTIONED;
import static jp.csirt.incident.domain.incident.PersonnelActionKind.NOTIFIED_DEPT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.csirt.incident.domain.incident.PersonnelCommand.RecordPersonnelAction;
import jp.csirt.incident.domain.incident.PersonnelEvent.PersonnelActionRecorded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("職員の処置")
class PersonnelTest {

    @ParameterizedTest
    @EnumSource(PersonnelActionKind.class)
    @DisplayName("6.5(5) 7.6(2) 職員の処置が種類とともに別綴に残る")
    void an_action_is_recorded_with_its_kind(PersonnelActionKind kind) {
        Given.incident()
                .given(reported())
                .when(new RecordPersonnelAction(ID, by(LEAD), kind, "所属に通知した", null))
                .expectEvents(GivenTracks.personnelAction(kind));
    }

    @ParameterizedTest
    @CsvSource({"NOTIFIED_DEPT,6.5(5) 7.6(2)①②", "ACTIONED,6.5(5) 7.6(2)①②", "RIGHTS_SUSPENDED,7.6(2)③", "CLOSED,7.6(2)"
    })
    @DisplayName("7.6(2)① 7.6(2)② 7.6(2)③ 職員の処置の根拠は種類による")
    void an_action_rests_on_the_clause_of_its_kind(PersonnelActionKind kind, String clauses) {
        assertThat(Clauses.of(GivenTracks.personnelAction(kind))).isEqualTo(List.of(clauses.split(" ")));
    }

    @Test
    @DisplayName("6.5(5)前段 職員の不正アクセスを、所属の管理者に通知したことが残る")
    void the_own_department_is_told() {
        Given.incident()
                .given(reported())
                .when(new RecordPersonnelAction(ID, by(LEAD), NOTIFIED_DEPT, "所属に通知した", Given.NOBODY.toString()))
                .expectEvents(
                        new PersonnelActionRecorded(ID, by(LEAD), NOTIFIED_DEPT, "所属に通知した", Given.NOBODY.toString()));
    }

    @Test
    @DisplayName("6.5(5)後段 求めた処置の結果が、通知とは別に残る")
    void what_the_department_did_is_recorded_apart() {
        Given.incident()
                .given(reported(), GivenTracks.personnelAction(NOTIFIED_DEPT))
                .when(new RecordPersonnelAction(ID, by(LEAD), ACTIONED, "指導した", null))
                .expectEvents(new PersonnelActionRecorded(ID, by(LEAD), ACTIONED, "指導した", null));
    }

    @Test
    @DisplayName("B.3 6.5(5) 処置の対象とされた職員は、その時から当事者となる")
    void whom_the_action_concerns_is_implicated_from_then_on() {
        var named = new PersonnelActionRecorded(ID, by(LEAD), NOTIFIED_DEPT, "通知した", Given.NOBODY.toString());
        var erased = new PersonnelActionRecorded(ID, by(LEAD), NOTIFIED_DEPT, "消去済み", "消去済み");

        assertThat(IncidentState.of(reported()).implicated()).isEmpty();
        assertThat(IncidentState.of(reported()).evolve(named).implicated()).containsExactly(Given.NOBODY);
        assertThat(IncidentState.of(reported()).evolve(erased).implicated()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PersonnelActionKind.class)
    @DisplayName("7.6 職員の処置は段階にも完了の条件にも影響しない")
    void an_action_changes_nothing_else(PersonnelActionKind kind) {
        var before = IncidentState.of(reported());

        assertThat(before.evolve(GivenTracks.personnelAction(kind))).isEqualTo(before);
    }
}
