package jp.csirt.notification.feed;

import java.time.Clock;
import java.time.Instant;
import jp.csirt.notification.domain.Notification;
import jp.csirt.notification.domain.Request;
import jp.csirt.notification.store.Marks;
import jp.csirt.notification.store.Notifications;

/**
 * 過去の連絡: what lay in the feed already when its first event was read. Nobody is told of it before all of it was read, because
 * what was asked early may have been confirmed later.
 */
public final class History {

    private static final String END = "history-end";
    private static final long UNKNOWN = -1;

    private final Marks marks;
    private final Notifications notifications;
    private final Clock clock;
    private volatile long end = UNKNOWN;
    private volatile boolean over;

    public History(Marks marks, Notifications notifications, Clock clock) {
        this.marks = marks;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Reading begins: from the first event on it is history up to the head; else it is what it was when that was read. */
    void begin(long own, long head) {
        if (end == UNKNOWN) {
            String known = own == 0
                    ? marks.getOrPut(END, String.valueOf(head))
                    : marks.get(END).orElse("0");
            end = Long.parseLong(known);
        }
    }

    /** Reading begins anew, perhaps from the first event. */
    void forget() {
        marks.remove(END);
        end = UNKNOWN;
        over = false;
    }

    /** Whether all of it was read, so that what is known now is what is so. */
    public boolean isOver() {
        return over;
    }

    /** Takes a request. */
    void take(Request request, Instant at, long position) {
        Instant now = clock.instant();
        if (position > end) {
            notifications.putIfAbsent(Notification.of(request, now), at);
        } else if (request.isNews(at, now)) {
            notifications.hold(Notification.late(request, at, now), at);
        } else {
            notifications.putIfAbsent(Notification.past(request), at);
        }
    }

    /** The place was reached: when that is the end of it, what is still open is told. */
    void readTo(long position) {
        if (!over && position >= end) {
            notifications.release(clock.instant());
            over = true;
        }
    }
}
