package jp.csirt.notification.store;

import java.time.Duration;
import java.util.List;
import jp.csirt.notification.domain.Post;
import jp.csirt.notification.domain.Request;
import org.bson.Document;

/** A request as a document. */
final class RequestFields {

    private RequestFields() {}

    static Document document(Request request) {
        return new Document("notificationId", request.notificationId().toString())
                .append("incidentId", request.incidentId().toString())
                .append("number", request.number())
                .append("level", request.level())
                .append("drill", request.drill())
                .append("kind", request.kind())
                .append("what", request.what())
                .append("clause", request.clause())
                .append("to", request.to().stream().map(Fields::document).toList())
                .append("then", request.then().stream().map(Fields::document).toList())
                .append("dueAt", Fields.dateOrNull(request.dueAt()))
                .append("confirmWithin", Fields.text(request.confirmWithin()));
    }

    static Request request(Document document) {
        String within = document.getString("confirmWithin");
        return new Request(
                Fields.id(document, "notificationId"),
                Fields.id(document, "incidentId"),
                document.getString("number"),
                document.getInteger("level"),
                document.getBoolean("drill"),
                document.getString("kind"),
                document.getString("what"),
                document.getString("clause"),
                posts(document, "to"),
                posts(document, "then"),
                Fields.instantOrNull(document, "dueAt"),
                within == null ? null : Duration.parse(within));
    }

    private static List<Post> posts(Document document, String name) {
        return document.getList(name, Document.class).stream().map(Fields::post).toList();
    }
}
