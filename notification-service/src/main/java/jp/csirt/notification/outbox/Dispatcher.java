package jp.csirt.notification.outbox;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import jp.csirt.notification.channel.Letter;
import jp.csirt.notification.channel.MailChannel;
import jp.csirt.notification.channel.Outcome;
import jp.csirt.notification.channel.Outcome.Bounced;
import jp.csirt.notification.channel.Outcome.Deferred;
import jp.csirt.notification.channel.Outcome.Failed;
import jp.csirt.notification.channel.Outcome.Sent;
import jp.csirt.notification.channel.WebhookChannel;
import jp.csirt.notification.domain.BackOff;
import jp.csirt.notification.domain.Channel;
import jp.csirt.notification.domain.Contact;
import jp.csirt.notification.domain.ContactPoint;
import jp.csirt.notification.domain.Message;
import jp.csirt.notification.domain.OfficeHours;
import jp.csirt.notification.store.Contacts;
import jp.csirt.notification.store.Outbox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 発送: tries what is due, each channel by itself and each message on a thread of its own, so that neither a dead server nor a
 * slow one holds up the others.
 */
public final class Dispatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    /** Not virtual ones: looking up a server's name blocks in native code, and would hold up all the others. */
    private static final ThreadFactory SENDERS =
            Thread.ofPlatform().daemon().name("send-", 0).factory();

    private static final int MAILS_AT_ONCE = 4;
    private static final int WEBHOOKS_AT_ONCE = 16;
    private static final String MAIL_SERVER = "mail";
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);

    private final Outbox outbox;
    private final Contacts contacts;
    private final Composer composer;
    private final StormControl storms;
    private final Deliveries deliveries;
    private final @Nullable MailChannel mail;
    private final WebhookChannel webhooks;
    private final OfficeHours office;
    private final Limits limits;
    private final Breaker breaker;
    private final Clock clock;
    private final Clock machineClock;
    private final Semaphore mailing = new Semaphore(MAILS_AT_ONCE);
    private final Semaphore posting = new Semaphore(WEBHOOKS_AT_ONCE);

    /**
     * The dispatcher.
     *
     * @param mail absent while no mail server is configured; mails wait
     */
    public Dispatcher(
            Outbox outbox,
            Contacts contacts,
            Composer composer,
            StormControl storms,
            Deliveries deliveries,
            @Nullable MailChannel mail,
            WebhookChannel webhooks,
            OfficeHours office,
            Limits limits,
            Clock clock,
            Clock machineClock) {
        this.outbox = outbox;
        this.contacts = contacts;
        this.composer = composer;
        this.storms = storms;
        this.deliveries = deliveries;
        this.mail = mail;
        this.webhooks = webhooks;
        this.office = office;
        this.limits = limits;
        this.breaker = new Breaker(limits.breakerOpen());
        this.clock = clock;
        this.machineClock = machineClock;
    }

    /** How long and how often. */
    public record Limits(BackOff backOff, Duration breakerOpen, Duration giveUp) {}

    /** Hands out what is due; returns at once. */
    public void round() {
        if (mail != null) {
            hand(Channel.MAIL, mailing);
        }
        hand(Channel.WEBHOOK, posting);
    }

    /** Waits a while for what is under way, so that a planned stop sends nothing twice. */
    @Override
    public void close() {
        try {
            boolean done = mailing.tryAcquire(MAILS_AT_ONCE, STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    && posting.tryAcquire(WEBHOOKS_AT_ONCE, STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            if (!done) {
                LOG.warn("stopped while messages were under way; they may be sent once more");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether mails wait because the server fails. */
    public boolean mailIsAway() {
        return breaker.isOpen(MAIL_SERVER, machineClock.instant());
    }

    private void hand(Channel channel, Semaphore slots) {
        for (Message message : outbox.due(channel, clock.instant(), machineClock.instant())) {
            if (!slots.tryAcquire()) {
                return;
            }
            boolean handed = false;
            try {
                if (storms.mayGo(message) && outbox.lease(message, machineClock.instant())) {
                    SENDERS.newThread(() -> attempt(message, slots)).start();
                    handed = true;
                }
            } finally {
                if (!handed) {
                    slots.release();
                }
            }
        }
    }

    private void attempt(Message message, Semaphore slots) {
        try {
            attempt(message);
        } catch (RuntimeException | Error e) { // most likely the database; the lease runs out, and somebody tries again
            LOG.warn("message {} could not be tried: {}", message.id(), e.toString());
        } finally {
            slots.release();
        }
    }

    private void attempt(Message message) {
        Optional<Contact> contact = contacts.find(message.personId());
        Optional<ContactPoint> point = contact.flatMap(found -> next(found, message, message.passed()));
        if (contact.isEmpty() || point.isEmpty()) {
            deliveries.givenUp(message, "NO_CONTACT");
            return;
        }
        Optional<Letter> letter = composer.letter(message, contact.get().language());
        if (letter.isEmpty()) {
            deliveries.givenUp(message, "NOTHING_TO_TELL");
            return;
        }
        String server = server(point.get());
        Instant now = machineClock.instant();
        Optional<Instant> closed = breaker.closedUntil(server, now);
        if (closed.isPresent()) {
            deliveries.postponed(message, closed.get());
            return;
        }
        Outcome outcome = send(letter.get(), point.get());
        settle(message, outcome, server, contact.get(), point.get());
    }

    private Optional<ContactPoint> next(Contact contact, Message message, List<Integer> passed) {
        return contact.next(message.channel(), office.isOpen(clock.instant()), passed);
    }

    private Outcome send(Letter letter, ContactPoint point) {
        return switch (point.kind()) {
            case MAIL -> mail == null ? new Failed("UNCONFIGURED") : mail.send(letter, point.address());
            case WEBHOOK -> webhooks.send(letter, point);
            case PHONE -> new Bounced("NOT_SENT");
        };
    }

    private void settle(Message message, Outcome outcome, String server, Contact contact, ContactPoint point) {
        Instant now = machineClock.instant();
        switch (outcome) {
            case Sent _ -> {
                breaker.worked(server);
                deliveries.sent(message);
            }
            case Failed(String error) -> {
                breaker.failed(server, now);
                again(message, error, now);
            }
            case Deferred(String error) -> {
                breaker.worked(server);
                again(message, error, now);
            }
            case Bounced(String error) -> {
                breaker.worked(server);
                bounced(message, error, contact, point, now);
            }
        }
    }

    /** The next point at once, where there is one. */
    private void bounced(Message message, String error, Contact contact, ContactPoint point, Instant now) {
        var passed = new ArrayList<>(message.passed());
        passed.add(contact.points().indexOf(point));
        if (next(contact, message, passed).isPresent()) {
            deliveries.failed(message, error, passed, now);
        } else {
            deliveries.givenUp(message, error);
        }
    }

    /** Once more after a while, unless its whole time is over. */
    private void again(Message message, String error, Instant now) {
        if (now.isBefore(message.createdAt().plus(limits.giveUp()))) {
            double chance = RandomGenerator.getDefault().nextDouble();
            Duration wait = limits.backOff().after(message.attempts() + 1, chance);
            deliveries.failed(message, error, message.passed(), now.plus(wait));
        } else {
            deliveries.givenUp(message, error);
        }
    }

    private static String server(ContactPoint point) {
        return switch (point.kind()) {
            case MAIL, PHONE -> MAIL_SERVER;
            case WEBHOOK -> String.valueOf(URI.create(point.address()).getAuthority());
        };
    }
}
