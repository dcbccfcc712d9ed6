package jp.csirt.incident.domain.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.csirt.incident.domain.assessment.LevelRule;
import jp.csirt.incident.domain.deadline.Mark;
import jp.csirt.incident.domain.incident.ConcurrentPosts;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.incident.Corrections;
import jp.csirt.incident.domain.incident.FieldValue;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportingChainCollapsed;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.ContractedVendor;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.shared.TriState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("段階の決まり")
class StepRulesTest {

    @ParameterizedTest(name = "レベル{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            1 | raisedTo3+10             | 15 OVERDUE
            1 | raisedTo3+30             | 15 OVERDUE
            1 | raisedTo3+30 received+40 | 15 DONE late 25
            1 | raisedTo3+70 received+80 | 60 DONE late 20
            1 | received+50 raisedTo3+55 | 60 DONE
            1 | raisedByRule+10          | 15 OVERDUE
            3 | loweredTo1+10            | 60 OVERDUE
            3 | loweredTo1+10 received+50 | 60 DONE
            3 | loweredTo1+20            | 15 OVERDUE
            3 | loweredTo1+20 received+30 | 15 DONE late 15
            3 | loweredTo1+20 raisedTo3+25 received+30 | 15 DONE late 15
            1 | raisedTo3+70 loweredTo1+75 received+80 | 60 DONE late 20
            """)
    @DisplayName("D.3 レベルが変わると始まりから数え直し、その間に過ぎた期限は後の変更で隠れない")
    void level_changes_count_from_the_begin_and_hide_nothing(int level, String acts, String expected) {
        StepRun receipt = Course.filed(level).with(acts).run(2);

        assertThat("%s %s%s"
                        .formatted(
                                Course.told(receipt.dueAt()),
                                receipt.state(Course.minutes(1000)),
                                receipt.lateBy()
                                        .map(Duration::toMinutes)
                                        .map(late -> " late " + late)
                                        .orElse("")))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("D.1 報告と同時に自ら上がったレベルは、報告の段階から当てはまる")
    void the_level_that_the_filing_itself_raised_counts_from_the_first() {
        Course course = Course.filed(1)
                .and(List.of(new LevelRaised(
                        Course.ID, Course.act(Course.FILED), 1, 1, 3, LevelRule.RESIDENT_SERVICE, "停止")));

        assertThat(Course.told(course.run(1).dueAt())).isEqualTo("5");
        assertThat(Course.told(course.run(2).dueAt())).isEqualTo("15");
    }

    @Test
    @DisplayName("7.3(5) レベル0は目標のある段階だけが進み、管理者の確認は開庁時間で数える")
    void level_zero_has_its_own_steps() {
        Course course = Course.filed(0);

        assertThat(numbers(course)).containsExactly(1, 2, 3, 4, 27);
        assertThat(course.run(27).dueAt()).isEqualTo(Instant.parse("2026-11-27T05:00:00Z"));
        assertThat(course.with("noted+20").run(27).state(Course.minutes(30))).isEqualTo(StepState.DONE);
        assertThat(numbers(Course.filed(0).with("received+10 assessed+20"))).doesNotContain(6, 7, 9, 11, 18, 21, 22);
    }

    @Test
    @DisplayName("7.3(5) レベル0から上がると管理者の確認は不要となり、0に下がると目標のない段階は不要となる")
    void steps_come_and_go_with_the_level() {
        StepRun noted = Course.filed(0).with("raisedTo1+30").run(27);
        StepRun told = Course.filed(1).with("assessed+10 loweredTo0+100").run(6);
        StepRun missed = Course.filed(1).with("assessed+10 loweredTo0+300").run(6);

        assertThat(noted.state(Course.minutes(40))).isEqualTo(StepState.NOT_NEEDED);
        assertThat(noted.notNeededAt()).isEqualTo(Course.minutes(30));
        assertThat(told.state(Course.minutes(10_000))).isEqualTo(StepState.NOT_NEEDED);
        assertThat(missed.state(Course.minutes(10_000))).isEqualTo(StepState.OVERDUE);
        assertThat(Course.told(missed.dueAt())).isEqualTo("250");
        assertThat(numbers(Course.filed(0).with("assessed+10 raisedTo1+30"))).contains(6, 9, 11);
    }

    @Test
    @DisplayName("完了ですべての段階が終わり、遅れていたものは遅れたまま残る")
    void closing_ends_every_step() {
        Course course = Course.filed(3).with("received+10 rejected+20 closed+25");

        assertThat(course.steps()).noneMatch(StepRun::open);
        assertThat(course.run(3).state(Course.minutes(99))).isEqualTo(StepState.NOT_NEEDED);
        assertThat(course.run(3).lateBy()).contains(Duration.ofMinutes(10));
        assertThat(course.run(4).lateBy()).isEmpty();
    }

    @Test
    @DisplayName("A.1 再開すると評価から先の段階が改めて始まる")
    void a_reopened_incident_is_assessed_anew() {
        Course course = Course.filed(3)
                .with("received+1 assessed+10 toldCisoAssessment+20 considered+25 answered+26 rejected+30 closed+40"
                        + " reopened+100 assessed+150");

        assertThat(told(course, 5)).isEqualTo("1 DONE, 100 DONE");
        assertThat(told(course, 6)).isEqualTo("10 DONE, 150 OPEN");
        assertThat(told(course, 9)).isEqualTo("10 DONE, 150 OPEN");
        assertThat(told(course, 18)).isEqualTo("150 OPEN");
        assertThat(told(course, 2)).isEqualTo("0 DONE");
        assertThat(told(course, 3)).isEqualTo("0 NOT_NEEDED");
        assertThat(told(course.with("rejected+155 closed+160"), 18)).isEqualTo("150 NOT_NEEDED");
    }

    @Test
    @DisplayName("6.3(8)② 知った日時の訂正で、報告の期限も遅れも改まる")
    void a_correction_moves_what_depends_on_it() {
        Course course = Course.filed(3);
        IncidentEvent report = course.events().getFirst();
        FieldValue earlier = Corrections.keep(report, "/awareAt", List.of("2026-11-19T23:30:00Z"), false);
        FieldValue before = Corrections.keep(report, "/awareAt", List.of("2026-11-19T23:50:00Z"), false);
        course.and(List.of(new CorrectionProposed(
                Course.ID, Course.act(Course.minutes(5)), 1, 1, "/awareAt", before, earlier, "記録を確かめた")));

        assertThat(Course.told(course.run(1).dueAt())).isEqualTo("5");
        course.and(List.of(new CorrectionApproved(Course.ID, Course.act(Course.minutes(6)), 1, null)));
        assertThat(Course.told(course.run(1).dueAt())).isEqualTo("-15");
        assertThat(course.run(1).lateBy()).contains(Duration.ofMinutes(15));
    }

    @Test
    @DisplayName("1(8) 管理者と統括が同じ者なら、統括への報告は同じ行為で済み、CISOへの報告は残る")
    void one_person_in_both_posts_is_told_once() {
        Course course = Course.filed(0)
                .and(List.of(new ReportingChainCollapsed(
                        Course.ID,
                        Course.act(Course.FILED),
                        new ConcurrentPosts(new UUID(7, 3), List.of("SEC_MANAGER@tax", "OVERALL_MANAGER")))));

        assertThat(course.run(3).samePerson()).isTrue();
        assertThat(course.run(3).doneAt()).isEqualTo(Course.FILED);
        assertThat(course.run(4).open()).isTrue();
        assertThat(Course.filed(0).with("toldOverallManager+1").run(3).samePerson())
                .isFalse();
    }

    @Test
    @DisplayName("訓練でも同じ段階が同じ期限で進む")
    void a_drill_has_the_same_steps() {
        String acts = "received+10 leak+20 crime+30 assessed+40 instructed+50";

        assertThat(reported(false).with(acts).steps())
                .isEqualTo(reported(true).with(acts).steps());
    }

    @Test
    @DisplayName("C.3 暦の終わりより先の期限は決めず、その前に来る時点だけを示す")
    void beyond_the_calendar_nothing_is_guessed() {
        Instant lastOpenDay = Instant.parse("2030-12-27T07:40:00Z");
        StepRun receipt = Course.filed(1, lastOpenDay).run(2);

        assertThat(receipt.dueAt()).isNull();
        assertThat(receipt.state(lastOpenDay.plus(Duration.ofDays(900)))).isEqualTo(StepState.OPEN);
        assertThat(receipt.at(Mark.HALF)).contains(lastOpenDay.plus(Duration.ofMinutes(30)));
        assertThat(receipt.at(Mark.DUE)).isEmpty();
    }

    @Test
    @DisplayName("D.3 目標のある段階には50・80・100・150%の時点があり、法や措置の期限にはその期限だけがある")
    void marks_are_parts_of_the_limit() {
        StepRun receipt = Course.filed(3).run(2);
        StepRun preliminary = Course.filed(3).with("leak+20").run(15);

        assertThat(Arrays.stream(Mark.values()).map(mark -> receipt.at(mark).orElseThrow()))
                .containsExactly(
                        Course.FILED.plus(Duration.ofSeconds(450)),
                        Course.minutes(12),
                        Course.minutes(15),
                        Course.FILED.plus(Duration.ofSeconds(1350)));
        assertThat(preliminary.at(Mark.DUE)).contains(Course.minutes(7200));
        assertThat(preliminary.at(Mark.HALF)).isEmpty();
    }

    @Test
    @DisplayName("D.3 期限の瞬間から遅れとなる")
    void the_limit_is_the_first_instant_that_is_late() {
        StepRun receipt = Course.filed(3).run(2);

        assertThat(receipt.state(Course.minutes(15).minusNanos(1))).isEqualTo(StepState.OPEN);
        assertThat(receipt.state(Course.minutes(15))).isEqualTo(StepState.OVERDUE);
        assertThat(Course.filed(3).with("received+15").run(2).lateBy()).contains(Duration.ZERO);
    }

    @Test
    @DisplayName("6.5(3), 8.1(3)①(エ), 5.3(1)④ 報告の事実だけで始まる段階がある")
    void facts_of_the_report_begin_their_steps() {
        assertThat(numbers(reported(false))).contains(14, 19, 20).doesNotContain(13);
        assertThat(reported(false).run(19).from()).isEqualTo(Course.FILED);
        assertThat(numbers(reported(false).with("crime+10"))).contains(13);
        assertThat(reported(false).with("noCrime+10").run(19).state(Course.minutes(20)))
                .isEqualTo(StepState.NOT_NEEDED);
    }

    @Test
    @DisplayName("同じ段階が相手や指示ごとにあるとき、どれのことかを示す")
    void a_step_that_is_taken_several_times_says_of_what() {
        Course course = Course.filed(3).with("instructed+10 considered+20 assessed+30");

        assertThat(course.run(8).about()).isEqualTo("1");
        assertThat(course.run(10).about()).isEqualTo(CourseEvents.CHECK.toString());
        assertThat(course.run(11).about()).isNotNull();
        assertThat(course.run(9).about()).isNull();
    }

    @Test
    @DisplayName("次の期限は、終わっていない段階と義務の期限のうち最も早いものである")
    void the_next_limit_is_the_soonest() {
        Course course = Course.filed(3);

        assertThat(next(course)).contains(Course.minutes(15));
        course.with("received+1 toldOverallManager+2 toldCiso+3 containmentNotNeeded+4 leak+5");
        assertThat(next(course)).contains(Course.minutes(121));
        course.with("rejected+10");
        assertThat(next(course)).contains(Course.minutes(4315));
        course.with("subjectsDecided+15 preliminarySubmitted+20");
        assertThat(next(course)).contains(Course.minutes(43_200));
        course.with("closed+30");
        assertThat(course.steps()).noneMatch(StepRun::open);
    }

    private static Optional<Instant> next(Course course) {
        return OpenLimits.of(course.events(), Course.TIMETABLE).next();
    }

    @Test
    @DisplayName("暦の及ばない期限は定まらないものとして数え、推し量らない。義務とその段階は一つと数える")
    void what_has_no_limit_is_counted() {
        Instant lastOpenDay = Instant.parse("2030-12-27T07:00:00Z"); // 16時: 75 minutes are left

        assertThat(unknown(Course.filed(1, lastOpenDay))).isEqualTo(2);
        assertThat(unknown(Course.filed(3, lastOpenDay))).isZero();
        assertThat(unknown(Course.filed(3).with("leakBeyondCalendar+5"))).isEqualTo(1);
        assertThat(unknown(Course.filed(3).with("leakBeyondCalendar+5 finalSubmitted+10")))
                .isZero();
        assertThat(unknown(Course.filed(3).with("leak+5 noLeak+6"))).isZero();
    }

    private static int unknown(Course course) {
        return OpenLimits.of(course.events(), Course.TIMETABLE).unknown();
    }

    /** An attack, with a vendor; nobody knows more. */
    private static Course reported(boolean drill) {
        Report report = Course.report(
                3,
                Course.FILED,
                Category.MALWARE,
                TriState.UNKNOWN,
                TriState.UNKNOWN,
                new ContractedVendor("事業者", null),
                drill);
        return Course.reported(Course.FILED, report);
    }

    private static List<Integer> numbers(Course course) {
        return course.steps().stream().map(run -> run.step().number()).toList();
    }

    private static String told(Course course, int step) {
        return course.runs(step).stream()
                .map(run -> Course.told(run.from()) + " " + run.state(Course.minutes(160)))
                .collect(Collectors.joining(", "));
    }
}
