package jp.csirt.incident.api.command;

import java.time.Instant;
import jp.csirt.incident.api.web.Range;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.incident.SubmissionChannel;
import jp.csirt.incident.domain.shared.LongText;
import org.jspecify.annotations.Nullable;

/** The bodies of 外部報告. {@code submittedAt} and {@code at} are when the fact happened. */
final class ExternalReportRequests {

    private ExternalReportRequests() {}

    /** 起案. */
    record Draft(
            @LongText @Nullable String content, @Nullable Instant occurredAt) implements Timed {}

    /** 提出. */
    record Submit(
            Instant submittedAt,
            SubmissionChannel channel,
            @Nullable String receiptNumber,
            @Nullable Boolean alsoFinal,
            @Nullable IssuedReport issue,
            @Nullable Instant occurredAt)
            implements Timed {

        @Override
        public Stated stated() {
            return new Stated("/submittedAt", submittedAt);
        }
    }

    /** 提出した様式. */
    record IssuedReport(
            String form,
            @Range(min = 1, max = Integer.MAX_VALUE) Integer n) {}

    /** 受領. */
    record Acknowledge(
            Instant at,
            @Nullable String reference,
            @Nullable Instant occurredAt) implements Timed {

        @Override
        public Stated stated() {
            return new Stated("/at", at);
        }
    }

    /** 報告不要の決定. */
    record Waive(
            @LongText @Nullable String reason,
            @Nullable DutyOverride override,
            @Nullable Instant occurredAt) implements Timed {}
}
