package jp.csirt.incident.domain.watch;

import java.util.List;
import jp.csirt.incident.domain.incident.IncidentId;

/** 連絡の要求: records that somebody is to be told, each unless it is recorded already. */
public record RequestNotifications(IncidentId incidentId, List<NotificationRequested> notifications) {

    public RequestNotifications {
        notifications = List.copyOf(notifications);
    }

    /** The watch it is meant for. */
    public String watchId() {
        return IncidentWatch.idOf(incidentId);
    }
}
