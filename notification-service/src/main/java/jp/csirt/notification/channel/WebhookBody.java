package jp.csirt.notification.channel;

import java.time.Instant;
import jp.csirt.notification.domain.ContactPoint.Format;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is posted to a webhook, in the shape that the receiver understands. */
final class WebhookBody {

    private static final JsonMapper JSON = JsonMapper.shared();

    private WebhookBody() {}

    static String of(Letter letter, @Nullable Format format, Instant at) {
        return switch (format == null ? Format.JSON : format) {
            case JSON -> plain(letter, at).toString();
            case SLACK ->
                JSON.createObjectNode()
                        .put("text", letter.subject() + "\n\n" + letter.text())
                        .toString();
            case TEAMS -> teams(letter).toString();
        };
    }

    private static ObjectNode plain(Letter letter, Instant at) {
        var body =
                JSON.createObjectNode().put("type", "jp.csirt.notification.v1").put("timestamp", at.toString());
        var data = body.putObject("data").put("messageId", letter.messageId().toString());
        letter.notificationIds().stream().map(Object::toString).forEach(data.putArray("notificationIds")::add);
        put(data, "number", letter.number());
        if (letter.level() != null) {
            data.put("level", letter.level());
        }
        data.put("subject", letter.subject()).put("text", letter.text());
        put(data, "dueAt", letter.dueAt());
        put(data, "confirmUrl", letter.confirmUrl());
        put(data, "incidentUrl", letter.incidentUrl());
        data.put("drill", letter.drill());
        return body;
    }

    private static void put(ObjectNode data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value.toString());
        }
    }

    private static ObjectNode teams(Letter letter) {
        var message = JSON.createObjectNode().put("type", "message");
        var content = message.putArray("attachments")
                .addObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .putObject("content")
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        var body = content.putArray("body");
        body.addObject()
                .put("type", "TextBlock")
                .put("text", letter.subject())
                .put("weight", "Bolder")
                .put("wrap", true);
        body.addObject()
                .put("type", "TextBlock")
                .put("text", letter.text().replace("\n", "\n\n"))
                .put("wrap", true);
        var actions = content.putArray("actions");
        if (letter.confirmUrl() != null) {
            actions.addObject().put("type", "Action.OpenUrl").put("title", "確認").put("url", letter.confirmUrl());
        }
        if (letter.incidentUrl() != null) {
            actions.addObject().put("type", "Action.OpenUrl").put("title", "事案").put("url", letter.incidentUrl());
        }
        return message;
    }
}
