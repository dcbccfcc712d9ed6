package jp.csirt.incident.read.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.RequestMark;

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

    /** Metadata entry with the number the act gave to what it created. */
    public static final String CREATED_NUMBER = "createdNumber";

    /** Metadata entry with the ids of what the act created, in the order of its request. */
    public static final String CREATED_IDS = "createdIds";

    public RecordedEvent {
        metadata = Map.copyOf(metadata);
    }

    /** The same with the event as it is to be read after corrections. */
    RecordedEvent with(IncidentEvent corrected) {
        return new RecordedEvent(position, eventId, name, recordedAt, metadata, corrected);
    }

    /** 根拠条項 as stored with the event. */
    public List<String> clauses() {
        return metadata.get(CLAUSES) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The request that caused it, where its client may repeat it. */
    public Optional<RequestMark> request() {
        return metadata.get(RequestMark.REQUEST) instanceof String request
                        && metadata.get(RequestMark.DIGEST) instanceof String digest
                        && metadata.get(RequestMark.AT) instanceof String at
                ? Optional.of(new RequestMark(request, digest, Instant.parse(at)))
                : Optional.empty();
    }

    /** The number its act gave; 0 when it gave none. */
    int createdNumber() {
        return metadata.get(CREATED_NUMBER) instanceof Number n ? n.intValue() : 0;
    }

    /** The ids its act gave. */
    List<UUID> createdIds() {
        return metadata.get(CREATED_IDS) instanceof List<?> list
                ? list.stream().map(String::valueOf).map(UUID::fromString).toList()
                : List.of();
    }
}
