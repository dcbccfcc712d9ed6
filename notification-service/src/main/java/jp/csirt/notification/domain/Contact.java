package jp.csirt.notification.domain;

import java.time.Instant;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 連絡先の登録 of one person.
 *
 * @param points in the order of call
 * @param verifiedAt when somebody last said that they are right
 */
public record Contact(
        UUID personId,
        Language language,
        List<ContactPoint> points,
        @Nullable QuietHours quietHours,
        Instant verifiedAt) {

    private static final Period FRESH = Period.ofMonths(6);
    private static final int BREAKS_QUIET = 2;

    public Contact {
        points = List.copyOf(points);
    }

    /** How the person can be reached; what concerns a drill never leaves by a webhook. */
    public Set<Channel> channels(boolean drill) {
        return points.stream()
                .map(ContactPoint::kind)
                .filter(kind -> !drill || kind != Channel.WEBHOOK)
                .collect(Collectors.toSet());
    }

    /**
     * The points of one kind in the order in which they are tried: those for the hour first; the others follow, because
     * somebody at the wrong place is better than nobody.
     */
    public List<ContactPoint> points(Channel channel, boolean officeOpen) {
        return points.stream()
                .filter(point -> point.kind() == channel)
                .sorted((one, other) -> Boolean.compare(other.isFor(officeOpen), one.isFor(officeOpen)))
                .toList();
    }

    /** The first point to try, in that order, of those that were not passed by their places here. */
    public Optional<ContactPoint> next(Channel channel, boolean officeOpen, Collection<Integer> passed) {
        return points(channel, officeOpen).stream()
                .filter(point -> !passed.contains(points.indexOf(point)))
                .findFirst();
    }

    /** When a message of that moment may go; levels 2 and 3 break the quiet hours. */
    public Instant earliest(int level, Instant at) {
        return quietHours == null || level >= BREAKS_QUIET ? at : quietHours.earliest(at);
    }

    /** Whether nobody has said for six months that it is still right. */
    public boolean isStale(Instant at) {
        return TokyoTime.dateOf(verifiedAt).plus(FRESH).isBefore(TokyoTime.dateOf(at));
    }
}
