package jp.csirt.incident.domain.watch;

import java.time.Instant;
import jp.csirt.incident.domain.incident.IncidentEvent;

/**
 * 記録された出来事: an event of the incident with what the record knows of it.
 *
 * @param recordedAt when it was typed in
 */
public record RecordedFact(String eventId, Instant recordedAt, IncidentEvent event) {}
