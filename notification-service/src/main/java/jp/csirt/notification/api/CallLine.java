package jp.csirt.notification.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.csirt.notification.domain.Notification;
import org.jspecify.annotations.Nullable;

/**
 * 電話連絡票の一行: one person to call.
 *
 * @param since when the call was first due
 * @param phones in the order of call at this hour
 * @param posts what he or she holds
 * @param what is wanted, or what is wrong
 * @param notification absent where the feed itself is away
 */
record CallLine(
        UUID messageId,
        UUID personId,
        Instant since,
        List<String> phones,
        List<String> posts,
        String what,
        @Nullable Notification notification) {

    CallLine {
        phones = List.copyOf(phones);
        posts = List.copyOf(posts);
    }

    /** 被害レベル; that the feed is away concerns all of them. */
    int urgency() {
        return notification == null ? Integer.MAX_VALUE : notification.request().level();
    }
}
