package jp.csirt.notification.api;

import static jp.csirt.notification.api.Route.Access.ADMINISTRATOR;
import static jp.csirt.notification.api.Route.Access.READER;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import jp.csirt.notification.digest.PlainMessages;
import jp.csirt.notification.digest.Reachability;
import jp.csirt.notification.domain.Contact;
import jp.csirt.notification.domain.ContactPoint;
import jp.csirt.notification.domain.Holding;
import jp.csirt.notification.domain.QuietHours;
import jp.csirt.notification.outbox.LimitText;
import jp.csirt.notification.store.Contacts;
import jp.csirt.notification.store.RosterStore;
import tools.jackson.databind.node.ObjectNode;

/** 職と連絡先. */
final class ContactRoutes {

    private final RosterStore roster;
    private final Contacts contacts;
    private final PlainMessages messages;
    private final Runnable news;
    private final Clock clock;

    /**
     * The routes.
     *
     * @param news is told when there is something to send
     */
    ContactRoutes(RosterStore roster, Contacts contacts, PlainMessages messages, Runnable news, Clock clock) {
        this.roster = roster;
        this.contacts = contacts;
        this.messages = messages;
        this.news = news;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/posts", READER, call -> {
                    call.allowOnly();
                    return this::posts;
                }),
                Route.get("/v1/contacts", ADMINISTRATOR, call -> {
                    call.allowOnly();
                    return () -> Reply.ok(Json.items(List.copyOf(contacts.all().values()), ContactRoutes::shape));
                }),
                Route.get("/v1/contacts/{personId}", ADMINISTRATOR, call -> {
                    call.allowOnly();
                    Contact contact = known(call);
                    return () -> Reply.ok(shape(contact));
                }),
                Route.put("/v1/contacts/{personId}", ADMINISTRATOR, call -> {
                    UUID personId = call.id("personId");
                    call.allowOnly();
                    Contact before = contacts.find(personId).orElse(null);
                    var request = new ContactRequest(before);
                    Contact contact = request.read(personId, call.body().json(), clock.instant());
                    return () -> {
                        contacts.put(contact);
                        return Reply.ok(shape(contact, request.made()));
                    };
                }),
                Route.delete("/v1/contacts/{personId}", ADMINISTRATOR, call -> {
                    UUID personId = known(call).personId();
                    call.allowOnly();
                    return () -> {
                        contacts.delete(personId);
                        return Reply.nothing();
                    };
                }),
                Route.post("/v1/contacts/{personId}/test", ADMINISTRATOR, this::test),
                Route.post("/v1/contacts/{personId}/verification", ADMINISTRATOR, this::verify));
    }

    private Reply posts() {
        Instant now = clock.instant();
        Map<UUID, Contact> known = contacts.all();
        List<Holding> held = roster.read().heldAt(now);
        return Reply.ok(Json.items(
                held,
                holding -> Json.post(holding.post())
                        .put("personId", holding.personId().toString())
                        .put(
                                "contact",
                                Reachability.of(known.get(holding.personId()), now)
                                        .name())));
    }

    private Supplier<Reply> test(Call call) {
        Contact contact = known(call);
        call.allowOnly();
        call.body().json().orRefuse();
        return () -> {
            Instant now = clock.instant();
            messages.test(contact, now, LimitText.of(now, contact.language()));
            news.run();
            return Reply.of(
                    202, Json.object().put("personId", contact.personId().toString()));
        };
    }

    private Supplier<Reply> verify(Call call) {
        Contact contact = known(call);
        call.allowOnly();
        call.body().json().orRefuse();
        return () -> {
            Instant now = clock.instant();
            contacts.verified(contact.personId(), now);
            return Reply.of(
                    202,
                    Json.object().put("personId", contact.personId().toString()).put("verifiedAt", now.toString()));
        };
    }

    private Contact known(Call call) {
        return contacts.find(call.id("personId")).orElseThrow(Refusal::notFound);
    }

    private static ObjectNode shape(Contact contact) {
        return shape(contact, Set.of());
    }

    private static ObjectNode shape(Contact contact, Set<String> made) {
        ObjectNode body = Json.object()
                .put("personId", contact.personId().toString())
                .put("language", contact.language().code());
        var points = body.putArray("points");
        var told = new HashSet<>(made);
        for (ContactPoint point : contact.points()) {
            ObjectNode shape = points.addObject()
                    .put("kind", point.kind().name())
                    .put("address", point.address())
                    .put("hours", point.hours().name());
            Json.put(shape, "format", point.format());
            if (point.secret() != null && told.remove(point.secret())) {
                shape.put("secret", point.secret());
            }
        }
        QuietHours quiet = contact.quietHours();
        if (quiet != null) {
            body.putObject("quietHours")
                    .put("from", quiet.from().toString())
                    .put("to", quiet.to().toString());
        }
        return body.put("verifiedAt", contact.verifiedAt().toString());
    }
}
