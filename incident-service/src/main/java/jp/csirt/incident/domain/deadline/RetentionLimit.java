package jp.csirt.incident.domain.deadline;

import java.time.Instant;
import java.time.Period;
import jp.csirt.incident.domain.shared.Source;

/** 保存期間: how long the record of a closed incident is kept whole before it may be erased. */
@Source(document = "requirements", clause = "8 Q8")
public final class RetentionLimit {

    private RetentionLimit() {}

    /** When the period is over: that much later by the calendar of Asia/Tokyo, at the same time of day. */
    public static Instant endOf(Instant closedAt, Period retention) {
        return closedAt.atZone(TokyoTime.ZONE).plus(retention).toInstant();
    }
}
