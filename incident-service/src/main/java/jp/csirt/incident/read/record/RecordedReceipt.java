package jp.csirt.incident.read.record;

import java.time.Instant;
import jp.csirt.incident.domain.watch.NotificationReceiptRecorded;

/**
 * 記録された連絡の結果: what became of a notification, with what the store knows of it.
 *
 * @param position global position in the log
 * @param name stored event name
 * @param recordedAt when it came back, service clock
 */
public record RecordedReceipt(
        long position, String eventId, String name, Instant recordedAt, NotificationReceiptRecorded event) {}
