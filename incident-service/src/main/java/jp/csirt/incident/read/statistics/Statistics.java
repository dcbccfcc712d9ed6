package jp.csirt.incident.read.statistics;

import java.time.Instant;
import java.util.Map;
import java.util.SequencedMap;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.read.record.IncidentFigures;

/**
 * 年度の統計. Every level, category and month of the year is there, also with none.
 *
 * @param byMonth of the report, in Asia/Tokyo, as {@code 2026-04}
 * @param byDepartment under the empty code where no department is concerned
 */
public record Statistics(
        int fiscalYear,
        int incidents,
        Map<Integer, Integer> byLevel,
        Map<Category, Integer> byCategory,
        SequencedMap<String, Integer> byMonth,
        Map<String, Integer> byDepartment,
        Durations durations,
        Map<Recipient, InTime> reportedInTime) {

    /**
     * 要した時間.
     *
     * @param detect from when it happened to when anyone in the body knew; all others run from that knowledge
     * @param acknowledge to 受付
     * @param assess to the first 評価
     * @param contain to the end of 応急措置
     * @param recover to the end of 復旧
     * @param close to 完了
     */
    public record Durations(
            Spread detect, Spread acknowledge, Spread assess, Spread contain, Spread recover, Spread close) {}

    /** 期限内の外部報告: reports with a limit, made in time or late, or not yet made after and before their limit. */
    public record InTime(int inTime, int late, int overdue, int open) {

        static final InTime NONE = new InTime(0, 0, 0, 0);

        InTime and(IncidentFigures.Report report, Instant now) {
            boolean overdue = report.overdue(now);
            return new InTime(
                    inTime + one(report.made() && !report.late()),
                    late + one(report.made() && report.late()),
                    this.overdue + one(overdue),
                    open + one(!report.made() && !overdue));
        }

        private static int one(boolean counts) {
            return counts ? 1 : 0;
        }
    }
}
