package jp.csirt.notification.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.csirt.notification.domain.Channel;
import jp.csirt.notification.domain.Contact;
import jp.csirt.notification.domain.ContactPoint;
import jp.csirt.notification.domain.ContactPoint.Format;
import jp.csirt.notification.domain.ContactPoint.Hours;
import jp.csirt.notification.domain.Language;
import jp.csirt.notification.domain.QuietHours;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** 連絡先の保存: the only place where addresses lie, so that erasing them here erases them everywhere. */
public final class Contacts {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> contacts;

    public Contacts(Collections collections) {
        this.contacts = collections.of("contacts");
    }

    /** Puts one in the place of the one before. */
    public void put(Contact contact) {
        contacts.replaceOne(eq(contact.personId().toString()), document(contact), UPSERT);
    }

    /** Puts one where there is none. */
    public void putIfAbsent(Contact contact) {
        Collections.putIfAbsent(contacts, document(contact));
    }

    /** Still right today; whether there is one. */
    public boolean verified(UUID personId, Instant at) {
        return contacts.updateOne(eq(personId.toString()), set("verifiedAt", Fields.date(at)))
                        .getMatchedCount()
                > 0;
    }

    /** Erases it; whether there was one. */
    public boolean delete(UUID personId) {
        return contacts.deleteOne(eq(personId.toString())).getDeletedCount() > 0;
    }

    /** One. */
    public Optional<Contact> find(UUID personId) {
        return Optional.ofNullable(contacts.find(eq(personId.toString())).first())
                .map(Contacts::contact);
    }

    /** All, by person. */
    public Map<UUID, Contact> all() {
        var all = new LinkedHashMap<UUID, Contact>();
        for (Document one : contacts.find().sort(ascending("_id"))) {
            Contact contact = contact(one);
            all.put(contact.personId(), contact);
        }
        return all;
    }

    private static Document document(Contact contact) {
        List<Document> points = contact.points().stream()
                .map(point -> new Document("kind", point.kind().name())
                        .append("address", point.address())
                        .append("hours", point.hours().name())
                        .append("format", Fields.text(point.format()))
                        .append("secret", point.secret()))
                .toList();
        QuietHours quiet = contact.quietHours();
        return new Document("_id", contact.personId().toString())
                .append("language", contact.language().name())
                .append("points", points)
                .append("quietFrom", quiet == null ? null : quiet.from().toString())
                .append("quietTo", quiet == null ? null : quiet.to().toString())
                .append("verifiedAt", Fields.date(contact.verifiedAt()));
    }

    private static Contact contact(Document document) {
        List<ContactPoint> points = document.getList("points", Document.class).stream()
                .map(point -> new ContactPoint(
                        Channel.valueOf(point.getString("kind")),
                        point.getString("address"),
                        Hours.valueOf(point.getString("hours")),
                        format(point.getString("format")),
                        point.getString("secret")))
                .toList();
        String from = document.getString("quietFrom");
        String to = document.getString("quietTo");
        return new Contact(
                Fields.id(document, "_id"),
                Language.valueOf(document.getString("language")),
                points,
                from == null || to == null ? null : new QuietHours(LocalTime.parse(from), LocalTime.parse(to)),
                Fields.instant(document, "verifiedAt"));
    }

    private static @Nullable Format format(@Nullable String name) {
        return name == null ? null : Format.valueOf(name);
    }
}
