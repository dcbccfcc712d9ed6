package jp.csirt.incident.domain.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.csirt.incident.domain.deadline.StepLimit.Days;
import jp.csirt.incident.domain.deadline.StepLimit.Minutes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("対応の時間割")
class StepTimetableTest {

    private static final StepTimetable TIMETABLE = new StepTimetable(
            Map.of(
                    Step.RECEIPT, List.of(minutes(480), minutes(60), minutes(30), minutes(15)),
                    Step.CISO_REPORT, List.of(Optional.empty(), minutes(240), minutes(60), minutes(30)),
                    Step.CAUSE_HYPOTHESIS, List.of(Optional.empty(), days(14), days(7), days(3))),
            OfficeHours.usual(Calendars.SHIPPED));

    @ParameterizedTest(name = "段階{0} レベル{1} {2}: {3}")
    @CsvSource(textBlock = """
            RECEIPT,          3, HALF,    2026-11-20T17:07:30
            RECEIPT,          3, MOST,    2026-11-20T17:12:00
            RECEIPT,          3, DUE,     2026-11-20T17:15:00
            RECEIPT,          3, OVERDUE, 2026-11-20T17:22:30
            RECEIPT,          2, DUE,     2026-11-20T17:30:00
            RECEIPT,          1, HALF,    2026-11-24T08:45:00
            RECEIPT,          1, MOST,    2026-11-24T09:03:00
            RECEIPT,          1, DUE,     2026-11-24T09:15:00
            RECEIPT,          1, OVERDUE, 2026-11-24T09:45:00
            RECEIPT,          0, DUE,     2026-11-24T16:15:00
            CAUSE_HYPOTHESIS, 1, DUE,     2026-12-04T17:00:00
            CAUSE_HYPOTHESIS, 1, HALF,    2026-11-27T17:00:00
            CAUSE_HYPOTHESIS, 3, OVERDUE, 2026-11-25T05:00:00
            """)
    @DisplayName("D.3 レベル2・3は昼夜を問わず、0・1は開庁時間で、日の目標は暦日で進む")
    void each_level_has_its_clock(Step step, int level, Mark mark, LocalDateTime expected) {
        assertThat(TIMETABLE.at(mark, step, level, tokyo(LocalDateTime.parse("2026-11-20T17:00"))))
                .contains(tokyo(expected));
    }

    @Test
    @DisplayName("D.3 目標のない段階とレベルには時計が動かない")
    void where_no_limit_is_no_timer_runs() {
        Instant now = Instant.parse("2026-11-20T00:00:00Z");

        assertThat(TIMETABLE.at(Mark.DUE, Step.CISO_REPORT, 0, now)).isEmpty();
        assertThat(TIMETABLE.at(Mark.DUE, Step.CLOSING, 3, now)).isEmpty();
    }

    @Test
    @DisplayName("D.3 段階の番号は1から27まで欠けずに並ぶ")
    void the_steps_are_numbered_as_in_the_timetable() {
        assertThat(IntStream.of(
                        List.of(Step.values()).stream().mapToInt(Step::number).toArray()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 27).boxed().toList());
    }

    @Test
    @DisplayName("D.3 レベルの数が合わない表や0分の目標は作れない")
    void nonsense_is_refused() {
        OfficeHours hours = OfficeHours.usual(Calendars.SHIPPED);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StepTimetable(Map.of(Step.RECEIPT, List.of(minutes(1))), hours));
        assertThatIllegalArgumentException().isThrownBy(() -> new Minutes(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Days(-1));
    }

    private static Optional<StepLimit> minutes(int minutes) {
        return Optional.of(new Minutes(minutes));
    }

    private static Optional<StepLimit> days(int days) {
        return Optional.of(new Days(days));
    }

    private static Instant tokyo(LocalDateTime local) {
        return local.atZone(TokyoTime.ZONE).toInstant();
    }
}
