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

    public Request {
        to = List.copyOf(to);
        then = List.copyOf(then);
    }

    /** Whether somebody must confirm. */
    public boolean wantsConfirmation() {
        return confirmWithin != null;
    }

    /** How many rungs there are: who is asked, then one post after the other. */
    int rungs() {
        return 1 + then.size();
    }

    List<Post> rung(int index) {
        return index == 0 ? to : List.of(then.get(index - 1));
    }
}
