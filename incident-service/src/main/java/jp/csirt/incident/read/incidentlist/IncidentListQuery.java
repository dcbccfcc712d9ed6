package jp.csirt.incident.read.incidentlist;

import java.time.Instant;
import java.util.List;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.domain.incident.Milestone;
import jp.csirt.incident.domain.report.Category;
import org.jspecify.annotations.Nullable;

/**
 * 一覧の問い.
 *
 * @param now what is due by then is overdue
 * @param after where the page before ended
 * @param count whether the number of all that fit is wanted
 */
public record IncidentListQuery(
        Sight sight,
        Filter filter,
        Sort sort,
        int limit,
        Instant now,
        @Nullable Position after,
        boolean count) {

    /** What must hold; absent members do not matter. {@code reportedBefore} is exclusive; every word must occur. */
    public record Filter(
            List<SearchWord> words,
            @Nullable Milestone milestone,
            @Nullable Integer level,
            @Nullable Category category,
            @Nullable String organ,
            @Nullable String department,
            @Nullable Boolean drill,
            @Nullable Boolean overdue,
            @Nullable Boolean undated,
            @Nullable Instant reportedFrom,
            @Nullable Instant reportedBefore) {

        private static final Filter NONE =
                new Filter(List.of(), null, null, null, null, null, null, null, null, null, null);

        public Filter {
            words = List.copyOf(words);
        }

        /** Whether everything fits. */
        boolean isEmpty() {
            return equals(NONE);
        }
    }

    /** The order; the id decides between equals, so that it is total and stable. */
    public enum Sort {
        /** Newest report first. */
        REPORTED_AT_DESCENDING,
        /** Soonest limit first; where nothing is due, last. */
        DUE_AT,
        /** Highest level first, then the newest report. */
        LEVEL_DESCENDING
    }

    /** The sort key of one row. */
    public record Position(int level, String reportedAt, String dueAt, String incidentId) {}
}
