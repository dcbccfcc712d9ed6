package jp.csirt.incident.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.deadline.Mark;
import jp.csirt.incident.domain.deadline.Step;
import jp.csirt.incident.domain.deadline.StepLimit;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.profile.PolicyProfile.BusinessHours;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("団体の時間割")
class TimetableTest {

    private static final StepTimetable TIMETABLE = ShippedProfile.SHIME.timetable(Calendars.SHIPPED);
    private static final Set<Step> DECIDED_ELSEWHERE = EnumSet.of(Step.PPC_PRELIMINARY, Step.PPC_FINAL, Step.MEASURE);

    @ParameterizedTest(name = "段階{0}: {1} {2} {3} {4}")
    @CsvSource(textBlock = """
             1,  PT480M,  PT60M,    PT30M,   PT15M
             2,  PT480M,  PT60M,    PT30M,   PT15M
             3,  PT1440M, PT120M,   PT30M,   PT15M
             4,  PT2400M, PT480M,   PT60M,   PT30M
             5,  PT2400M, PT480M,   PT240M,  PT120M
             6,  ,        PT240M,   PT60M,   PT30M
             7,  ,        PT240M,   PT60M,   PT30M
             8,  ,        PT1440M,  PT480M,  PT240M
             9,  ,        PT1440M,  PT480M,  PT240M
            10,  ,        PT2880M,  PT1440M, PT720M
            11,  ,        PT1440M,  PT240M,  PT60M
            12,  ,        PT10080M, PT2880M, PT1440M
            13,  ,        PT1440M,  PT240M,  PT120M
            14,  ,        PT1440M,  PT720M,  PT480M
            15,  ,        ,         ,
            16,  ,        ,         ,
            17,  ,        P7D,      P3D,     P3D
            18,  ,        PT4320M,  PT1440M, PT480M
            19,  ,        PT1440M,  PT480M,  PT240M
            20,  ,        PT480M,   PT120M,  PT60M
            21,  ,        P14D,     P7D,     P3D
            22,  ,        P30D,     P25D,    P20D
            23,  ,        P14D,     P10D,    P7D
            24,  ,        P14D,     P7D,     P5D
            25,  ,        ,         ,
            26,  P14D,    P30D,     P30D,    P30D
            27,  PT2400M, ,         ,
            """)
    @DisplayName("D.3 段階とレベルごとの目標時間は定めから読まれる")
    void each_cell_of_the_table_is_in_the_profile(
            int number,
            @Nullable Duration zero,
            @Nullable Duration one,
            @Nullable Duration two,
            @Nullable Duration three) {
        Step step = Step.of(number).orElseThrow();

        assertThat(List.of(span(step, 0), span(step, 1), span(step, 2), span(step, 3)))
                .containsExactly(
                        Optional.ofNullable(zero),
                        Optional.ofNullable(one),
                        Optional.ofNullable(two),
                        Optional.ofNullable(three));
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 21, 22, 23, 24, 26})
    @DisplayName("D.3 日の目標は暦日で数える")
    void limits_in_days_are_calendar_days(int number) {
        assertThat(TIMETABLE.limit(Step.of(number).orElseThrow(), 1)).containsInstanceOf(StepLimit.Days.class);
    }

    @Test
    @DisplayName("D.3 表にないのは、法と措置ごとの期限による段階だけである")
    void every_step_but_those_decided_elsewhere_has_an_entry() {
        assertThat(TIMETABLE.limits().keySet()).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(DECIDED_ELSEWHERE)));
    }

    @Test
    @DisplayName("D.3 開庁時間は団体が定め、定めがなければ8時30分から17時15分までである")
    void office_hours_are_those_of_the_body() {
        Instant closing = tokyo("2026-11-20T17:00");

        assertThat(with(null).timetable(Calendars.SHIPPED).at(Mark.DUE, Step.RECEIPT, 1, closing))
                .contains(tokyo("2026-11-24T09:15"));
        assertThat(with(new BusinessHours(LocalTime.of(9, 0), LocalTime.of(17, 30)))
                        .timetable(Calendars.SHIPPED)
                        .at(Mark.DUE, Step.RECEIPT, 1, closing))
                .contains(tokyo("2026-11-24T09:30"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BusinessHours(LocalTime.NOON, LocalTime.NOON))
                .withMessageContaining("businessHours");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "P1D", "60 ", "", "0D", "1234567"})
    @DisplayName("D.3 正の分でも日でもない目標は定められない")
    void a_limit_that_makes_no_sense_is_refused(String limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry(2, "480", limit, "none", "15"))
                .withMessageContaining("step 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 16, 25, 28})
    @DisplayName("D.3 ない段階と、法や措置ごとの期限による段階には目標を定められない")
    void only_steps_that_the_timetable_decides_have_an_entry(int step) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry(step, "480", "60", "30", "15"))
                .withMessageContaining("step " + step);
    }

    @Test
    @DisplayName("D.3 レベルの数が合わない段階、二度書かれた段階は定められない")
    void each_step_has_four_levels_and_one_entry() {
        StepEntry receipt = entry(2, "480", "60", "30", "15");

        assertThatIllegalArgumentException().isThrownBy(() -> entry(2, "480", "60", "30"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(null, Collections.nCopies(2, receipt)))
                .withMessageContaining("step 2");
    }

    private static Optional<Duration> span(Step step, int level) {
        return TIMETABLE.limit(step, level).map(StepLimit::span);
    }

    private static StepEntry entry(int step, String... levels) {
        return new StepEntry(step, List.of(levels));
    }

    private static PolicyProfile with(@Nullable BusinessHours hours) {
        return with(hours, List.of(entry(2, "480", "60", "30", "15")));
    }

    private static PolicyProfile with(@Nullable BusinessHours hours, List<StepEntry> table) {
        PolicyProfile town = ShippedProfile.SHIME;
        return new PolicyProfile(
                town.id(),
                town.code(),
                town.displayName(),
                town.selfReference(),
                town.prefecture(),
                town.classification(),
                town.retention(),
                town.organs(),
                town.departments(),
                town.levelTable(),
                hours,
                table,
                town.obligationRules(),
                town.roleMap(),
                town.local());
    }

    private static Instant tokyo(String local) {
        return LocalDateTime.parse(local).atZone(TokyoTime.ZONE).toInstant();
    }
}
