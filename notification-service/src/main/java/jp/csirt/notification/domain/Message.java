package jp.csirt.notification.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 通知文: what goes to one person by one channel.
 *
 * @param notificationIds what it tells of; empty for what no request asked for
 * @param rung the rung of the request at which it was told
 * @param passed the contact points that are not tried, or no longer, by their places in the contact
 * @param notBefore the person's own quiet hours are over, by the service clock
 * @param nextAt the next attempt, by the machine's clock
 * @param error why the last attempt failed; a code, never an address
 * @param turn whether it goes alone, or waits for the digest of a storm
 * @param words what fills the template, where no request does
 */
public record Message(
        UUID id,
        Kind kind,
        UUID personId,
        Channel channel,
        List<UUID> notificationIds,
        int rung,
        List<Integer> passed,
        State state,
        int attempts,
        Instant createdAt,
        Instant notBefore,
        Instant nextAt,
        @Nullable String error,
        Turn turn,
        Map<String, String> words) {

    public Message {
        notificationIds = List.copyOf(notificationIds);
        passed = List.copyOf(passed);
        words = Map.copyOf(words);
    }

    /** 種類. */
    public enum Kind {
        /** One request. */
        SINGLE,
        /** What was too much for single messages in a short time. */
        STORM,
        /** The open items of the morning. */
        DIGEST,
        /** The week's summary. */
        WEEKLY,
        TEST,
        /** The feed of incident-service is away. */
        ALARM,
        /** 稼働の知らせ: the daily sign of life. */
        LIFE
    }

    /** 状態. */
    public enum State {
        /** Not tried yet. */
        WAITING,
        SENT,
        /** The last attempt failed; there will be another. */
        FAILED,
        /** Given up. */
        DEAD,
        /** Went out within a digest. */
        DIGESTED
    }

    /** 順番 of a single message. */
    public enum Turn {
        /** Not decided yet. */
        NEW,
        ALONE,
        /** Kept for the digest at the end of the window. */
        HELD
    }

    /** A new message. */
    public static Message of(
            UUID id,
            Kind kind,
            UUID personId,
            Channel channel,
            Instant at,
            Instant notBefore,
            Map<String, String> words) {
        return new Message(
                id,
                kind,
                personId,
                channel,
                List.of(),
                0,
                List.of(),
                State.WAITING,
                0,
                at,
                notBefore,
                at,
                null,
                Turn.NEW,
                words);
    }

    /** The same message, about these requests. */
    public Message about(List<UUID> notifications, int atRung) {
        return new Message(
                id,
                kind,
                personId,
                channel,
                notifications,
                atRung,
                passed,
                state,
                attempts,
                createdAt,
                notBefore,
                nextAt,
                error,
                turn,
                words);
    }

    /** The same message, past these points. */
    public Message past(List<Integer> points) {
        return new Message(
                id,
                kind,
                personId,
                channel,
                notificationIds,
                rung,
                points,
                state,
                attempts,
                createdAt,
                notBefore,
                nextAt,
                error,
                turn,
                words);
    }
}
