package jp.csirt.notification.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;

/** 文面の保存: those that differ from the built-in ones. */
public final class TemplateStore {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> templates;

    public TemplateStore(Collections collections) {
        this.templates = collections.of("templates");
    }

    /** The one in force, unless it is the built-in one. */
    public Optional<Own> find(String name) {
        return Optional.ofNullable(templates.find(eq(name)).first())
                .map(found -> new Own(
                        found.getInteger("version"),
                        found.getString("subject"),
                        found.getString("text"),
                        Fields.id(found, "by"),
                        Fields.instant(found, "at")));
    }

    /** Puts one in force. */
    public void put(String name, Own own) {
        templates.replaceOne(
                eq(name),
                new Document("_id", name)
                        .append("version", own.version())
                        .append("subject", own.subject())
                        .append("text", own.text())
                        .append("by", own.by().toString())
                        .append("at", Fields.date(own.at())),
                UPSERT);
    }

    /** An installation's own. */
    public record Own(int version, String subject, String text, UUID by, Instant at) {}
}
