package jp.csirt.incident.domain.watch;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.domain.incident.IncidentId;

/**
 * 連絡の確認: somebody who was asked says on the screen that it was seen. What is confirmed already stays as it is.
 *
 * @param posts codes of the posts in which the person may act
 */
public record ConfirmNotification(
        IncidentId incidentId, UUID notificationId, UUID personId, Set<String> posts, Instant at)
        implements WatchCommand {

    public ConfirmNotification {
        posts = Set.copyOf(posts);
    }
}
