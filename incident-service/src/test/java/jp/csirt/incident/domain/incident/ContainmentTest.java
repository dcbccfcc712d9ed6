package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.EXECUTION;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.INSTRUCTION;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.STAFF;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.containmentExecuted;
import static jp.csirt.incident.domain.incident.Given.containmentInstructed;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.Refusal.because;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.csirt.incident.domain.incident.ContainmentCommand.DeclareContainmentNotNeeded;
import jp.csirt.incident.domain.incident.ContainmentCommand.ExecuteContainment;
import jp.csirt.incident.domain.incident.ContainmentCommand.InstructContainment;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentExecuted;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("応急措置")
class ContainmentTest {

    private final FixtureConfiguration<Incident> incident = Given.incident();

    @Test
    @DisplayName("5.3(3)③前段 応急措置の指示に番号が付く")
    void an_instruction_is_recorded_and_numbered() {
        incident.given(reported())
                .when(new InstructContainment(ID, by(CSIRT), INSTRUCTION))
                .expectEvents(new ContainmentInstructed(ID, by(CSIRT), 1, INSTRUCTION))
                .expectResultMessagePayload(new Created(1));
    }

    @Test
    @DisplayName("5.3(3)③ 次の指示には次の番号が付き、実施済みの番号は使われない")
    void a_number_is_never_used_again() {
        incident.given(reported(), containmentInstructed(1), containmentExecuted(1, 1))
                .when(new InstructContainment(ID, by(CSIRT), INSTRUCTION))
                .expectEvents(containmentInstructed(2))
                .expectResultMessagePayload(new Created(2));
    }

    @Test
    @DisplayName("6.4(3)⑦ 指示がなくても応急措置の実施を記録できる")
    void an_act_without_an_instruction_is_welcome() {
        incident.given(reported())
                .when(new ExecuteContainment(ID, by(STAFF), null, EXECUTION, null))
                .expectEvents(new ContainmentExecuted(ID, by(STAFF), 1, List.of(), EXECUTION))
                .expectResultMessagePayload(new Created(1));
    }

    @Test
    @DisplayName("5.3(3)③前段 番号を示さない実施は残る指示をすべて終える")
    void an_act_without_a_number_completes_all_open_instructions() {
        incident.given(
                        reported(),
                        containmentInstructed(1),
                        containmentInstructed(2),
                        containmentInstructed(3),
                        containmentExecuted(1, 2))
                .when(new ExecuteContainment(ID, by(MANAGER), null, EXECUTION, null))
                .expectEvents(new ContainmentExecuted(ID, by(MANAGER), 2, List.of(1, 3), EXECUTION))
                .expectResultMessagePayload(new Created(2));
    }

    @Test
    @DisplayName("5.3(3)③ 番号を示した実施はその指示だけを終える")
    void an_act_with_a_number_completes_that_instruction_alone() {
        incident.given(reported(), containmentInstructed(1), containmentInstructed(2))
                .when(new ExecuteContainment(ID, by(MANAGER), 2, EXECUTION, null))
                .expectEvents(containmentExecuted(1, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 2})
    @DisplayName("ない指示の実施は記録できない")
    void an_unknown_instruction_is_not_carried_out(int n) {
        incident.given(reported(), containmentInstructed(1))
                .when(new ExecuteContainment(ID, by(MANAGER), n, EXECUTION, null))
                .expectNoEvents()
                .expectException(because(Reason.UNKNOWN_INSTRUCTION, "指示 %d はありません".formatted(n)));
    }

    @Test
    @DisplayName("5.3(3)③ 実施済みの指示を再び実施することはできない")
    void a_completed_instruction_is_not_carried_out_again() {
        incident.given(reported(), containmentInstructed(1), containmentExecuted(1, 1))
                .when(new ExecuteContainment(ID, by(MANAGER), 1, EXECUTION, null))
                .expectNoEvents()
                .expectException(because(Reason.NO_OPEN_INSTRUCTION, "指示 1", "実施済み", "instruction を省いて"));
    }

    @Test
    @DisplayName("A.1 応急措置を理由とともに不要とする")
    void it_may_be_declared_not_needed_with_a_reason() {
        incident.given(reported())
                .when(new DeclareContainmentNotNeeded(ID, by(CSIRT), "被害が生じ得ないため"))
                .expectEvents(new ContainmentNotNeeded(ID, by(CSIRT), "被害が生じ得ないため"));
    }

    @Test
    @DisplayName("A.1 実施されていない指示があれば不要にできない")
    void it_is_not_declared_needless_while_an_instruction_is_open() {
        incident.given(reported(), containmentInstructed(1), containmentInstructed(2), containmentExecuted(1, 1))
                .when(new DeclareContainmentNotNeeded(ID, by(CSIRT), "被害が生じ得ないため"))
                .expectNoEvents()
                .expectException(because(Reason.NOT_NEEDED_REFUSED, "指示 [2]", "不要とすることはできません"));
    }

    @Test
    @DisplayName("A.4 実施済み又は不要のときだけ済んでいる")
    void it_is_settled_when_done_or_not_needed() {
        var notNeeded = new ContainmentNotNeeded(ID, by(CSIRT), "被害が生じ得ないため");

        assertThat(settled()).isFalse();
        assertThat(settled(containmentInstructed(1))).isFalse();
        assertThat(settled(containmentExecuted(1))).isTrue();
        assertThat(settled(containmentInstructed(1), containmentExecuted(1, 1))).isTrue();
        assertThat(settled(containmentInstructed(1), containmentInstructed(2), containmentExecuted(1, 1)))
                .isFalse();
        assertThat(settled(notNeeded)).isTrue();
    }

    @Test
    @DisplayName("A.4 不要とした後の指示は再び実施を要する")
    void a_new_instruction_takes_back_that_it_was_not_needed() {
        var notNeeded = new ContainmentNotNeeded(ID, by(CSIRT), "被害が生じ得ないため");

        assertThat(settled(notNeeded, containmentInstructed(1))).isFalse();
        assertThat(settled(notNeeded, containmentInstructed(1), containmentExecuted(1, 1)))
                .isTrue();
    }

    private static boolean settled(IncidentEvent... events) {
        return IncidentState.fold(Histories.and(List.of(reported()), events))
                .containment()
                .settled();
    }
}
