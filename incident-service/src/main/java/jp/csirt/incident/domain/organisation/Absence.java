package jp.csirt.incident.domain.organisation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        @Nullable UUID deputyPersonId,
        String reason) {

    /** Whether the holder is away at that moment. */
    public boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /** Whether the holder was away at some moment from {@code begin} on, until {@code end} where there is one. */
    public boolean during(Instant begin, @Nullable Instant end) {
        return begin.isBefore(to) && (end == null || from.isBefore(end));
    }

    /** The same absence, perhaps with another end or deputy: it began in the same minute, as times are typed. */
    boolean isSame(Absence other) {
        return post.equals(other.post)
                && personId.equals(other.personId)
                && from.truncatedTo(ChronoUnit.MINUTES).equals(other.from.truncatedTo(ChronoUnit.MINUTES));
    }

    boolean overlaps(Instant otherFrom, Instant otherTo) {
        return from.isBefore(otherTo) && otherFrom.isBefore(to);
    }
}
