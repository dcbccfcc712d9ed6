package jp.csirt.incident.domain.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.Mark;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("指示に示された期限")
class OwnLimitTest {

    private static List<String> marks(StepRun run) {
        return Stream.of(Mark.values())
                .map(mark -> Course.told(run.at(mark).orElse(null)))
                .toList();
    }

    @Test
    @DisplayName("5.3(3)③ 応急措置と横展開の確認の指示に期限が示されれば、目標時間ではなくその期限による")
    void the_time_an_instruction_names_wins() {
        Course course = Course.filed(3).with("instructedForAnHour+10 consideredForAnHour+20");

        assertThat(marks(course.run(8))).containsExactly("40", "58", "70", "100");
        assertThat(course.run(8).dueAt()).isEqualTo(Course.minutes(70));
        assertThat(marks(course.run(10))).containsExactly("50", "68", "80", "110");
        course.with("executed+80 answered+79");
        assertThat(course.run(8).lateBy())
                .hasValueSatisfying(late -> assertThat(late).hasMinutes(10));
        assertThat(course.run(10).lateBy()).isEmpty();
    }

    @Test
    @DisplayName("5.3(3)③ 期限が示されなければ目標時間による")
    void without_one_the_timetable_counts() {
        Course course = Course.filed(3).with("instructed+10 considered+20");

        assertThat(course.run(8).dueAt()).isEqualTo(Course.minutes(250));
        assertThat(course.run(10).dueAt()).isEqualTo(Course.minutes(740));
    }

    @ParameterizedTest
    @CsvSource({"0,''", "1,raisedTo3+30", "3,loweredTo1+30", "3,'loweredTo1+90 raisedTo3+95'"})
    @DisplayName("D.3 示された期限は、被害レベルが変わっても、時間の定めのないレベルでも変わらない")
    void no_level_moves_it(int level, String acts) {
        Course course = Course.filed(level).with(("instructedForAnHour+10 " + acts).strip());

        assertThat(course.run(8).dueAt()).isEqualTo(Course.minutes(70));
    }

    @Test
    @DisplayName("指示の前の期限は、指示の時にもう過ぎている")
    void a_time_before_the_instruction_is_over_at_once() {
        StepRun run = Course.filed(3).with("instructedTooLate+90").run(8);

        assertThat(run.state(Course.minutes(90))).isEqualTo(StepState.OVERDUE);
        assertThat(marks(run)).containsOnly("30");
    }

    @Test
    @DisplayName("非該当とされた後に改めて認められれば、示された期限が再び働く")
    void it_counts_again_after_the_incident_was_taken_up_again() {
        Course course = Course.filed(3).with("instructedForAnHour+10 rejected+20 assessed+30");

        assertThat(course.runs(8)).last().satisfies(run -> {
            assertThat(run.from()).isEqualTo(Course.minutes(30));
            assertThat(run.dueAt()).isEqualTo(Course.minutes(70));
        });
    }

    @Test
    @DisplayName("一部の時点は期限までの時間の割合で、期限が先に過ぎていれば期限そのものとする")
    void marks_part_the_time_up_to_the_limit() {
        Instant from = Instant.parse("2026-04-01T00:00:00Z");

        assertThat(Mark.MOST.between(from, from.plusSeconds(1000))).isEqualTo(from.plusSeconds(800));
        assertThat(Mark.OVERDUE.between(from, from)).isEqualTo(from);
        assertThat(Mark.OVERDUE.between(from, from.minusSeconds(1))).isEqualTo(from.minusSeconds(1));
    }
}
