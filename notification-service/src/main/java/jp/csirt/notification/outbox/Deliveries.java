package jp.csirt.notification.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jp.csirt.notification.domain.Message;
import jp.csirt.notification.domain.Message.Kind;
import jp.csirt.notification.domain.Notification;
import jp.csirt.notification.domain.Receipt;
import jp.csirt.notification.reach.Reaching;
import jp.csirt.notification.store.Notifications;
import jp.csirt.notification.store.Outbox;
import jp.csirt.notification.store.Receipts;

/** 送信の記録: what became of an attempt goes into the receipts first and into the outbox last. */
public final class Deliveries {

    private final Outbox outbox;
    private final Notifications notifications;
    private final Receipts receipts;
    private final Reaching reaching;
    private final Clock clock;

    public Deliveries(Outbox outbox, Notifications notifications, Receipts receipts, Reaching reaching, Clock clock) {
        this.outbox = outbox;
        this.notifications = notifications;
        this.receipts = receipts;
        this.reaching = reaching;
        this.clock = clock;
    }

    void sent(Message message) {
        receipt(message, Receipt.State.DELIVERED, "attempt " + (message.attempts() + 1));
        carried(message, true);
        outbox.sent(message);
    }

    /** There will be another attempt, perhaps at another point. */
    void failed(Message message, String error, List<Integer> passed, Instant nextAt) {
        receipt(message, Receipt.State.FAILED, failure(message, error));
        outbox.failed(message, error, passed, nextAt);
    }

    void givenUp(Message message, String error) {
        receipt(message, Receipt.State.FAILED, failure(message, error) + ", given up");
        carried(message, false);
        reaching.givenUp(message);
        outbox.dead(message, error);
    }

    private void carried(Message message, boolean arrived) {
        if (message.kind() == Kind.STORM) {
            outbox.carried(message, arrived);
        }
    }

    void postponed(Message message, Instant nextAt) {
        outbox.postponed(message, nextAt);
    }

    private static String failure(Message message, String error) {
        return "attempt %d: %s".formatted(message.attempts() + 1, error);
    }

    private void receipt(Message message, Receipt.State state, String detail) {
        for (Notification notification : notifications.find(message.notificationIds())) {
            receipts.putIfAbsent(Receipt.of(
                    notification.request(),
                    "%s/%d".formatted(message.id(), message.attempts() + 1),
                    state,
                    clock.instant(),
                    message.channel(),
                    detail));
        }
    }
}
