package jp.csirt.notification.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 連絡の求め: what incident-service wants somebody to be told.
 *
 * @param level 被害レベル
 * @param drill 訓練
 * @param kind code of the kind of notification
 * @param what code of what is wanted
 * @param to told at once
 * @param then told one after the other while nobody confirms
 * @param confirmWithin after that the next one; absent where nobody has to confirm
 */
public record Request(
        UUID notificationId,
        UUID incidentId,
        String number,
        int level,
        boolean drill,
        String kind,
        String what,
        String clause,
        List<Post> to,
        List<Post> then,
        @Nullable Instant dueAt,
        @Nullable Duration confirmWithin) {

    /** For so long somebody is told what nobody has to confirm. */
    public static final Duration NEWS = Duration.ofDays(1);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public Request {
        to = List.copyOf(to);
        then = List.copyOf(then);
    }

    /** Whether somebody must confirm. */
    public boolean wantsConfirmation() {
        return confirmWithin != null;
    }

    /** Whether it still has to be told, however late: what nobody confirms is news for a day. */
    public boolean isNews(Instant asked, Instant at) {
        return wantsConfirmation() || !asked.plus(NEWS).isBefore(at);
    }

    /** The rung at which it would be by then if nobody confirmed it. */
    int rungAt(Instant asked, Instant at) {
        return confirmWithin == null || !asked.isBefore(at)
                ? 0
                : (int) Math.min(then.size(), Duration.between(asked, at).dividedBy(atLeast(confirmWithin)));
    }

    private static Duration atLeast(Duration within) {
        return within.compareTo(SHORTEST) < 0 ? SHORTEST : within;
    }

    /** Whether a rung is behind the last of the request's own posts. */
    public boolean endsBefore(int rung) {
        return rung >= rungs();
    }

    /** How many rungs there are: who is asked, then one post after the other. */
    int rungs() {
        return 1 + then.size();
    }

    List<Post> rung(int index) {
        return index == 0 ? to : List.of(then.get(index - 1));
    }
}
