package jp.csirt.incident.domain.watch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.shared.NameBasedId;
import org.jspecify.annotations.Nullable;

/**
 * 連絡: what somebody is to be told and when, before it is known who answers for the posts.
 *
 * @param mark names it within its incident; the same mark is never told twice
 * @param to the posts asked
 * @param then the posts that follow while nobody confirms; the deputies of {@code to} where none are named
 */
public record Notice(
        String mark,
        Instant at,
        NotificationKind kind,
        Matter what,
        String clause,
        Concern concern,
        List<Post> to,
        List<Post> then,
        @Nullable Instant dueAt) {

    public Notice {
        to = List.copyOf(to);
        then = List.copyOf(then);
    }

    /** The notification's id: the same mark of the same incident is always the same notification. */
    public UUID idIn(IncidentId incidentId) {
        return idOf(incidentId, mark);
    }

    static UUID idOf(IncidentId incidentId, String mark) {
        return NameBasedId.of(incidentId.value(), mark);
    }
}
