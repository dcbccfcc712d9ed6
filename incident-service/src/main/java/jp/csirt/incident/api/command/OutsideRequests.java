package jp.csirt.incident.api.command;

import java.time.Instant;
import jp.csirt.incident.api.web.Range;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.incident.DisclosureMedium;
import jp.csirt.incident.domain.incident.DisclosureMode;
import jp.csirt.incident.domain.incident.DisclosureResult;
import jp.csirt.incident.domain.incident.NonDisclosureReason;
import jp.csirt.incident.domain.incident.PoliceContactType;
import jp.csirt.incident.domain.incident.SubjectNotificationMethod;
import jp.csirt.incident.domain.incident.SubjectNotificationResult;
import jp.csirt.incident.domain.shared.LongText;
import org.jspecify.annotations.Nullable;

/** The bodies of 公表・本人通知・警察への連絡. {@code at} is when the fact happened, in the place of {@code occurredAt}. */
final class OutsideRequests {

    private OutsideRequests() {}

    /** 公表の案. */
    record ProposeDisclosure(
            DisclosureResult result,
            @Nullable NonDisclosureReason reason,
            @LongText @Nullable String note,
            @Nullable Instant until,
            @Nullable DisclosureMode mode,
            @Nullable Instant occurredAt)
            implements Timed {}

    /** 公表の判断. */
    record DecideDisclosure(
            DisclosureResult result,
            @Nullable NonDisclosureReason reason,
            @LongText @Nullable String note,
            @Nullable Instant until,
            @Nullable DisclosureMode mode,
            @Nullable DutyOverride override,
            @Nullable Instant occurredAt)
            implements Timed {}

    /** 公表. */
    record Disclose(
            DisclosureMedium medium,
            Instant at,
            @LongText String text,
            @Nullable Instant occurredAt) implements Timed {

        @Override
        public Stated stated() {
            return new Stated("/at", at);
        }
    }

    /** 本人通知の案. */
    record ProposeSubjectNotification(
            SubjectNotificationResult result,
            @LongText String reason,
            @Nullable Instant occurredAt) implements Timed {}

    /** 本人通知の判断. */
    record DecideSubjectNotification(
            SubjectNotificationResult result,
            @LongText String reason,
            @Nullable DutyOverride override,
            @Nullable Instant occurredAt)
            implements Timed {}

    /** 本人通知. */
    record NotifySubjects(
            SubjectNotificationMethod method,
            @Range(min = 0, max = Integer.MAX_VALUE) Integer count,
            Instant at,
            @LongText @Nullable String note,
            @Nullable Instant occurredAt)
            implements Timed {

        @Override
        public Stated stated() {
            return new Stated("/at", at);
        }
    }

    /** 警察への連絡. */
    record ContactPolice(
            PoliceContactType type,
            String office,
            Instant at,
            @Nullable String reference,
            @Nullable Instant occurredAt) implements Timed {

        @Override
        public Stated stated() {
            return new Stated("/at", at);
        }
    }
}
