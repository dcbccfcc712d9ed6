package jp.csirt.incident.domain.watch;

import jp.csirt.incident.domain.incident.IncidentId;

/** 見守りへの命令: what is meant for the second stream of an incident. */
public sealed interface WatchCommand permits RequestNotifications, RecordNotificationReceipt, ConfirmNotification {

    /** The incident. */
    IncidentId incidentId();

    /** The watch it is meant for. */
    default String watchId() {
        return IncidentWatch.idOf(incidentId());
    }
}
