package jp.csirt.notification.feed;

import java.time.Duration;
import java.util.Set;
import jp.csirt.notification.domain.Absence;
import jp.csirt.notification.domain.Holding;
import jp.csirt.notification.domain.Post;
import jp.csirt.notification.domain.Request;
import jp.csirt.notification.feed.FeedEvent.Item;
import tools.jackson.databind.JsonNode;

/** 出来事の読取り: a CloudEvent becomes what it means here. */
public final class EventReader {

    private static final Duration CONFIRM_WITHIN = Duration.ofMinutes(15);

    private final Set<String> known;

    /**
     * A reader of the contract's events.
     *
     * @param known the types that the contract has
     */
    public EventReader(Set<String> known) {
        this.known = Set.copyOf(known);
    }

    /**
     * What the event means.
     *
     * @throws BrokenEventException when it is not what its type promises
     */
    FeedEvent read(JsonNode event) {
        String type = event.path("type").asString("");
        var data = new EventData(event.path("data"));
        var envelope = new EventData(event);
        return switch (type) {
            case "jp.csirt.notification-requested.v1" ->
                new FeedEvent.Requested(request(data), envelope.instant("time"));
            case "jp.csirt.notification-receipt-recorded.v1" -> receipt(data);
            case "jp.csirt.post-assigned.v1" -> new FeedEvent.Assigned(holding(data));
            case "jp.csirt.absence-recorded.v1" -> new FeedEvent.Away(absence(data));
            case "jp.csirt.digest-requested.v1" ->
                new FeedEvent.DigestWanted(
                        envelope.line("id"),
                        envelope.instant("time"),
                        data.post(),
                        data.list("items", EventReader::item));
            default -> known.contains(type) ? new FeedEvent.Other() : new FeedEvent.Unknown();
        };
    }

    private static Request request(EventData data) {
        Duration within = data.optional("confirmWithin", some -> some.duration("confirmWithin"));
        if (within != null && within.isNegative()) {
            throw new BrokenEventException("confirmWithin");
        }
        boolean wanted = data.fact("confirmationWanted");
        return new Request(
                data.id("notificationId"),
                data.id("incidentId"),
                data.line("number"),
                data.level(),
                data.fact("drill"),
                data.line("kind"),
                data.line("what"),
                data.text("clause"),
                data.list("to", EventData::post),
                data.list("then", EventData::post),
                data.optional("dueAt", some -> some.instant("dueAt")),
                !wanted ? null : within == null ? CONFIRM_WITHIN : within);
    }

    /** Of all that may become of a notification, only that somebody confirmed it matters here. */
    private static FeedEvent receipt(EventData data) {
        return data.line("state").equals("CONFIRMED")
                ? new FeedEvent.Confirmed(
                        data.id("notificationId"), data.optional("personId", some -> some.id("personId")))
                : new FeedEvent.Other();
    }

    private static Holding holding(EventData data) {
        return new Holding(
                data.post(), data.id("personId"), data.day("from"), data.optional("to", some -> some.day("to")));
    }

    private static Absence absence(EventData data) {
        Post post = data.post();
        return new Absence(
                post,
                data.id("personId"),
                data.instant("from"),
                data.instant("to"),
                data.optional("deputyPersonId", some -> some.id("deputyPersonId")));
    }

    private static Item item(EventData data) {
        return new Item(
                data.id("incidentId"),
                data.line("number"),
                data.line("what"),
                data.optional("dueAt", some -> some.instant("dueAt")),
                Boolean.TRUE.equals(data.optional("drill", some -> some.fact("drill"))));
    }
}
