package jp.csirt.notification.reach;

import java.time.Clock;
import java.time.Duration;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 到達: tells the posts of a request, one rung after the other, until somebody confirms. Everything it puts down has an id that
 * follows from what it is, and the notification moves on last; wherever it dies, doing it again does nothing twice.
 */
public final class Reaching {

    private static final Logger LOG = LoggerFactory.getLogger(Reaching.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final List<String> ALARMED = List.of("OVERALL_MANAGER", "CSIRT_LEAD");

    private final Notifications notifications;
    private final RosterStore roster;
    private final Contacts contacts;
    private final Settling settling;
    private final Outbox outbox;
    private final Receipts receipts;
    private final Clock clock;
    private final Clock machineClock;
    private boolean waiting;

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
        this.settling = new Settling(notifications, outbox, receipts);
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
        Map<UUID, Contact> known = contacts.all();
        Roster present = roster.read();
        for (Notification notification : waits(known, due.size()) ? notifications.confirmed(now) : due) {
            try {
                step(notification, present, known, now);
            } catch (RuntimeException e) { // the others do not wait for it; while the database is away they do
                UUID id = notification.request().notificationId();
                LOG.error("notification {} cannot be told, and is tried again in a minute", id, e);
                notifications.missed(notification, now.plus(AGAIN));
            }
        }
    }

    private void step(Notification notification, Roster present, Map<UUID, Contact> known, Instant now) {
        switch (notification.state()) {
            case OPEN -> tell(notification, present, known, now);
            case INFORMED -> {
                if (wasCalledFor(notification)) {
                    notifications.settled(notification.request().notificationId());
                    outbox.withdrawCalls(notification.request().notificationId());
                } else {
                    tell(notification, present, known, now);
                }
            }
            case CONFIRMED -> settling.settle(notification, present);
            case EXHAUSTED -> notifications.settled(notification.request().notificationId());
        }
    }

    private boolean wasCalledFor(Notification notification) {
        return notification.rung() >= 0
                && outbox.of(notification.request().notificationId()).stream()
                        .anyMatch(message -> message.channel() == Channel.PHONE);
    }

    /** Whether nobody can be told because no contact was entered yet: that is waited for, and said once. */
    private boolean waits(Map<UUID, Contact> known, int due) {
        boolean none =
                known.values().stream().allMatch(contact -> contact.points().isEmpty());
        if (none && !waiting) {
            LOG.warn("{} notifications wait, because nobody has a contact yet (PUT /v1/contacts/...)", due);
        }
        waiting = none;
        return none;
    }

    private void tell(Notification from, Roster present, Map<UUID, Contact> known, Instant now) {
        Request request = from.request();
        Telling telling = Telling.after(from, present, known, now);
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
                        request.wantsConfirmation() ? within : telling.calledUntil(),
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
                    .allMatch(other -> other.state() == Message.State.DEAD);
            if (last && notification.state() != State.EXHAUSTED) {
                notifications.missed(notification, clock.instant());
            }
        }
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
}
