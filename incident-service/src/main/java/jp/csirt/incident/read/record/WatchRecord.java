package jp.csirt.incident.read.record;

import java.util.List;

/**
 * 見守りの記録: what was asked of whom about one incident, and what became of it, each oldest first.
 *
 * @param asked the notifications
 * @param receipts their results
 */
public record WatchRecord(List<RecordedNotification> asked, List<RecordedReceipt> receipts) {

    public WatchRecord {
        asked = List.copyOf(asked);
        receipts = List.copyOf(receipts);
    }
}
