package jp.csirt.notification.reach;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.csirt.notification.domain.Channel;
import jp.csirt.notification.domain.Contact;
import jp.csirt.notification.domain.Message;
import jp.csirt.notification.domain.Message.Kind;
import jp.csirt.notification.domain.NameBasedId;
import jp.csirt.notification.domain.Notification;
import jp.csirt.notification.domain.Notification.Confirmation;
import jp.csirt.notification.domain.Notification.State;
import jp.csirt.notification.domain.Post;
import jp.csirt.notification.domain.Receipt;
import jp.csirt.notification.domain.Request;
import jp.csirt.notification.domain.Roster;
import jp.csirt.notification.domain.Telling;
import jp.csirt.notification.domain.Telling.Told;
import jp.csirt.notification.domain.Telling.Unreached;
import jp.csirt.notification.store.Contacts;
import jp.csirt.notification.store.Notifications;
import jp.csirt.notification.store.Outbox;
import jp.csirt.notification.store.Receipts;
import jp.csirt.notification.store.RosterStore;

/**
 * 到達: tells the posts of a request, one rung after the other, until somebody confirms. Everything it puts down has an id that
 * follows from what it is, and the notification moves on last; wherever it dies, doing it again does nothing twice.
 */
public final class Reaching {

    private static final List<String> ALARMED = List.of("OVERALL_MANAGER", "CSIRT_LEAD");

    private final Notifications notifications;
    private final RosterStore roster;
    private final Contacts contacts;
    private final Outbox outbox;
    private final Receipts receipts;
    private final Clock clock;
    private final Clock machineClock;

    public Reaching(
            Notifications notifications,
            RosterStore roster,
            Contacts contacts,
            Outbox outbox,
            Receipts receipts,
            Clock clock,
            Clock machineClock) {
        this.notifications = notifications;
        this.roster = roster;
        this.contacts = contacts;
        this.outbox = outbox;
        this.receipts = receipts;
        this.clock = clock;
        this.machineClock = machineClock;
    }

    /** 確認の結果. */
    public enum Confirmed {
        DONE,
        /** Somebody did before. */
        ALREADY,
        /** Nobody has to confirm it. */
        NOT_WANTED,
        UNKNOWN
    }

    /** Does what is due now. */
    public void round() {
        Instant now = clock.instant();
        List<Notification> due = notifications.due(now);
        if (due.isEmpty()) {
            return;
        }
        Roster present = roster.read();
        Map<UUID, Contact> known = contacts.all();
        for (Notification notification : due) {
            switch (notification.state()) {
                case OPEN, INFORMED -> tell(notification, present, known, now);
                case CONFIRMED -> settle(notification, present);
                case EXHAUSTED -> notifications.settled(notification.request().notificationId());
            }
        }
    }

    private void tell(Notification from, Roster present, Map<UUID, Contact> known, Instant now) {
        Request request = from.request();
        Telling telling = Telling.next(request, from.rung() + 1, from.told(), present, known, now);
        for (Unreached one : telling.unreached()) {
            fail(
                    request,
                    "unreached/" + one.post().code(),
                    "%s %s".formatted(one.reason(), one.post().code()),
                    now);
        }
        var told = new LinkedHashSet<>(from.told());
        told.addAll(telling.people());
        int unreached = from.unreached() + telling.unreached().size();
        boolean exhausted = telling.told().isEmpty();
        List<Told> ways = exhausted ? alarm(request, told, present, known, now) : telling.told();
        ways.forEach(way -> put(request, telling.rung(), way));
        Instant within = exhausted || !request.wantsConfirmation() ? null : now.plus(request.confirmWithin());
        notifications.move(
                from,
                new Notification(
                        request,
                        exhausted ? State.EXHAUSTED : from.state(),
                        telling.rung(),
                        within,
                        within,
                        null,
                        List.copyOf(told),
                        unreached));
    }

    /** Nobody is left: those who answer for the whole are told, unless they were. */
    private List<Told> alarm(Request request, Set<UUID> told, Roster present, Map<UUID, Contact> known, Instant now) {
        fail(request, "exhausted", "EXHAUSTED", now);
        var ways = new ArrayList<Told>();
        for (String role : ALARMED) {
            for (UUID person : present.answering(role, now)) {
                if (told.add(person)) {
                    ways.addAll(Telling.ways(request, person, known, now));
                }
            }
        }
        return ways;
    }

    private void put(Request request, int rung, Told way) {
        UUID id = NameBasedId.of(request.notificationId(), "message/%s/%s".formatted(way.personId(), way.channel()));
        outbox.putIfAbsent(Message.of(
                        id,
                        Kind.SINGLE,
                        way.personId(),
                        way.channel(),
                        machineClock.instant(),
                        way.notBefore(),
                        Map.of())
                .about(List.of(request.notificationId()), rung));
    }

    private void fail(Request request, String what, String detail, Instant now) {
        receipts.putIfAbsent(Receipt.of(request, what, Receipt.State.FAILED, now, Channel.MAIL, detail));
    }

    /** A message was given up: when it was the last hope of its rung, the next one is told at once. */
    public void givenUp(Message message) {
        for (Notification notification : notifications.find(message.notificationIds())) {
            boolean last = outbox.of(notification.request().notificationId()).stream()
                    .filter(other ->
                            other.rung() == notification.rung() && !other.id().equals(message.id()))
                    .allMatch(other -> other.state() == Message.State.DEAD || wentWith(other, message));
            if (last && notification.state() != State.EXHAUSTED) {
                notifications.hasten(notification, clock.instant());
            }
        }
    }

    private static boolean wentWith(Message single, Message digest) {
        return single.state() == Message.State.DIGESTED
                && single.personId().equals(digest.personId())
                && single.channel() == digest.channel();
    }

    /** Somebody confirms. */
    public Confirmed confirm(UUID notificationId, UUID personId, Optional<Channel> through) {
        Optional<Notification> found = notifications.find(notificationId);
        if (found.isEmpty()) {
            return Confirmed.UNKNOWN;
        }
        return switch (found.get().state()) {
            case INFORMED -> Confirmed.NOT_WANTED;
            case CONFIRMED -> Confirmed.ALREADY;
            case OPEN, EXHAUSTED ->
                notifications.confirm(
                                notificationId,
                                new Confirmation(
                                        personId,
                                        clock.instant(),
                                        through.orElseGet(() -> toldBy(notificationId, personId))))
                        ? Confirmed.DONE
                        : Confirmed.ALREADY;
        };
    }

    /** Whoever was told by no message of ours was called. */
    private Channel toldBy(UUID notificationId, UUID personId) {
        return outbox.of(notificationId).stream()
                .filter(message -> message.personId().equals(personId)
                        && (message.state() == Message.State.SENT || message.state() == Message.State.DIGESTED))
                .map(Message::channel)
                .findFirst()
                .orElse(Channel.PHONE);
    }

    private void settle(Notification notification, Roster present) {
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
