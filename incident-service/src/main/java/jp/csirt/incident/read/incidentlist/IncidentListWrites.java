package jp.csirt.incident.read.incidentlist;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static java.util.stream.Collectors.toSet;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.platform.mongo.DuplicateKey;
import jp.csirt.incident.platform.view.ViewCollections;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 一覧の書込み: rows of many incidents at once, with one command for each collection of the view. */
public final class IncidentListWrites {

    private static final BulkWriteOptions EACH_FOR_ITSELF = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions OR_INSERT = new ReplaceOptions().upsert(true);

    private final ViewCollections views;

    public IncidentListWrites(ViewCollections views) {
        this.views = views;
    }

    /** Every collection a row must be written to. */
    Mono<List<MongoCollection<Document>>> writing() {
        return views.writing();
    }

    /** The incidents that some collection does not yet show up to their position. */
    Mono<Set<UUID>> behind(Map<UUID, Long> positions) {
        return views.writing()
                .flatMapMany(Flux::fromIterable)
                .concatMap(rows -> behind(rows, positions))
                .collect(HashSet::new, Set::addAll);
    }

    private static Mono<Set<UUID>> behind(MongoCollection<Document> rows, Map<UUID, Long> positions) {
        return Flux.from(rows.find(in("_id", texts(positions.keySet()))).projection(include("position")))
                .collectMap(row -> UUID.fromString(row.getString("_id")), row -> row.getLong("position"))
                .map(shown -> positions.keySet().stream()
                        .filter(id -> shown.getOrDefault(id, 0L) < positions.getOrDefault(id, 0L))
                        .collect(toSet()));
    }

    /** Writes rows to each collection, unless one of the same or a newer position is there; which of them had none at all. */
    Mono<Set<UUID>> put(List<MongoCollection<Document>> collections, Collection<IncidentListEntry> entries) {
        List<ReplaceOneModel<Document>> rows =
                entries.stream().map(IncidentListWrites::replacing).toList();
        return Flux.fromIterable(rows.isEmpty() ? List.<MongoCollection<Document>>of() : collections)
                .concatMap(collection -> Mono.from(collection.bulkWrite(rows, EACH_FOR_ITSELF))
                        .onErrorResume(MongoBulkWriteException.class, IncidentListWrites::withoutNewer))
                .collect(HashSet::new, IncidentListWrites::addInserted);
    }

    private static ReplaceOneModel<Document> replacing(IncidentListEntry entry) {
        Document row = IncidentListRow.of(entry);
        return new ReplaceOneModel<>(and(eq(row.get("_id")), lt("position", entry.position())), row, OR_INSERT);
    }

    private static Mono<BulkWriteResult> withoutNewer(MongoBulkWriteException refused) {
        return DuplicateKey.isAllOf(refused) ? Mono.just(refused.getWriteResult()) : Mono.error(refused);
    }

    private static void addInserted(Set<UUID> inserted, BulkWriteResult written) {
        written.getUpserts()
                .forEach(row ->
                        inserted.add(UUID.fromString(row.getId().asString().getValue())));
    }

    /** Removes incidents' rows from each collection. */
    Mono<Void> remove(List<MongoCollection<Document>> collections, Collection<UUID> incidentIds) {
        return Flux.fromIterable(incidentIds.isEmpty() ? List.<MongoCollection<Document>>of() : collections)
                .concatMap(rows -> Mono.from(rows.deleteMany(in("_id", texts(incidentIds)))))
                .then();
    }

    /** Removes every row, before the view is built anew. */
    Mono<Void> clear() {
        return views.writing()
                .flatMapMany(Flux::fromIterable)
                .concatMap(rows -> Mono.from(rows.deleteMany(new Document())))
                .then();
    }

    private static List<String> texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }
}
