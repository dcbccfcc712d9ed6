package jp.csirt.notification.api;

import static jp.csirt.notification.api.Route.Access.READER;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import jp.csirt.notification.domain.Channel;
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

    /** For so long somebody is called for what nobody can confirm. */
    private static final Duration NEWS = Duration.ofDays(1);

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
        return outbox.toCall(now).stream()
                .map(message -> line(message, present, now))
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
                && line.since().plus(NEWS).isBefore(now);
    }

    private CallLine line(Message message, Roster present, Instant now) {
        boolean open = office.isOpen(now);
        Optional<Notification> notification =
                notifications.find(message.notificationIds()).stream().findFirst();
        return new CallLine(
                message.id(),
                message.personId(),
                message.notBefore(),
                contacts.find(message.personId()).stream()
                        .flatMap(contact -> contact.points(Channel.PHONE, open).stream())
                        .map(ContactPoint::address)
                        .toList(),
                present.heldAt(now).stream()
                        .filter(holding -> holding.personId().equals(message.personId()))
                        .map(Holding::post)
                        .map(post -> glossary.post(post, Language.JA))
                        .toList(),
                notification
                        .map(asked -> glossary.matter(asked.request().what(), Language.JA))
                        .orElse(message.words().getOrDefault("状態", "")),
                notification.orElse(null));
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
