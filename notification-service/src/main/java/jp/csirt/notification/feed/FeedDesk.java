package jp.csirt.notification.feed;

import java.time.Clock;
import jp.csirt.notification.domain.Notification.Confirmation;
import jp.csirt.notification.store.FeedPlace;
import jp.csirt.notification.store.Notifications;
import jp.csirt.notification.store.RosterStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * 受付: uses one event after the other. What it does is the same when it is done twice, and the place moves on only after it;
 * so nothing is lost and nobody is told twice wherever the process dies.
 */
public final class FeedDesk {

    private static final Logger LOG = LoggerFactory.getLogger(FeedDesk.class);

    private final EventReader reader;
    private final FeedPlace place;
    private final RosterStore roster;
    private final Notifications notifications;
    private final History history;
    private final DigestDesk digests;
    private final Clock clock;

    public FeedDesk(
            EventReader reader,
            FeedPlace place,
            RosterStore roster,
            Notifications notifications,
            History history,
            DigestDesk digests,
            Clock clock) {
        this.reader = reader;
        this.place = place;
        this.roster = roster;
        this.notifications = notifications;
        this.history = history;
        this.digests = digests;
        this.clock = clock;
    }

    /** Takes the morning's items of a post. */
    @FunctionalInterface
    public interface DigestDesk {

        /** Prepares what is to be sent. */
        void take(FeedEvent.DigestWanted wanted);
    }

    /** Uses the event that follows {@code before}. */
    void use(JsonNode event, long before, long position) {
        switch (read(event)) {
            case FeedEvent.Requested(var request, var at) -> history.take(request, at, position);
            case FeedEvent.Confirmed(var id, var by) ->
                notifications.confirm(id, new Confirmation(by, clock.instant(), null));
            case FeedEvent.Assigned(var holding) -> roster.put(holding, position);
            case FeedEvent.Away(var absence) -> roster.put(absence, position);
            case FeedEvent.DigestWanted wanted -> digests.take(wanted);
            case FeedEvent.Other _ -> {}
            case FeedEvent.Unknown _ -> {
                place.skip(before, position, type(event));
                return;
            }
        }
        place.advance(before, position);
    }

    private FeedEvent read(JsonNode event) {
        try {
            return reader.read(event);
        } catch (BrokenEventException e) {
            LOG.warn("an event {} was skipped, because its {} cannot be read", type(event), e.getMessage());
            return new FeedEvent.Unknown();
        }
    }

    /** A type is told as it came, unless it is no type at all. */
    private static String type(JsonNode event) {
        String type = event.path("type").asString("");
        return type.matches("[A-Za-z0-9._-]{1,200}") ? type : "unreadable";
    }
}
