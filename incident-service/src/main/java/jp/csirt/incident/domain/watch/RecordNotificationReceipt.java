package jp.csirt.incident.domain.watch;

import jp.csirt.incident.domain.incident.IncidentId;

/** 連絡の結果の記録: what became of a notification that was asked for; the same result is recorded once. */
public record RecordNotificationReceipt(NotificationReceiptRecorded receipt) implements WatchCommand {

    @Override
    public IncidentId incidentId() {
        return receipt.incidentId();
    }
}
