package jp.csirt.incident.read.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.domain.incident.IncidentEvent;

/**
 * One event of an incident with what the store knows of it.
 *
 * @param position global position in the log
 * @param name stored event name
 * @param recordedAt 記録日時: when it was typed in, service clock
 * @param metadata what else was stored with the event
 */
public record RecordedEvent(
        long position,
        String eventId,
        String name,
        Instant recordedAt,
        Map<String, Object> metadata,
        IncidentEvent event) {

    /** Metadata entry with the clauses. */
    public static final String CLAUSES = "clauses";

    /** Metadata entry with the digest of the request. */
    public static final String REQUEST_DIGEST = "requestDigest";

    public RecordedEvent {
        metadata = Map.copyOf(metadata);
    }

    /** 根拠条項 as stored with the event. */
    public List<String> clauses() {
        return metadata.get(CLAUSES) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Digest of the request that caused it, where the client asked for a repeatable answer; empty otherwise. */
    public String requestDigest() {
        return String.valueOf(metadata.getOrDefault(REQUEST_DIGEST, ""));
    }
}
