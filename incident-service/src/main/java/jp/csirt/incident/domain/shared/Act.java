package jp.csirt.incident.domain.shared;

import java.time.Instant;

/**
 * 行為: who did it and when it happened. When it was typed in (記録日時) is the stored event's own time.
 *
 * @param occurredAt the fact's time; every limit is judged by it
 */
public record Act(Actor actor, Instant occurredAt) {}
