package jp.csirt.notification.api;

import static jp.csirt.notification.api.Route.Access.READER;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.csirt.notification.domain.Channel;
import jp.csirt.notification.domain.Contact;
import jp.csirt.notification.domain.ContactPoint;
import jp.csirt.notification.domain.Holding;
import jp.csirt.notification.domain.Language;
import jp.csirt.notification.domain.Message;
import jp.csirt.notification.domain.Notification;
import jp.csirt.notification.domain.Notification.State;
import jp.csirt.notification.domain.OfficeHours;
import jp.csirt.notification.domain.Request;
import jp.csirt.notification.domain.Roster;
import jp.csirt.notification.store.Contacts;
import jp.csirt.notification.store.Notifications;
import jp.csirt.notification.store.Outbox;
import jp.csirt.notification.store.RosterStore;
import jp.csirt.notification.template.Glossary;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** 電話連絡票: whom somebody still has to call, and what about; as JSON or as a page to print. */
final class CallListRoutes {

    private final Outbox outbox;
    private final Notifications notifications;
    private final Contacts contacts;
    private final RosterStore roster;
    private final Glossary glossary;
    private final OfficeHours office;
    private final Clock clock;

    CallListRoutes(
            Outbox outbox,
            Notifications notifications,
            Contacts contacts,
            RosterStore roster,
            Glossary glossary,
            OfficeHours office,
            Clock clock) {
        this.outbox = outbox;
        this.notifications = notifications;
        this.contacts = contacts;
        this.roster = roster;
        this.glossary = glossary;
        this.office = office;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(Route.get("/v1/call-list", READER, this::list));
    }

    private Supplier<Reply> list(Call call) {
        call.allowOnly("incidentId");
        UUID incidentId = call.parameterId("incidentId");
        boolean html = call.prefersHtml();
        return () -> {
            Instant now = clock.instant();
            List<CallLine> lines = lines(incidentId, now);
            return html
                    ? Reply.page(200, CallListPage.of(lines, now))
                    : Reply.ok(Json.items(lines, CallListRoutes::shape));
        };
    }

    /** The urgent ones first, the others as they came. */
    private List<CallLine> lines(@Nullable UUID incidentId, Instant now) {
        Roster present = roster.read();
        Map<UUID, Contact> known = contacts.all();
        List<Message> calls = outbox.toCall(now);
        Map<UUID, Notification> asked = asked(calls);
        return calls.stream()
                .map(message -> line(message, asked, known, present, now))
                .filter(line -> !isOld(line, now))
                .filter(line -> incidentId == null
                        || (line.notification() != null
                                && line.notification().request().incidentId().equals(incidentId)))
                .sorted(Comparator.comparingInt(CallLine::urgency).reversed())
                .toList();
    }

    private static boolean isOld(CallLine line, Instant now) {
        return line.notification() != null
                && line.notification().state() == State.INFORMED
                && line.since().plus(Request.NEWS).isBefore(now);
    }

    private Map<UUID, Notification> asked(List<Message> calls) {
        List<UUID> ids = calls.stream()
                .flatMap(message -> message.notificationIds().stream())
                .toList();
        return notifications.find(ids).stream()
                .collect(Collectors.toMap(one -> one.request().notificationId(), one -> one));
    }

    private CallLine line(
            Message message, Map<UUID, Notification> asked, Map<UUID, Contact> known, Roster present, Instant now) {
        boolean open = office.isOpen(now);
        Contact contact = known.get(message.personId());
        Notification notification = message.notificationIds().isEmpty()
                ? null
                : asked.get(message.notificationIds().getFirst());
        return new CallLine(
                message.id(),
                message.personId(),
                message.notBefore(),
                contact == null
                        ? List.of()
                        : contact.points(Channel.PHONE, open).stream()
                                .map(ContactPoint::address)
                                .toList(),
                present.heldAt(now).stream()
                        .filter(holding -> holding.personId().equals(message.personId()))
                        .map(Holding::post)
                        .map(post -> glossary.post(post, Language.JA))
                        .toList(),
                notification == null
                        ? message.words().getOrDefault("状態", "")
                        : glossary.matter(notification.request().what(), Language.JA),
                notification);
    }

    private static ObjectNode shape(CallLine line) {
        ObjectNode body = Json.object()
                .put("messageId", line.messageId().toString())
                .put("personId", line.personId().toString());
        line.phones().forEach(body.putArray("phones")::add);
        line.posts().forEach(body.putArray("posts")::add);
        body.put("what", line.what());
        Notification notification = line.notification();
        if (notification != null) {
            Request request = notification.request();
            body.put("notificationId", request.notificationId().toString())
                    .put("incidentId", request.incidentId().toString())
                    .put("number", request.number())
                    .put("level", request.level())
                    .put("drill", request.drill());
            Json.put(body, "dueAt", request.dueAt());
            Json.put(body, "confirmBy", notification.confirmBy());
        }
        return body;
    }
}
