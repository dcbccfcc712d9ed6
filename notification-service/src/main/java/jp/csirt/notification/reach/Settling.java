package jp.csirt.notification.reach;

import java.util.ArrayList;
import jp.csirt.notification.domain.Notification;
import jp.csirt.notification.domain.Notification.Confirmation;
import jp.csirt.notification.domain.Post;
import jp.csirt.notification.domain.Receipt;
import jp.csirt.notification.domain.Request;
import jp.csirt.notification.domain.Roster;
import jp.csirt.notification.store.Notifications;
import jp.csirt.notification.store.Outbox;
import jp.csirt.notification.store.Receipts;

/** 確認の後: it is told where it was heard here, and nobody else is told of the request any more. */
final class Settling {

    private final Notifications notifications;
    private final Outbox outbox;
    private final Receipts receipts;

    Settling(Notifications notifications, Outbox outbox, Receipts receipts) {
        this.notifications = notifications;
        this.outbox = outbox;
        this.receipts = receipts;
    }

    void settle(Notification notification, Roster present) {
        Request request = notification.request();
        Confirmation confirmation = notification.confirmation();
        if (confirmation != null && confirmation.through() != null) {
            receipts.putIfAbsent(Receipt.of(
                    request,
                    "confirmed",
                    Receipt.State.CONFIRMED,
                    confirmation.at(),
                    confirmation.through(),
                    post(confirmation, request, present)));
        }
        outbox.withdraw(request.notificationId());
        notifications.settled(request.notificationId());
    }

    /** For which post somebody confirmed: one of those that were asked, else one of his or her own. */
    private static String post(Confirmation confirmation, Request request, Roster present) {
        var asked = new ArrayList<>(request.to());
        asked.addAll(request.then());
        return asked.stream()
                .filter(post -> present.answering(post, confirmation.at()).contains(confirmation.by()))
                .findFirst()
                .or(() -> present.heldAt(confirmation.at()).stream()
                        .filter(holding -> holding.personId().equals(confirmation.by()))
                        .map(holding -> holding.post())
                        .findFirst())
                .map(Post::code)
                .orElse("");
    }
}
