package jp.csirt.incident.domain.duties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import jp.csirt.incident.domain.shared.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("兼務の禁止")
class SeparationOfDutiesTest {

    private static final Actor AUTHOR = new Actor(new UUID(0, 1), "OVERALL_MANAGER", null);
    private static final Actor SAME_PERSON = new Actor(new UUID(0, 1), "CISO", "general-affairs");
    private static final Actor SAME_POST = new Actor(new UUID(0, 2), "OVERALL_MANAGER", null);
    private static final DutyOverride OVERRIDE = new DutyOverride("災害対応で他に権限を持つ者がいないため");

    @Test
    @DisplayName("1(8)① 別の者の承認は理由なしに認められる")
    void two_persons_need_no_reason() {
        assertThat(SeparationOfDuties.permits(AUTHOR, SAME_POST, null)).isTrue();
        assertThat(SeparationOfDuties.permits(AUTHOR, SAME_POST, OVERRIDE)).isTrue();
    }

    @Test
    @DisplayName("1(8)① 同じ人の承認は職が違っても理由を要する")
    void one_person_needs_a_reason_whatever_the_posts() {
        assertThat(SeparationOfDuties.permits(AUTHOR, SAME_PERSON, null)).isFalse();
        assertThat(SeparationOfDuties.permits(AUTHOR, SAME_PERSON, OVERRIDE)).isTrue();
    }

    @Test
    @DisplayName("1(8)① 理由は同じ人が承認したときだけ残る")
    void only_an_override_that_was_needed_takes_effect() {
        assertThat(SeparationOfDuties.inEffect(AUTHOR, SAME_PERSON, OVERRIDE)).isEqualTo(OVERRIDE);
        assertThat(SeparationOfDuties.inEffect(AUTHOR, SAME_POST, OVERRIDE)).isNull();
    }
}
