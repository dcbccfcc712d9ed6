package jp.csirt.notification.api;

import jp.csirt.notification.digest.Reachability;
import jp.csirt.notification.digest.Reachability.Standing;
import jp.csirt.notification.domain.Notification.State;
import jp.csirt.notification.domain.Roster;
import jp.csirt.notification.feed.FeedState;
import jp.csirt.notification.outbox.Dispatcher;
import jp.csirt.notification.store.FeedPlace;
import jp.csirt.notification.store.Notifications;
import jp.csirt.notification.store.Outbox;
import jp.csirt.notification.store.Receipts;
import jp.csirt.notification.store.RosterStore;
import jp.csirt.notification.store.StoreAway;
import tools.jackson.databind.node.ObjectNode;

/** 健全性: 503 only while the store is away; what somebody has to look at is a warning. */
final class HealthReport {

    private static final String STATUS = "status";
    private static final String UP = "UP";
    private static final String WARNING = "WARNING";

    private final FeedState feed;
    private final FeedPlace place;
    private final boolean mailConfigured;
    private final Dispatcher dispatcher;
    private final Notifications notifications;
    private final Outbox outbox;
    private final Receipts receipts;
    private final RosterStore roster;
    private final Reachability reachability;

    HealthReport(
            FeedState feed,
            FeedPlace place,
            boolean mailConfigured,
            Dispatcher dispatcher,
            Notifications notifications,
            Outbox outbox,
            Receipts receipts,
            RosterStore roster,
            Reachability reachability) {
        this.feed = feed;
        this.place = place;
        this.mailConfigured = mailConfigured;
        this.dispatcher = dispatcher;
        this.notifications = notifications;
        this.outbox = outbox;
        this.receipts = receipts;
        this.roster = roster;
        this.reachability = reachability;
    }

    Reply reply(boolean whole) {
        try {
            ObjectNode components = components();
            boolean fine = components
                    .valueStream()
                    .allMatch(part -> part.path(STATUS).asString().equals(UP));
            ObjectNode body = Json.object().put(STATUS, fine ? UP : WARNING);
            if (whole) {
                body.set("components", components);
            }
            return Reply.ok(body);
        } catch (RuntimeException e) {
            if (StoreAway.isCauseOf(e)) {
                return Reply.of(503, Json.object().put(STATUS, "DOWN")).with("Retry-After", "1");
            }
            throw e;
        }
    }

    private ObjectNode components() {
        ObjectNode components = Json.object();
        ObjectNode feedPart = components.putObject("feed");
        feedPart.put(
                STATUS,
                feed.state() == FeedState.State.FOLLOWING ? UP : feed.state().name());
        feedPart.putObject("details")
                .put("position", place.position())
                .put("awaySeconds", feed.away().toSeconds())
                .put("receiptsWaiting", receipts.waitingCount())
                .put("receiptsRefused", receipts.refusedCount());
        ObjectNode mail = components.putObject("mail");
        mail.put(STATUS, !mailConfigured ? "UNCONFIGURED" : dispatcher.mailIsAway() ? WARNING : UP);
        reach(components.putObject("reach"));
        return components;
    }

    private void reach(ObjectNode part) {
        Roster present = roster.read();
        long exhausted = notifications.count(State.EXHAUSTED);
        long unreached = notifications.unreached();
        long dead = outbox.deadCount();
        part.put(STATUS, exhausted + unreached + dead == 0 ? UP : WARNING);
        part.putObject("details")
                .put("exhausted", exhausted)
                .put("unreached", unreached)
                .put("deadLetters", dead)
                .put("contactsMissing", reachability.count(present, Standing.MISSING))
                .put("contactsStale", reachability.count(present, Standing.STALE));
    }
}
