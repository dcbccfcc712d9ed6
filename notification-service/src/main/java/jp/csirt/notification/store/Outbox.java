package jp.csirt.notification.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static jp.csirt.notification.store.Cursor.CREATED_AT;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.csirt.notification.domain.Channel;
import jp.csirt.notification.domain.Message;
import jp.csirt.notification.domain.Message.Kind;
import jp.csirt.notification.domain.Message.State;
import jp.csirt.notification.domain.Message.Turn;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** 送信箱の保存: messages with their leases. Whoever sends one holds its lease; when it is lost, another one sends it. */
public final class Outbox {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 200;
    private static final String STATE = "state";
    private static final String NEXT_AT = "nextAt";
    private static final String NOT_BEFORE = "notBefore";
    private static final String LEASED_UNTIL = "leasedUntil";
    private static final String TURN = "turn";
    private static final String DIGEST_DEAD = "DIGEST_GIVEN_UP";
    private static final List<String> UNSENT = List.of(State.WAITING.name(), State.FAILED.name());

    private final MongoCollection<Document> messages;

    public Outbox(Collections collections) {
        this.messages = collections.of("messages");
    }

    /** Puts one unless it is known. */
    public void putIfAbsent(Message message) {
        Collections.putIfAbsent(
                messages, MessageFields.document(message).append(LEASED_UNTIL, Fields.date(Instant.EPOCH)));
    }

    /** One. */
    public Optional<Message> find(UUID id) {
        return Optional.ofNullable(messages.find(byId(id)).first()).map(MessageFields::message);
    }

    /** Those that may be tried now, oldest first. */
    public List<Message> due(Channel channel, Instant service, Instant machine) {
        return list(and(
                eq("channel", channel.name()),
                in(STATE, UNSENT),
                lte(NEXT_AT, Fields.date(machine)),
                lte(NOT_BEFORE, Fields.date(service)),
                lte(LEASED_UNTIL, Fields.date(machine))));
    }

    /** Takes the lease; false when somebody else has it, or the message is no longer to be sent. */
    public boolean lease(Message message, Instant machine) {
        return messages.updateOne(
                                and(byId(message.id()), in(STATE, UNSENT), lte(LEASED_UNTIL, Fields.date(machine))),
                                set(LEASED_UNTIL, Fields.date(machine.plus(LEASE))))
                        .getMatchedCount()
                > 0;
    }

    /** It was sent. */
    public void sent(Message message) {
        messages.updateOne(
                byId(message.id()), combine(set(STATE, State.SENT.name()), set("error", null), inc("attempts", 1)));
    }

    /** The attempt failed; there will be another, perhaps to another point. */
    public void failed(Message message, String error, List<Integer> passed, Instant nextAt) {
        messages.updateOne(
                byId(message.id()),
                combine(
                        set(STATE, State.FAILED.name()),
                        set("error", error),
                        set("passed", passed),
                        set(NEXT_AT, Fields.date(nextAt)),
                        set(LEASED_UNTIL, Fields.date(Instant.EPOCH)),
                        inc("attempts", 1)));
    }

    /** Nothing was tried, because the other side is known to be away. */
    public void postponed(Message message, Instant nextAt) {
        messages.updateOne(
                byId(message.id()),
                combine(set(NEXT_AT, Fields.date(nextAt)), set(LEASED_UNTIL, Fields.date(Instant.EPOCH))));
    }

    /** Given up. */
    public void dead(Message message, String error) {
        messages.updateOne(
                byId(message.id()), combine(set(STATE, State.DEAD.name()), set("error", error), inc("attempts", 1)));
    }

    /** Once more from the first point, for its whole time; whether it was dead. A test stays with its point. */
    public boolean revive(Message message, Instant machine) {
        return messages.updateOne(
                                and(byId(message.id()), eq(STATE, State.DEAD.name())),
                                combine(
                                        set(STATE, State.WAITING.name()),
                                        set("passed", message.kind() == Kind.TEST ? message.passed() : List.of()),
                                        set(CREATED_AT, Fields.date(machine)),
                                        set(NEXT_AT, Fields.date(machine)),
                                        set(LEASED_UNTIL, Fields.date(Instant.EPOCH))))
                        .getMatchedCount()
                > 0;
    }

    /** Keeps it for the digest at the end of the window. */
    public void hold(Message message, Instant until) {
        messages.updateOne(
                byId(message.id()), combine(set(NOT_BEFORE, Fields.date(until)), set(TURN, Turn.HELD.name())));
    }

    /** It goes as a message of its own. */
    public void alone(Message message) {
        messages.updateOne(byId(message.id()), set(TURN, Turn.ALONE.name()));
    }

    /** What is kept for the digest of a person, oldest first. */
    public List<Message> held(UUID personId, Channel channel) {
        return list(and(
                eq("personId", personId.toString()),
                eq("channel", channel.name()),
                eq(STATE, State.WAITING.name()),
                eq(TURN, Turn.HELD.name())));
    }

    /** They went into a digest. */
    public void digested(UUID personId, Channel channel, List<UUID> notificationIds) {
        messages.updateMany(
                and(
                        eq("personId", personId.toString()),
                        eq("channel", channel.name()),
                        eq("kind", Kind.SINGLE.name()),
                        eq(TURN, Turn.HELD.name()),
                        in("notificationIds", Fields.texts(notificationIds))),
                set(STATE, State.DIGESTED.name()));
    }

    /** What a digest held did not arrive with it, or arrived after all. */
    public void carried(Message digest, boolean arrived) {
        State from = arrived ? State.DEAD : State.DIGESTED;
        State to = arrived ? State.DIGESTED : State.DEAD;
        messages.updateMany(
                and(
                        eq("personId", digest.personId().toString()),
                        eq("channel", digest.channel().name()),
                        eq("kind", Kind.SINGLE.name()),
                        eq(STATE, from.name()),
                        eq(TURN, Turn.HELD.name()),
                        in("notificationIds", Fields.texts(digest.notificationIds()))),
                combine(set(STATE, to.name()), set("error", arrived ? null : DIGEST_DEAD)));
    }

    /** Nobody needs to be told any more. */
    public void withdraw(UUID notificationId) {
        messages.deleteMany(and(
                eq("notificationIds", notificationId.toString()), eq("kind", Kind.SINGLE.name()), in(STATE, UNSENT)));
    }

    /** Nobody needs to be called any more. */
    public void withdrawCalls(UUID notificationId) {
        messages.deleteMany(and(
                eq("notificationIds", notificationId.toString()),
                eq("channel", Channel.PHONE.name()),
                in(STATE, UNSENT)));
    }

    /** The alarm is over for those who were not called yet. */
    public void withdrawAlarms() {
        messages.deleteMany(and(eq("kind", Kind.ALARM.name()), in(STATE, UNSENT)));
    }

    /** Those of a notification. */
    public List<Message> of(UUID notificationId) {
        return of(List.of(notificationId));
    }

    /** Those of some notifications. */
    public List<Message> of(List<UUID> notificationIds) {
        return list(
                and(in("notificationIds", Fields.texts(notificationIds)), eq("kind", Kind.SINGLE.name())),
                Integer.MAX_VALUE);
    }

    /** Those that were given up, oldest first. */
    public Page<Message> dead(int limit, @Nullable Cursor after) {
        Bson dead = eq(STATE, State.DEAD.name());
        return Page.of(
                messages.find(after == null ? dead : and(dead, after.younger())).sort(ascending(CREATED_AT, "_id")),
                limit,
                MessageFields::message);
    }

    /** How many were given up. */
    public long deadCount() {
        return messages.countDocuments(eq(STATE, State.DEAD.name()));
    }

    /** Those somebody has to call for now, all of them, oldest first. */
    public List<Message> toCall(Instant service) {
        return list(
                and(eq("channel", Channel.PHONE.name()), in(STATE, UNSENT), lte(NOT_BEFORE, Fields.date(service))),
                Integer.MAX_VALUE);
    }

    private List<Message> list(Bson filter) {
        return list(filter, AT_ONCE);
    }

    private List<Message> list(Bson filter, int limit) {
        var found = new ArrayList<Message>();
        for (Document one :
                messages.find(filter).sort(ascending(CREATED_AT, "_id")).limit(limit)) {
            found.add(MessageFields.message(one));
        }
        return found;
    }

    private static Bson byId(UUID id) {
        return eq("_id", id.toString());
    }
}
