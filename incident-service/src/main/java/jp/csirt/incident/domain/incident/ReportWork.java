package jp.csirt.incident.domain.incident;

import java.time.Instant;
import jp.csirt.incident.domain.shared.Actor;
import org.jspecify.annotations.Nullable;

/**
 * 報告の作業: what was done to fulfil one duty.
 *
 * @param author who drafted it; who submitted it where nobody drafted it
 * @param approved whether another person has approved what the author wrote
 * @param submittedAt when it was submitted; absent while it was not
 * @param last 最終報（確報）を兼ねて提出された
 * @param waiverProposer who proposed that it is not needed
 * @param waived CISO が報告不要と決定した
 */
public record ReportWork(
        @Nullable Actor author,
        boolean approved,
        @Nullable Instant submittedAt,
        boolean last,
        @Nullable Actor waiverProposer,
        boolean waived) {

    static final ReportWork NONE = new ReportWork(null, false, null, false, null, false);

    /** A new draft waits for a new approval. */
    ReportWork drafted(Actor by) {
        return new ReportWork(by, false, submittedAt, last, waiverProposer, false);
    }

    ReportWork asApproved() {
        return new ReportWork(author, true, submittedAt, last, waiverProposer, waived);
    }

    ReportWork submitted(Actor by, Instant at, boolean alsoFinal) {
        return new ReportWork(author == null ? by : author, approved, at, alsoFinal, waiverProposer, false);
    }

    ReportWork waiverProposed(Actor by) {
        return new ReportWork(author, approved, submittedAt, last, by, waived);
    }

    ReportWork asWaived() {
        return new ReportWork(author, approved, submittedAt, last, null, true);
    }
}
