package jp.csirt.incident.read.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.read.record.IncidentFigures;
import jp.csirt.incident.read.record.IncidentFigures.Report;
import jp.csirt.incident.read.statistics.Statistics.InTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("統計の計算")
class StatisticsTest {

    private static final Instant AWARE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

    private static IncidentFigures incident(
            int level, Category category, @Nullable String department, String reportedAt, Report... reports) {
        return new IncidentFigures(
                level,
                category,
                department,
                Instant.parse(reportedAt),
                AWARE,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(reports));
    }

    private static @Nullable Instant at(@Nullable Integer minutes) {
        return minutes == null ? null : AWARE.plus(Duration.ofMinutes(minutes));
    }

    /** Minutes from when the body knew. */
    private static IncidentFigures timed(@Nullable Integer... minutes) {
        return new IncidentFigures(
                1,
                Category.LOSS,
                null,
                AWARE,
                AWARE,
                at(minutes[0]),
                at(minutes[1]),
                at(minutes[2]),
                at(minutes[3]),
                at(minutes[4]),
                at(minutes[5]),
                List.of());
    }

    private static Report report(Recipient recipient, String dueAt, boolean made, boolean late) {
        return new Report(recipient, Instant.parse(dueAt), made, late);
    }

    private static Statistics statistics(IncidentFigures... incidents) {
        var tally = new Tally(2026, NOW);
        for (IncidentFigures incident : incidents) {
            tally.add(incident);
        }
        return tally.statistics();
    }

    private static Spread minutes(int count, int median, int p90) {
        return new Spread(count, Duration.ofMinutes(median), Duration.ofMinutes(p90));
    }

    @Test
    @DisplayName("件数を、レベル、種別、月（日本時間）、課局ごとに数え、ないものも0とする")
    void incidents_are_counted_by_what_they_are() {
        Statistics of = statistics(
                incident(3, Category.MALWARE, "tax", "2026-03-31T15:00:00Z"),
                incident(3, Category.LOSS, "tax", "2026-04-30T14:59:59Z"),
                incident(0, Category.LOSS, null, "2026-04-30T15:00:00Z"),
                incident(1, Category.MALWARE, "welfare", "2027-03-31T14:59:59.999Z"));

        assertThat(of.fiscalYear()).isEqualTo(2026);
        assertThat(of.incidents()).isEqualTo(4);
        assertThat(of.byLevel()).containsExactlyInAnyOrderEntriesOf(Map.of(0, 1, 1, 1, 2, 0, 3, 2));
        assertThat(of.byCategory())
                .containsOnlyKeys(Category.values())
                .containsEntry(Category.MALWARE, 2)
                .containsEntry(Category.LOSS, 2)
                .containsEntry(Category.DOS, 0);
        assertThat(of.byMonth().keySet())
                .containsExactly(
                        "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11",
                        "2026-12", "2027-01", "2027-02", "2027-03");
        assertThat(of.byMonth())
                .containsEntry("2026-04", 2)
                .containsEntry("2026-05", 1)
                .containsEntry("2027-03", 1)
                .containsEntry("2026-12", 0);
        assertThat(of.byDepartment()).containsExactlyInAnyOrderEntriesOf(Map.of("", 1, "tax", 2, "welfare", 1));
    }

    @Test
    @DisplayName("何もなければ、件数は0、時間は無し")
    void nothing_gives_zeros_and_no_times() {
        Statistics of = statistics();

        assertThat(of.incidents()).isZero();
        assertThat(of.byLevel().values()).containsOnly(0);
        assertThat(of.byDepartment()).isEmpty();
        assertThat(of.reportedInTime()).isEmpty();
        assertThat(of.durations().close()).isEqualTo(new Spread(0, null, null));
    }

    @ParameterizedTest
    @DisplayName("中央値は真ん中、又は真ん中の二つの中間。p90は十のうち九つが収まる最短の時間")
    @CsvSource({
        "10, 10, 10",
        "20 10, 15, 20",
        "30 10 20, 20, 30",
        "10 20 30 40 50 60 70 80 90 100, 55, 90",
        "110 100 90 80 70 60 50 40 30 20 10, 60, 100",
        "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 999 999, 0, 0",
        "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 999 999 999, 0, 999"
    })
    void spread_is_told_by_median_and_p90(String minutes, int median, int p90) {
        List<Duration> durations = Arrays.stream(minutes.split(" ", -1))
                .map(Long::valueOf)
                .map(Duration::ofMinutes)
                .toList();

        assertThat(Spread.of(durations)).isEqualTo(minutes(durations.size(), median, p90));
    }

    @Test
    @DisplayName("検知は発生から知るまで、ほかは知ってから。まだのものと矛盾するものは数えない")
    void times_run_from_when_the_body_knew() {
        var of = statistics(
                        timed(-60, 10, 30, 60, 120, 600),
                        timed(-120, 20, 50, 80, null, null),
                        timed(null, null, null, null, null, null),
                        timed(5, -5, 70, null, null, null))
                .durations();

        assertThat(of.detect()).isEqualTo(minutes(2, 90, 120));
        assertThat(of.acknowledge()).isEqualTo(minutes(2, 15, 20));
        assertThat(of.assess()).isEqualTo(minutes(3, 50, 70));
        assertThat(of.contain()).isEqualTo(minutes(2, 70, 80));
        assertThat(of.recover()).isEqualTo(minutes(1, 120, 120));
        assertThat(of.close()).isEqualTo(minutes(1, 600, 600));
    }

    @Test
    @DisplayName("外部報告は、報告先ごとに、期限内、期限後、期限の過ぎた未報告、期限前の未報告に分かれる")
    void reports_are_in_time_late_overdue_or_open() {
        Statistics of = statistics(
                incident(
                        3,
                        Category.LOSS,
                        null,
                        "2026-06-01T00:00:00Z",
                        report(Recipient.MIC, "2026-06-02T00:00:00Z", true, false),
                        report(Recipient.MIC, "2026-06-03T00:00:00Z", true, true),
                        report(Recipient.PPC, "2026-11-20T00:00:00Z", false, false),
                        report(Recipient.PPC, "2026-11-20T00:00:00.001Z", false, false)),
                incident(
                        3,
                        Category.LOSS,
                        null,
                        "2026-06-01T00:00:00Z",
                        report(Recipient.MIC, "2030-01-01T00:00:00Z", true, false)));

        assertThat(of.reportedInTime())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Recipient.MIC, new InTime(2, 1, 0, 0),
                        Recipient.PPC, new InTime(0, 0, 1, 1)));
    }
}
