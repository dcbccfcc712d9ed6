package jp.csirt.notification.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * 受領の記録: what became of a notification, as it goes back to incident-service; it names no address.
 *
 * @param id the same outcome has the same id
 */
public record Receipt(
        UUID id, UUID incidentId, UUID notificationId, State state, Instant at, Channel channel, String detail) {

    /** 状態. */
    public enum State {
        DELIVERED,
        FAILED,
        CONFIRMED
    }

    /** A receipt of an outcome that {@code what} names within its notification. */
    public static Receipt of(Request request, String what, State state, Instant at, Channel channel, String detail) {
        return new Receipt(
                NameBasedId.of(request.notificationId(), "receipt/" + state + "/" + what),
                request.incidentId(),
                request.notificationId(),
                state,
                at,
                channel,
                detail);
    }
}
