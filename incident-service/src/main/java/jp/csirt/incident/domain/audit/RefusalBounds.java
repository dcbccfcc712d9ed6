package jp.csirt.incident.domain.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.csirt.incident.domain.audit.AccessEvent.AccessRefused;
import jp.csirt.incident.domain.audit.AccessEvent.FurtherAccessRefused;
import jp.csirt.incident.domain.incident.IncidentId;
import org.jspecify.annotations.Nullable;

/**
 * アクセス拒否の記録の上限: one event for a key, action and incident in {@link #REPEATED}, and at most {@value #MOST} for a key
 * in any {@link #WITHIN}; how many more there were is said once when that time is over. Each node counts for itself, so
 * that n nodes record at most n times as much.
 *
 * <p>It remembers {@value #KEYS} keys with {@value #MOST} refusals each. The key that was refused longest ago is forgotten
 * for another; what was held back of it is said at once, and its count begins anew.
 */
public final class RefusalBounds {

    static final Duration REPEATED = Duration.ofMinutes(10);
    static final Duration WITHIN = Duration.ofHours(1);
    static final int MOST = 60;
    static final int KEYS = 1000;

    private final Map<KeyHolder, Recent> keys = new LinkedHashMap<>(16, 0.75f, true);

    /** What is to be recorded of a refusal, mostly this one or nothing. */
    public synchronized List<AccessEvent> refused(
            Instant now, KeyHolder actor, String action, @Nullable IncidentId incident) {
        var refused = new AccessRefused(now, actor, action, incident);
        var events = new ArrayList<AccessEvent>();
        Recent recent = keys.computeIfAbsent(actor, _ -> new Recent());
        if (recent.admits(refused)) {
            events.add(refused);
        }
        if (keys.size() > KEYS) {
            Map.Entry<KeyHolder, Recent> eldest = keys.entrySet().iterator().next();
            keys.remove(eldest.getKey());
            events.addAll(eldest.getValue().summary(now, eldest.getKey()));
        }
        return events;
    }

    /** The summaries whose hour is over. */
    public synchronized List<AccessEvent> due(Instant now) {
        var events = new ArrayList<AccessEvent>();
        keys.forEach((actor, recent) -> {
            if (recent.isDue(now)) {
                events.addAll(recent.summary(now, actor));
            }
        });
        keys.values().removeIf(recent -> recent.isOver(now));
        return events;
    }

    /** Every summary, before the service stops. */
    public synchronized List<AccessEvent> all(Instant now) {
        var events = new ArrayList<AccessEvent>();
        keys.forEach((actor, recent) -> events.addAll(recent.summary(now, actor)));
        return events;
    }

    /** One key's refusals of the last hour. */
    private static final class Recent {

        private final Deque<AccessRefused> recorded = new ArrayDeque<>();
        private @Nullable Instant since;
        private int heldBack;

        boolean admits(AccessRefused refused) {
            forget(refused.at());
            if (recorded.stream().anyMatch(earlier -> repeats(refused, earlier))) {
                return false;
            }
            if (recorded.size() < MOST) {
                recorded.add(refused);
                return true;
            }
            if (since == null) {
                since = refused.at();
            }
            heldBack++;
            return false;
        }

        boolean isDue(Instant now) {
            return since != null && !now.isBefore(since.plus(WITHIN));
        }

        boolean isOver(Instant now) {
            forget(now);
            return recorded.isEmpty() && since == null;
        }

        List<AccessEvent> summary(Instant now, KeyHolder actor) {
            if (since == null) {
                return List.of();
            }
            var summary = new FurtherAccessRefused(now, actor, since, heldBack);
            since = null;
            heldBack = 0;
            return List.of(summary);
        }

        private void forget(Instant now) {
            recorded.removeIf(earlier -> !now.isBefore(earlier.at().plus(WITHIN)));
        }

        private static boolean repeats(AccessRefused refused, AccessRefused earlier) {
            return refused.at().isBefore(earlier.at().plus(REPEATED))
                    && refused.action().equals(earlier.action())
                    && Objects.equals(refused.incidentId(), earlier.incidentId());
        }
    }
}
