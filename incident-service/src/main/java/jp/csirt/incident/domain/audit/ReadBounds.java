package jp.csirt.incident.domain.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.incident.domain.audit.AccessEvent.RestrictedDataRead;
import jp.csirt.incident.domain.incident.IncidentId;
import org.jspecify.annotations.Nullable;

/**
 * 制限情報の閲覧の記録の上限: one event for a person and incident in {@link #REPEATED}, on each node. Beyond {@value #MOST}
 * pairs the one recorded longest ago is forgotten, so that it may be recorded again too early, never too late.
 */
public final class ReadBounds {

    static final Duration REPEATED = Duration.ofMinutes(10);
    static final int MOST = 10_000;

    private final Map<Pair, Instant> recorded = new LinkedHashMap<>();

    /** What is to be recorded of a reading: this one or nothing. */
    public synchronized List<AccessEvent> read(
            Instant now, KeyHolder actor, String action, @Nullable IncidentId incident) {
        var pair = new Pair(actor.personId(), incident);
        Instant last = recorded.get(pair);
        if (last != null && now.isBefore(last.plus(REPEATED))) {
            return List.of();
        }
        recorded.remove(pair); // so that it becomes the youngest
        recorded.put(pair, now);
        if (recorded.size() > MOST) {
            recorded.remove(recorded.keySet().iterator().next());
        }
        return List.of(new RestrictedDataRead(now, actor, action, incident));
    }

    /** Whose reading of what. */
    private record Pair(UUID personId, @Nullable IncidentId incident) {}
}
