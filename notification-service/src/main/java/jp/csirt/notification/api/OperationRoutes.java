package jp.csirt.notification.api;

import static jp.csirt.notification.api.Route.Access.ADMINISTRATOR;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import jp.csirt.notification.domain.Message;
import jp.csirt.notification.feed.FeedFollower;
import jp.csirt.notification.feed.FeedState;
import jp.csirt.notification.store.FeedPlace;
import jp.csirt.notification.store.Outbox;
import tools.jackson.databind.node.ObjectNode;

/** 運用: what was given up, and where the feed stands. */
final class OperationRoutes {

    private final Outbox outbox;
    private final FeedPlace place;
    private final FeedState state;
    private final FeedFollower follower;
    private final Runnable news;
    private final Clock machineClock;

    OperationRoutes(
            Outbox outbox, FeedPlace place, FeedState state, FeedFollower follower, Runnable news, Clock machineClock) {
        this.outbox = outbox;
        this.place = place;
        this.state = state;
        this.follower = follower;
        this.news = news;
        this.machineClock = machineClock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/ops/dead-letters", ADMINISTRATOR, this::dead),
                Route.post("/v1/ops/dead-letters/{messageId}/retry", ADMINISTRATOR, this::retry),
                Route.get("/v1/ops/feed", ADMINISTRATOR, call -> {
                    call.allowOnly();
                    return () -> Reply.ok(feed());
                }),
                Route.post("/v1/ops/feed/resume", ADMINISTRATOR, this::resume));
    }

    private Supplier<Reply> dead(Call call) {
        call.allowOnly(Paging.LIMIT, Paging.CURSOR);
        Paging paging = Paging.of(call, "dead-letters");
        return () -> Reply.ok(paging.answer(outbox.dead(paging.limit(), paging.after()), OperationRoutes::shape));
    }

    private Supplier<Reply> retry(Call call) {
        UUID id = call.id("messageId");
        Message message = outbox.find(id).orElseThrow(Refusal::notFound);
        call.allowOnly();
        call.body().json().orRefuse();
        return () -> {
            if (!outbox.revive(message, machineClock.instant())) {
                throw Refusal.notFound();
            }
            news.run();
            return Reply.ok(shape(message));
        };
    }

    private Supplier<Reply> resume(Call call) {
        call.allowOnly();
        JsonObject json = call.body().json();
        long after = json.count("after");
        json.orRefuse();
        return () -> {
            follower.resume(after);
            return Reply.ok(feed());
        };
    }

    private ObjectNode feed() {
        ObjectNode body = Json.object()
                .put("position", place.position())
                .put("state", state.state().name());
        ObjectNode skipped = body.putObject("skipped");
        place.skipped().forEach(skipped::put);
        return body;
    }

    private static ObjectNode shape(Message message) {
        ObjectNode body = Json.object().put("messageId", message.id().toString());
        var ids = body.putArray("notificationIds");
        message.notificationIds().forEach(id -> ids.add(id.toString()));
        return body.put("channel", message.channel().name())
                .put("error", message.error() == null ? "" : message.error())
                .put("since", message.createdAt().toString());
    }
}
