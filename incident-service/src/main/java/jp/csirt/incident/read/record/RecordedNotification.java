package jp.csirt.incident.read.record;

import java.time.Instant;
import jp.csirt.incident.domain.watch.NotificationRequested;

/**
 * 記録された連絡: what an incident's watch asked, with what the store knows of it.
 *
 * @param position global position in the log
 * @param name stored event name
 * @param recordedAt when it was asked, service clock
 */
public record RecordedNotification(
        long position, String eventId, String name, Instant recordedAt, NotificationRequested event) {}
