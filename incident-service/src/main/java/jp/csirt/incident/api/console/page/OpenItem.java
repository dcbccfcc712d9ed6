package jp.csirt.incident.api.console.page;

import java.time.Instant;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.domain.watch.Matter;
import jp.csirt.incident.domain.watch.Topic;
import org.jspecify.annotations.Nullable;

/**
 * 用件 of an incident.
 *
 * @param clause what asks for it; empty where no clause does
 * @param who the posts that answer
 * @param mine whether the person holds one of them
 * @param used percent of the time that is over
 */
record OpenItem(
        Matter what,
        Topic about,
        String clause,
        String who,
        boolean mine,
        @Nullable Instant dueAt,
        Times.Left left,
        int used) {

    /** What is to be done, and to which of several things. */
    String title() {
        return about.told(what);
    }
}
