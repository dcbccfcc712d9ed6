package jp.csirt.incident.domain.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.deadline.TokyoTime;
import org.jspecify.annotations.Nullable;

/**
 * 在職: who holds a post from when to when, days in Asia/Tokyo.
 *
 * @param to last day, included; open without it
 */
public record Assignment(
        Post post, UUID personId, LocalDate from, @Nullable LocalDate to) {

    /** Whether the post is held on that day. */
    public boolean on(LocalDate date) {
        return !date.isBefore(from) && (to == null || !date.isAfter(to));
    }

    /** Whether the post is held on any day from one moment to the other. */
    boolean during(Instant begin, Instant end) {
        return !TokyoTime.dateOf(end).isBefore(from)
                && (to == null || !TokyoTime.dateOf(begin).isAfter(to));
    }

    boolean overlaps(Assignment other) {
        return (other.to == null || !from.isAfter(other.to)) && (to == null || !other.from.isAfter(to));
    }

    /** The same term, perhaps with another end. */
    boolean sameTerm(Assignment other) {
        return post.equals(other.post) && personId.equals(other.personId) && from.equals(other.from);
    }
}
