package jp.csirt.incident.domain.watch;

import java.util.List;
import jp.csirt.incident.domain.incident.IncidentId;

/** 連絡の要求: records that somebody is to be told, each unless it is recorded already. */
public record RequestNotifications(IncidentId incidentId, List<NotificationRequested> notifications)
        implements WatchCommand {

    public RequestNotifications {
        notifications = List.copyOf(notifications);
    }
}
