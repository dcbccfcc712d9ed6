package jp.csirt.incident.domain.incident;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * 近頃の要求: the requests whose acts this incident has recorded, those of 24 hours and of them the newest {@value #MOST}.
 *
 * @param cameAt when each came, machine clock, in the order of the log
 */
record RecentRequests(SequencedMap<String, Instant> cameAt) {

    static final int MOST = 500;
    static final RecentRequests NONE = new RecentRequests(new LinkedHashMap<>());

    RecentRequests {
        cameAt = Collections.unmodifiableSequencedMap(cameAt);
    }

    /**
     * Refuses what was done already.
     *
     * @throws RequestRepeated when the request is known
     */
    void mustBeNew(String request, Instant now) {
        Instant first = cameAt.get(request);
        if (first != null && RequestMark.isKept(first, now)) {
            throw new RequestRepeated();
        }
    }

    /** With one more; those too old by its time go, and the oldest of too many. */
    RecentRequests and(String request, Instant at) {
        var kept = new LinkedHashMap<>(cameAt);
        kept.values().removeIf(first -> !RequestMark.isKept(first, at));
        kept.putLast(request, at);
        while (kept.size() > MOST) {
            kept.pollFirstEntry();
        }
        return new RecentRequests(kept);
    }
}
