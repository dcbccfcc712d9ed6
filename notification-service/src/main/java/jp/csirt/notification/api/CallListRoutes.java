package jp.csirt.notification.api;

import static jp.csirt.notification.api.Route.Access.READER;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.csirt.notification.domain.Channel;
import jp.csirt.notification.domain.ContactPoint;
import jp.csirt.notification.domain.Holding;
import jp.csirt.notification.domain.Language;
import jp.csirt.notification.domain.Message;
import jp.csirt.notification.domain.Notification;
import jp.csirt.notification.domain.OfficeHours;
import jp.csirt.notification.domain.Request;
import jp.csirt.notification.domain.Roster;
import jp.csirt.notification.outbox.Composer;
import jp.csirt.notification.store.Contacts;
import jp.csirt.notification.store.Notifications;
import jp.csirt.notification.store.Outbox;
import jp.csirt.notification.store.RosterStore;
import jp.csirt.notification.template.Glossary;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
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

    /** One call; {@code request} is absent where the feed itself is away. */
    private record Line(
            Message message,
            List<String> phones,
            List<String> posts,
            @Nullable Notification notification) {}

    private Supplier<Reply> list(Call call) {
        call.allowOnly("incidentId");
        UUID incidentId = call.parameterId("incidentId");
        boolean html = call.prefersHtml();
        return () -> {
            List<Line> lines = lines(incidentId);
            return html ? Reply.page(200, page(lines)) : Reply.ok(Json.items(lines, this::shape));
        };
    }

    private List<Line> lines(@Nullable UUID incidentId) {
        Roster present = roster.read();
        return outbox.toCall().stream()
                .map(message -> line(message, present))
                .filter(line -> incidentId == null
                        || (line.notification() != null
                                && line.notification().request().incidentId().equals(incidentId)))
                .toList();
    }

    private Line line(Message message, Roster present) {
        boolean open = office.isOpen(clock.instant());
        return new Line(
                message,
                contacts.find(message.personId()).stream()
                        .flatMap(contact -> contact.points(Channel.PHONE, open).stream())
                        .map(ContactPoint::address)
                        .toList(),
                present.heldAt(clock.instant()).stream()
                        .filter(holding -> holding.personId().equals(message.personId()))
                        .map(Holding::post)
                        .map(post -> glossary.post(post, Language.JA))
                        .toList(),
                notifications.find(message.notificationIds()).stream()
                        .findFirst()
                        .orElse(null));
    }

    private ObjectNode shape(Line line) {
        ObjectNode body = Json.object()
                .put("messageId", line.message().id().toString())
                .put("personId", line.message().personId().toString());
        line.phones().forEach(body.putArray("phones")::add);
        line.posts().forEach(body.putArray("posts")::add);
        body.put("what", what(line));
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

    private String what(Line line) {
        return Optional.ofNullable(line.notification())
                .map(Notification::request)
                .map(request -> glossary.matter(request.what(), Language.JA))
                .orElse(line.message().words().getOrDefault("状態", ""));
    }

    private String page(List<Line> lines) {
        String rows = lines.stream().map(this::row).collect(Collectors.joining("\n"));
        return """
                <!DOCTYPE html>
                <html lang="ja"><head><meta charset="UTF-8"><title>電話連絡票</title>
                <style>body{font-family:sans-serif}table{border-collapse:collapse;width:100%%}
                th,td{border:1px solid #333;padding:.4em;text-align:left;vertical-align:top}
                tr{break-inside:avoid}</style></head>
                <body><h1>電話連絡票</h1><p>%s 現在 %d件</p>
                <table><thead><tr><th>職</th><th>電話</th><th>管理番号</th><th>レベル</th><th>用件</th><th>期限</th>
                <th>連絡した時刻・相手・連絡者</th></tr></thead>
                <tbody>
                %s
                </tbody></table></body></html>
                """.formatted(Composer.time(clock.instant(), Language.JA), lines.size(), rows);
    }

    private String row(Line line) {
        Request request =
                line.notification() == null ? null : line.notification().request();
        String drill = request != null && request.drill() ? "【訓練】" : "";
        return "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td></td></tr>"
                .formatted(
                        cell(String.join("、", line.posts())),
                        cell(String.join("、", line.phones())),
                        cell(drill + (request == null ? "" : request.number())),
                        request == null ? "" : request.level(),
                        cell(what(line)),
                        cell(request == null ? "" : Composer.time(request.dueAt(), Language.JA)));
    }

    private static String cell(String text) {
        return Objects.requireNonNull(HtmlUtils.htmlEscape(text, "UTF-8"));
    }
}
