package jp.csirt.notification.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static jp.csirt.notification.store.Cursor.CREATED_AT;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.csirt.notification.domain.Channel;
import jp.csirt.notification.domain.Notification;
import jp.csirt.notification.domain.Notification.Confirmation;
import jp.csirt.notification.domain.Notification.State;
import jp.csirt.notification.domain.Request;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** 連絡の保存. */
public final class Notifications {

    private static final int AT_ONCE = 100;
    private static final String STATE = "state";
    private static final String NEXT_AT = "nextAt";
    private static final String HELD = "held";

    private static final List<String> MOVING =
            List.of(State.OPEN.name(), State.INFORMED.name(), State.CONFIRMED.name());

    private final MongoCollection<Document> notifications;

    public Notifications(Collections collections) {
        this.notifications = collections.of("notifications");
    }

    /** Puts one unless it is known. */
    public void putIfAbsent(Notification notification, Instant at) {
        Collections.putIfAbsent(notifications, document(notification).append(CREATED_AT, Fields.date(at)));
    }

    /** Puts one unless it is known, to be told only after its release. */
    public void hold(Notification notification, Instant at) {
        Collections.putIfAbsent(
                notifications,
                document(notification).append(CREATED_AT, Fields.date(at)).append(HELD, true));
    }

    /** What is held and still open is told from now on. */
    public void release(Instant at) {
        notifications.updateMany(
                and(eq(HELD, true), in(STATE, State.OPEN.name(), State.INFORMED.name())),
                combine(set(HELD, false), set(NEXT_AT, Fields.date(at))));
    }

    /** One. */
    public Optional<Notification> find(UUID id) {
        return Optional.ofNullable(notifications.find(eq(id.toString())).first())
                .map(Notifications::notification);
    }

    /** Several, in the order of the feed. */
    public List<Notification> find(List<UUID> ids) {
        return list(in("_id", Fields.texts(ids)), ascending(CREATED_AT, "_id"), Integer.MAX_VALUE);
    }

    /** Those for which something is to be done now, oldest first. */
    public List<Notification> due(Instant at) {
        return due(MOVING, at);
    }

    /** Those that were confirmed and are not settled yet, oldest first. */
    public List<Notification> confirmed(Instant at) {
        return due(List.of(State.CONFIRMED.name()), at);
    }

    private List<Notification> due(List<String> states, Instant at) {
        return list(and(in(STATE, states), lte(NEXT_AT, Fields.date(at))), ascending(NEXT_AT), AT_ONCE);
    }

    /** The newest. */
    public Page<Notification> newest(
            @Nullable UUID incidentId, @Nullable State state, int limit, @Nullable Cursor after) {
        var filters = new ArrayList<Bson>();
        filters.add(gt(CREATED_AT, Fields.date(Instant.EPOCH)));
        if (incidentId != null) {
            filters.add(eq("incidentId", incidentId.toString()));
        }
        if (state != null) {
            filters.add(eq(STATE, state.name()));
        }
        if (after != null) {
            filters.add(after.older());
        }
        return Page.of(
                notifications.find(and(filters)).sort(descending(CREATED_AT, "_id")),
                limit,
                Notifications::notification);
    }

    /** Those that came since then. */
    public List<Notification> since(Instant at) {
        return list(gte(CREATED_AT, Fields.date(at)), ascending(CREATED_AT, "_id"), Integer.MAX_VALUE);
    }

    /** How many are in a state. */
    public long count(State state) {
        return notifications.countDocuments(eq(STATE, state.name()));
    }

    /** How many are open although somebody could not be told. */
    public long unreached() {
        return notifications.countDocuments(and(eq(STATE, State.OPEN.name()), gt("unreached", 0)));
    }

    /** Records what came of a rung; nothing happens when it is no longer as it was. */
    public void move(Notification from, Notification to) {
        notifications.updateOne(
                as(from),
                combine(
                        set(STATE, to.state().name()),
                        set("rung", to.rung()),
                        set(NEXT_AT, Fields.dateOrNull(to.nextAt())),
                        set("confirmBy", Fields.dateOrNull(to.confirmBy())),
                        set("told", Fields.texts(to.told())),
                        set("unreached", to.unreached())));
    }

    /** Somebody could not be told: what comes next is done then. */
    public void missed(Notification of, Instant at) {
        notifications.updateOne(
                and(as(of), ne(STATE, State.CONFIRMED.name())),
                combine(set(NEXT_AT, Fields.date(at)), set("unreached", of.unreached() + 1)));
    }

    /** Confirmed; false when it was before. What follows from it is still to be done. */
    public boolean confirm(UUID id, Confirmation confirmation) {
        return notifications
                        .updateOne(
                                and(eq(id.toString()), in(STATE, State.OPEN.name(), State.EXHAUSTED.name())),
                                combine(
                                        set(STATE, State.CONFIRMED.name()),
                                        set("confirmedBy", Fields.text(confirmation.by())),
                                        set("confirmedAt", Fields.date(confirmation.at())),
                                        set("confirmedThrough", Fields.text(confirmation.through())),
                                        set(NEXT_AT, Fields.date(confirmation.at()))))
                        .getMatchedCount()
                > 0;
    }

    /** Nothing more is to be done. */
    public void settled(UUID id) {
        notifications.updateOne(eq(id.toString()), set(NEXT_AT, null));
    }

    private List<Notification> list(Bson filter, Bson sort, int limit) {
        var found = new ArrayList<Notification>();
        var query = notifications.find(filter).sort(sort);
        for (Document one : limit == Integer.MAX_VALUE ? query : query.limit(limit)) {
            found.add(notification(one));
        }
        return found;
    }

    private static Bson as(Notification known) {
        return and(
                eq(known.request().notificationId().toString()),
                eq("rung", known.rung()),
                eq(STATE, known.state().name()));
    }

    private static Document document(Notification notification) {
        Request request = notification.request();
        return new Document("_id", request.notificationId().toString())
                .append("incidentId", request.incidentId().toString())
                .append("request", RequestFields.document(request))
                .append(STATE, notification.state().name())
                .append("rung", notification.rung())
                .append(NEXT_AT, Fields.dateOrNull(notification.nextAt()))
                .append("confirmBy", Fields.dateOrNull(notification.confirmBy()))
                .append("told", Fields.texts(notification.told()))
                .append("unreached", notification.unreached());
    }

    private static Notification notification(Document document) {
        return new Notification(
                RequestFields.request(document.get("request", Document.class)),
                State.valueOf(document.getString(STATE)),
                document.getInteger("rung"),
                Fields.instantOrNull(document, NEXT_AT),
                Fields.instantOrNull(document, "confirmBy"),
                confirmation(document),
                Fields.ids(document, "told"),
                document.getInteger("unreached"));
    }

    private static @Nullable Confirmation confirmation(Document document) {
        Instant at = Fields.instantOrNull(document, "confirmedAt");
        String through = document.getString("confirmedThrough");
        return at == null
                ? null
                : new Confirmation(
                        Fields.idOrNull(document, "confirmedBy"),
                        at,
                        through == null ? null : Channel.valueOf(through));
    }
}
