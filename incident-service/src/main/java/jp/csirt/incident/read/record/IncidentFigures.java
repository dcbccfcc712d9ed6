package jp.csirt.incident.read.record;

import java.time.Instant;
import java.util.List;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.report.Category;
import org.jspecify.annotations.Nullable;

/**
 * 一件の指標: what of an incident counts in statistics. An instant is absent where that has not happened, or was not needed.
 *
 * @param startedAt 発生した日時, where it is known
 * @param receivedAt 受付
 * @param assessedAt the first 評価
 * @param containedAt 応急措置 carried out with no instruction left open
 * @param recoveredAt 復旧, likewise
 * @param closedAt 完了, unless it was reopened since
 */
public record IncidentFigures(
        int level,
        Category category,
        @Nullable String department,
        Instant reportedAt,
        Instant awareAt,
        @Nullable Instant startedAt,
        @Nullable Instant receivedAt,
        @Nullable Instant assessedAt,
        @Nullable Instant containedAt,
        @Nullable Instant recoveredAt,
        @Nullable Instant closedAt,
        List<Report> reports) {

    public IncidentFigures {
        reports = List.copyOf(reports);
    }

    /**
     * 外部報告の一つ that has or had a limit; each follow-up counts for itself.
     *
     * @param dueAt the first instant that is late
     * @param made whether it has been made
     * @param late whether it was made late; that is frozen
     */
    public record Report(Recipient recipient, Instant dueAt, boolean made, boolean late) {

        /** Still to be made, after its limit. */
        public boolean overdue(Instant now) {
            return !made && !now.isBefore(dueAt);
        }
    }
}
