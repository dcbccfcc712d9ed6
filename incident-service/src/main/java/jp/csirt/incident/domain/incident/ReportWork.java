package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Actor;
import org.jspecify.annotations.Nullable;

/**
 * 報告の作業: what was done to fulfil one duty.
 *
 * @param author who drafted the newest text; who submitted it where nobody drafted it
 * @param approved whether another person has approved what the author wrote
 * @param submitted whether a report was submitted
 * @param unseen 未承認: nobody but the author has looked at a report that was submitted
 * @param acknowledged whether the recipient acknowledged the newest report
 * @param last 最終報（確報）を兼ねて提出された
 * @param waiverProposer who proposed that it is not needed
 * @param waived CISO が報告不要と決定した
 */
public record ReportWork(
        @Nullable Actor author,
        boolean approved,
        boolean submitted,
        boolean unseen,
        boolean acknowledged,
        boolean last,
        @Nullable Actor waiverProposer,
        boolean waived) {

    static final ReportWork NONE = new ReportWork(null, false, false, false, false, false, null, false);

    /** What a further report of the stage begins with: nobody has proposed yet that it is not needed. */
    ReportWork anew() {
        return new ReportWork(author, approved, submitted, unseen, acknowledged, last, null, false);
    }

    /** A new draft waits for a new approval. */
    ReportWork drafted(Actor by) {
        return new ReportWork(by, false, submitted, unseen, acknowledged, last, waiverProposer, false);
    }

    /** Whoever approves has seen all that was reported under the duty. */
    ReportWork asApproved() {
        return new ReportWork(author, true, submitted, false, acknowledged, last, waiverProposer, waived);
    }

    /** The text that was prepared is handed in. */
    ReportWork submitted(Actor by, boolean prepared, boolean alsoFinal) {
        boolean seen = prepared && approved;
        return new ReportWork(
                prepared && author != null ? author : by,
                seen,
                true,
                unseen || !seen,
                false,
                alsoFinal,
                waiverProposer,
                false);
    }

    /** Another recipient passes on the report that it was handed. */
    ReportWork passedOn(boolean alsoFinal) {
        return new ReportWork(author, approved, true, unseen, false, alsoFinal, waiverProposer, false);
    }

    ReportWork asAcknowledged() {
        return new ReportWork(author, approved, submitted, unseen, true, last, waiverProposer, waived);
    }

    ReportWork waiverProposed(Actor by) {
        return new ReportWork(author, approved, submitted, unseen, acknowledged, last, by, waived);
    }

    ReportWork asWaived() {
        return new ReportWork(author, approved, submitted, unseen, acknowledged, last, null, true);
    }
}
