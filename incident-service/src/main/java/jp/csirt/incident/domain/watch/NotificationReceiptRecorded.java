package jp.csirt.incident.domain.watch;

import java.time.Instant;
import java.util.UUID;
import jp.csirt.incident.domain.incident.IncidentId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * 連絡の結果が返った: what became of a notification, as whoever reaches people says. It never holds an address.
 *
 * @param at when it happened
 * @param detail codes: which attempt, why not, for which post somebody confirmed
 * @param personId who confirmed it; absent where whoever reaches people says so
 */
@Revision("1")
public record NotificationReceiptRecorded(
        UUID notificationId,
        IncidentId incidentId,
        ReceiptState state,
        Instant at,
        NotificationChannel channel,
        @Nullable String detail,
        @Nullable UUID personId)
        implements WatchEvent {

    /** Whether it tells that this notification was confirmed. */
    public boolean confirms(UUID other) {
        return state == ReceiptState.CONFIRMED && notificationId.equals(other);
    }
}
