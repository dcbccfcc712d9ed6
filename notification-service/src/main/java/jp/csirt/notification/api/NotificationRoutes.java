package jp.csirt.notification.api;

import static jp.csirt.notification.api.Route.Access.READER;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.csirt.notification.domain.Message;
import jp.csirt.notification.domain.Notification;
import jp.csirt.notification.domain.Notification.State;
import jp.csirt.notification.domain.Request;
import jp.csirt.notification.reach.Reaching;
import jp.csirt.notification.store.Notifications;
import jp.csirt.notification.store.Outbox;
import jp.csirt.notification.store.Page;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** 連絡の一覧と、鍵による確認. */
final class NotificationRoutes {

    private final Notifications notifications;
    private final Outbox outbox;
    private final Reaching reaching;
    private final Runnable news;

    NotificationRoutes(Notifications notifications, Outbox outbox, Reaching reaching, Runnable news) {
        this.notifications = notifications;
        this.outbox = outbox;
        this.reaching = reaching;
        this.news = news;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/notifications", READER, this::list),
                Route.post("/v1/notifications/{notificationId}/confirmation", READER, this::confirm));
    }

    private Supplier<Reply> list(Call call) {
        call.allowOnly("incidentId", "state", Paging.LIMIT, Paging.CURSOR);
        UUID incidentId = call.parameterId("incidentId");
        State state = state(call.parameter("state"));
        Paging paging = Paging.of(call, "notifications/%s/%s".formatted(incidentId, state));
        return () -> {
            Page<Notification> page = notifications.newest(incidentId, state, paging.limit(), paging.after());
            Map<UUID, List<Message>> messages = messages(page.items());
            return Reply.ok(paging.answer(page, notification -> shape(notification, messages)));
        };
    }

    /** The messages of each. */
    private Map<UUID, List<Message>> messages(List<Notification> of) {
        List<UUID> ids = of.stream().map(one -> one.request().notificationId()).toList();
        return outbox.of(ids).stream()
                .collect(Collectors.groupingBy(
                        message -> message.notificationIds().getFirst()));
    }

    private static @Nullable State state(@Nullable String name) {
        return name == null
                ? null
                : Arrays.stream(State.values())
                        .filter(state -> state.name().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                Refusal.parameter("state", "OPEN, CONFIRMED, EXHAUSTED, INFORMED のどれかを指定してください。"));
    }

    private Supplier<Reply> confirm(Call call) {
        UUID id = call.id("notificationId");
        if (notifications.find(id).isEmpty()) {
            throw Refusal.notFound();
        }
        call.allowOnly();
        call.body().json().orRefuse();
        return () -> {
            switch (reaching.confirm(id, call.by(), Optional.empty())) {
                case DONE -> news.run();
                case ALREADY -> throw alreadyConfirmed();
                case NOT_WANTED -> throw Refusal.of("confirmation-not-wanted", "この連絡には確認が要りません。");
                case UNKNOWN -> throw Refusal.notFound();
            }
            return notifications
                    .find(id)
                    .map(confirmed -> Reply.ok(shape(confirmed, messages(List.of(confirmed)))))
                    .orElseThrow(Refusal::notFound);
        };
    }

    static Refusal alreadyConfirmed() {
        return Refusal.of("already-confirmed", "この連絡は、すでに確認済みです。");
    }

    private static ObjectNode shape(Notification notification, Map<UUID, List<Message>> told) {
        Request request = notification.request();
        ObjectNode body = Json.object()
                .put("notificationId", request.notificationId().toString())
                .put("incidentId", request.incidentId().toString())
                .put("number", request.number());
        var to = body.putArray("to");
        request.to().forEach(post -> to.add(Json.post(post)));
        body.put("state", notification.state().name());
        body.put(
                "confirmBy",
                notification.confirmBy() == null
                        ? null
                        : notification.confirmBy().toString());
        if (notification.confirmation() != null) {
            Json.put(body, "confirmedBy", notification.confirmation().by());
        }
        var messages = body.putArray("messages");
        told.getOrDefault(request.notificationId(), List.of()).forEach(message -> messages.add(shape(message)));
        return body;
    }

    private static ObjectNode shape(Message message) {
        boolean unsent = message.state() == Message.State.WAITING || message.state() == Message.State.FAILED;
        var next = message.nextAt().isAfter(message.notBefore()) ? message.nextAt() : message.notBefore();
        ObjectNode body = Json.object()
                .put("messageId", message.id().toString())
                .put("personId", message.personId().toString())
                .put("channel", message.channel().name())
                .put("state", message.state().name())
                .put("attempts", message.attempts());
        Json.put(body, "nextAt", unsent ? next : null);
        return Json.put(body, "error", message.error());
    }
}
