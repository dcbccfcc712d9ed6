package jp.csirt.notification.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.csirt.notification.domain.Message;
import jp.csirt.notification.domain.Message.Kind;
import jp.csirt.notification.domain.NameBasedId;
import jp.csirt.notification.domain.Notification;
import jp.csirt.notification.store.Notifications;
import jp.csirt.notification.store.Outbox;
import jp.csirt.notification.store.Windows;

/** 連絡の集中への備え: so many single messages a person gets in a window; the rest goes out as one digest at its end. */
public final class StormControl {

    private final Outbox outbox;
    private final Windows windows;
    private final Notifications notifications;
    private final Clock clock;
    private final Clock machineClock;

    public StormControl(Outbox outbox, Windows windows, Notifications notifications, Clock clock, Clock machineClock) {
        this.outbox = outbox;
        this.windows = windows;
        this.notifications = notifications;
        this.clock = clock;
        this.machineClock = machineClock;
    }

    /** Whether the message goes now as it is. */
    boolean mayGo(Message message) {
        if (message.kind() != Kind.SINGLE) {
            return true;
        }
        return switch (message.turn()) {
            case ALONE -> true;
            case NEW -> admitted(message);
            case HELD -> !digested(message);
        };
    }

    private boolean admitted(Message message) {
        Optional<Instant> full = windows.full(message.personId(), message.channel(), clock.instant());
        if (full.isPresent()) {
            outbox.hold(message, full.get());
            return false;
        }
        outbox.alone(message);
        return true;
    }

    /** What was kept becomes one message; a single one goes as it is. Drills and what is real are never mixed. */
    private boolean digested(Message message) {
        boolean drill = isDrill(message);
        List<Message> held = outbox.held(message.personId(), message.channel()).stream()
                .filter(other -> isDrill(other) == drill)
                .toList();
        if (held.size() < 2) {
            return false;
        }
        Message first = held.getFirst();
        UUID id = NameBasedId.of(first.id(), "storm");
        Instant now = machineClock.instant();
        outbox.putIfAbsent(
                Message.of(id, Kind.STORM, message.personId(), message.channel(), now, first.notBefore(), Map.of())
                        .about(
                                held.stream()
                                        .flatMap(other -> other.notificationIds().stream())
                                        .toList(),
                                first.rung()));
        outbox.find(id)
                .ifPresent(storm -> outbox.digested(message.personId(), message.channel(), storm.notificationIds()));
        return true;
    }

    private boolean isDrill(Message message) {
        return notifications.find(message.notificationIds()).stream()
                .map(Notification::request)
                .anyMatch(request -> request.drill());
    }
}
