package jp.csirt.incident.platform.eventstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Snapshots: collection {@code snapshots}, one document per aggregate, of which the newest stays. The product takes none. */
final class Snapshots {

    private final MongoCollection<Document> snapshots;

    Snapshots(MongoDatabase database) {
        this.snapshots = database.getCollection("snapshots")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadPreference(ReadPreference.primary());
    }

    /** Keeps the snapshot unless a newer one is there. */
    Mono<Void> store(LoggedEvent snapshot) {
        var document = snapshot.event()
                .toDocument()
                .append("_id", snapshot.aggregateId())
                .append("aggregate", snapshot.type());
        return Mono.from(snapshots.replaceOne(
                        and(
                                eq("_id", snapshot.aggregateId()),
                                lte("sequence", snapshot.event().sequence())),
                        document,
                        new ReplaceOptions().upsert(true)))
                .onErrorResume(MongoWriteException.class, e -> isNewerThere(e) ? Mono.empty() : Mono.error(e))
                .then();
    }

    /** The snapshot of an aggregate. */
    Mono<LoggedEvent> of(String aggregateId) {
        return Mono.from(snapshots.find(eq("_id", aggregateId)).first())
                .map(snapshot ->
                        new LoggedEvent(snapshot.getString("aggregate"), aggregateId, StoredEvent.from(snapshot)));
    }

    /** The filter leaves a newer one out, so that the insertion meets its id. */
    private static boolean isNewerThere(MongoWriteException e) {
        return e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}
