package jp.csirt.notification.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 不在: the holder of a post is away.
 *
 * @param to the first moment he or she is back
 * @param deputyPersonId 代行者 for this post
 */
public record Absence(
        Post post,
        UUID personId,
        Instant from,
        Instant to,
        @Nullable UUID deputyPersonId) {

    boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
