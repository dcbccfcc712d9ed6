package jp.csirt.notification.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import jp.csirt.notification.domain.Post;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Values as they lie in documents: ids and days as text, instants as dates. */
final class Fields {

    private Fields() {}

    static Date date(Instant at) {
        return Date.from(at);
    }

    static @Nullable Date dateOrNull(@Nullable Instant at) {
        return at == null ? null : Date.from(at);
    }

    static Instant instant(Document document, String name) {
        return document.getDate(name).toInstant();
    }

    static @Nullable Instant instantOrNull(Document document, String name) {
        Date date = document.getDate(name);
        return date == null ? null : date.toInstant();
    }

    static UUID id(Document document, String name) {
        return UUID.fromString(document.getString(name));
    }

    static @Nullable UUID idOrNull(Document document, String name) {
        String text = document.getString(name);
        return text == null ? null : UUID.fromString(text);
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    static @Nullable LocalDate dayOrNull(Document document, String name) {
        String text = document.getString(name);
        return text == null ? null : LocalDate.parse(text);
    }

    static List<String> texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    static List<UUID> ids(Document document, String name) {
        return document.getList(name, String.class).stream()
                .map(UUID::fromString)
                .toList();
    }

    static Post post(Document document) {
        return new Post(document.getString("post"), document.getString("unit"));
    }

    static Document document(Post post) {
        return new Document("post", post.role()).append("unit", post.unit());
    }
}
