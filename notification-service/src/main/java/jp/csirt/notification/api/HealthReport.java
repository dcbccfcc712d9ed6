package jp.csirt.notification.api;

import jp.csirt.notification.digest.Reachability;
import jp.csirt.notification.digest.Reachability.Standing;
import jp.csirt.notification.domain.Notification.State;
import jp.csirt.notification.domain.Roster;
import jp.csirt.notification.feed.FeedState;
import jp.csirt.notification.store.StoreAway;
import tools.jackson.databind.node.ObjectNode;

/** 健全性: 503 only while the store is away; what somebody has to look at is a warning. */
final class HealthReport {

    private static final String STATUS = "status";
    private static final String UP = "UP";
    private static final String WARNING = "WARNING";

    /** Seconds; those who tell people pause for ten at most. */
    private static final long LONGEST_IDLE = 60;

    private final Api.Stores stores;
    private final Api.Parts parts;
    private final Api.Fixed fixed;

    HealthReport(Api.Stores stores, Api.Parts parts, Api.Fixed fixed) {
        this.stores = stores;
        this.parts = parts;
        this.fixed = fixed;
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
        FeedState feed = parts.feed();
        ObjectNode feedPart = components.putObject("feed");
        feedPart.put(
                STATUS,
                feed.state() == FeedState.State.FOLLOWING ? UP : feed.state().name());
        feedPart.putObject("details")
                .put("position", stores.place().position())
                .put("awaySeconds", feed.away().toSeconds())
                .put("receiptsWaiting", stores.receipts().waitingCount())
                .put("receiptsRefused", stores.receipts().refusedCount());
        ObjectNode mail = components.putObject("mail");
        mail.put(
                STATUS,
                !fixed.mailConfigured() ? "UNCONFIGURED" : parts.dispatcher().mailIsAway() ? WARNING : UP);
        reach(components.putObject("reach"));
        return components;
    }

    private void reach(ObjectNode part) {
        Reachability reachability = parts.reachability();
        Roster present = stores.roster().read();
        long exhausted = stores.notifications().count(State.EXHAUSTED);
        long unreached = stores.notifications().unreached();
        long dead = stores.outbox().deadCount();
        long idle = parts.idle().get().toSeconds();
        boolean nobody = reachability.isNobody();
        boolean fine =
                exhausted + unreached + dead == 0 && !nobody && !fixed.linksLeadNowhere() && idle <= LONGEST_IDLE;
        part.put(STATUS, fine ? UP : WARNING);
        part.putObject("details")
                .put("exhausted", exhausted)
                .put("unreached", unreached)
                .put("deadLetters", dead)
                .put("noContactsYet", nobody)
                .put("contactsMissing", reachability.count(present, Standing.MISSING))
                .put("contactsStale", reachability.count(present, Standing.STALE))
                .put("linksLeadNowhere", fixed.linksLeadNowhere())
                .put("lastRoundSeconds", idle);
    }
}
