package jp.csirt.incident.domain.organisation;

import java.time.Instant;
import java.util.UUID;
import jp.csirt.incident.domain.access.Post;
import org.jspecify.annotations.Nullable;

/**
 * 不在: from {@code from} until before {@code to} the holder is away.
 *
 * @param deputyPersonId 代行者, where one was named
 */
public record Absence(
        Post post,
        UUID personId,
        Instant from,
        Instant to,
        @Nullable UUID deputyPersonId) {

    /** Whether the holder is away at that moment. */
    public boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    boolean overlaps(Instant otherFrom, Instant otherTo) {
        return from.isBefore(otherTo) && otherFrom.isBefore(to);
    }
}
