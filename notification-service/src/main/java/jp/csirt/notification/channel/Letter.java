package jp.csirt.notification.channel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 文: one message in words, ready for a channel. It names number, level, what is wanted, until when, and links; nothing else.
 *
 * @param kind as mails tell it in {@code X-CSIRT-Kind}
 * @param number of the incident, where it is about one
 */
public record Letter(
        UUID messageId,
        String kind,
        List<UUID> notificationIds,
        @Nullable String number,
        @Nullable Integer level,
        String subject,
        String text,
        @Nullable Instant dueAt,
        @Nullable String confirmUrl,
        @Nullable String incidentUrl,
        boolean drill) {

    public Letter {
        notificationIds = List.copyOf(notificationIds);
    }
}
