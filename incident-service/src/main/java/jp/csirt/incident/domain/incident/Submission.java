package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Personal;
import org.jspecify.annotations.Nullable;

/**
 * 提出: how a report left the house.
 *
 * @param receiptNumber 受付番号
 * @param alsoFinal 確報（最終報）を兼ねる. Source: requirements C.3 (5)
 * @param issue the issued report that was handed in
 */
public record Submission(
        SubmissionChannel channel,
        @Personal @Nullable String receiptNumber,
        boolean alsoFinal,
        @Nullable IssueReference issue) {}
