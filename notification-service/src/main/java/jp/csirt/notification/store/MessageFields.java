package jp.csirt.notification.store;

import java.util.HashMap;
import java.util.List;
import jp.csirt.notification.domain.Channel;
import jp.csirt.notification.domain.Message;
import jp.csirt.notification.domain.Message.Kind;
import jp.csirt.notification.domain.Message.State;
import jp.csirt.notification.domain.Message.Turn;
import org.bson.Document;

/** A message as a document; it holds no address. */
final class MessageFields {

    private MessageFields() {}

    static Document document(Message message) {
        return new Document("_id", message.id().toString())
                .append("kind", message.kind().name())
                .append("personId", message.personId().toString())
                .append("channel", message.channel().name())
                .append("notificationIds", Fields.texts(message.notificationIds()))
                .append("rung", message.rung())
                .append("passed", message.passed())
                .append("state", message.state().name())
                .append("attempts", message.attempts())
                .append("createdAt", Fields.date(message.createdAt()))
                .append("notBefore", Fields.date(message.notBefore()))
                .append("nextAt", Fields.date(message.nextAt()))
                .append("error", message.error())
                .append("turn", message.turn().name())
                .append("words", new Document(new HashMap<String, Object>(message.words())));
    }

    static Message message(Document document) {
        var words = new HashMap<String, String>();
        document.get("words", Document.class).forEach((name, word) -> words.put(name, String.valueOf(word)));
        return new Message(
                Fields.id(document, "_id"),
                Kind.valueOf(document.getString("kind")),
                Fields.id(document, "personId"),
                Channel.valueOf(document.getString("channel")),
                Fields.ids(document, "notificationIds"),
                document.getInteger("rung"),
                document.getList("passed", Integer.class, List.of()),
                State.valueOf(document.getString("state")),
                document.getInteger("attempts"),
                Fields.instant(document, "createdAt"),
                Fields.instant(document, "notBefore"),
                Fields.instant(document, "nextAt"),
                document.getString("error"),
                Turn.valueOf(document.getString("turn")),
                words);
    }
}
