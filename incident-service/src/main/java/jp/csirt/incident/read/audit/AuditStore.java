package jp.csirt.incident.read.audit;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.audit.AuditEntry;
import jp.csirt.incident.domain.audit.AuditResult;
import jp.csirt.incident.domain.audit.KeyHolder;
import jp.csirt.incident.platform.eventstore.Rfc3339;
import jp.csirt.incident.platform.mongo.DuplicateKey;
import jp.csirt.incident.platform.view.ViewCollections;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The view {@code audit}: one document per entry under its position, so that its order is that of the log. */
public final class AuditStore {

    private static final String ID = "_id";

    private final ViewCollections views;

    public AuditStore(ViewCollections views) {
        this.views = views;
    }

    /** The entries before a position, with one or two database commands, and at most once a second a third. */
    public Mono<AuditPage> page(long before, int limit, boolean count) {
        return views.reading(rows -> {
            Mono<List<Document>> found = Flux.from(
                            rows.find(lt(ID, before)).sort(descending(ID)).limit(limit + 1))
                    .collectList();
            return count
                    ? Mono.zip(found, Mono.from(rows.countDocuments()), (page, all) -> page(page, limit, all))
                    : found.map(page -> page(page, limit, null));
        });
    }

    /** Writes a row to every collection of the view. */
    Mono<Void> put(long position, AuditEntry entry) {
        return views.writing()
                .flatMapMany(Flux::fromIterable)
                .concatMap(rows -> put(rows, position, entry))
                .then();
    }

    /** Writes a row; a position is always that of the same entry. */
    Mono<Void> put(MongoCollection<Document> rows, long position, AuditEntry entry) {
        return Mono.from(rows.replaceOne(eq(ID, position), row(position, entry), new ReplaceOptions().upsert(true)))
                .then()
                .onErrorResume(DuplicateKey::isCauseOf, there -> Mono.empty());
    }

    /** Removes every row, before the view is built anew. */
    Mono<Void> clear() {
        return views.writing()
                .flatMapMany(Flux::fromIterable)
                .concatMap(rows -> Mono.from(rows.deleteMany(new Document())))
                .then();
    }

    private static AuditPage page(List<Document> found, int limit, @Nullable Long count) {
        boolean more = found.size() > limit;
        List<Document> shown = more ? found.subList(0, limit) : found;
        return new AuditPage(
                shown.stream().map(AuditStore::row).toList(),
                more ? shown.getLast().getLong(ID) : null,
                count);
    }

    private static Document row(long position, AuditEntry entry) {
        KeyHolder actor = entry.actor();
        return new Document(ID, position)
                .append("at", Rfc3339.format(entry.at()))
                .append("keyId", actor == null ? null : actor.keyId())
                .append("personId", actor == null ? null : actor.personId().toString())
                .append("action", entry.action())
                .append("target", entry.target())
                .append("result", entry.result().name())
                .append("times", entry.times());
    }

    private static AuditPage.Row row(Document row) {
        String personId = row.getString("personId");
        return new AuditPage.Row(
                row.getLong(ID),
                new AuditEntry(
                        Instant.parse(row.getString("at")),
                        personId == null ? null : new KeyHolder(row.getString("keyId"), UUID.fromString(personId)),
                        row.getString("action"),
                        row.getString("target"),
                        AuditResult.valueOf(row.getString("result")),
                        row.getInteger("times")));
    }
}
