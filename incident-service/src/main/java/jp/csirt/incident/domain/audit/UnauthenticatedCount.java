package jp.csirt.incident.domain.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import jp.csirt.incident.domain.audit.AccessEvent.UnauthenticatedAccess;
import org.jspecify.annotations.Nullable;

/** 未認証アクセスの集計: however many requests come without a valid key, a node records one event for each minute that had any. */
public final class UnauthenticatedCount {

    private @Nullable Instant minute;
    private int count;

    /** Counts one; the summary of an earlier minute if that was not told yet. */
    public synchronized List<AccessEvent> count(Instant now) {
        List<AccessEvent> events = due(now);
        minute = now.truncatedTo(ChronoUnit.MINUTES);
        count++;
        return events;
    }

    /** The summary of a minute that is over. */
    public synchronized List<AccessEvent> due(Instant now) {
        return now.truncatedTo(ChronoUnit.MINUTES).equals(minute) ? List.of() : all(now);
    }

    /** The summary of what was counted so far, before the service stops. */
    public synchronized List<AccessEvent> all(Instant now) {
        if (minute == null) {
            return List.of();
        }
        var summary = new UnauthenticatedAccess(now, minute, count);
        minute = null;
        count = 0;
        return List.of(summary);
    }
}
