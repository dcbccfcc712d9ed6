package jp.csirt.incident.platform.checkpoint;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import jp.csirt.incident.platform.mongo.InTime;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Collection {@code checkpoints}, one document per position. */
public final class CheckpointStore {

    private static final String ID = "_id";

    private final MongoCollection<Document> checkpoints;

    public CheckpointStore(MongoDatabase database) {
        this.checkpoints = database.getCollection("checkpoints")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    /** The one of the highest position; empty when there is none. */
    public Mono<Checkpoint> newest() {
        return InTime.first(checkpoints.find().sort(Sorts.descending(ID)).first())
                .map(CheckpointStore::checkpoint);
    }

    /** All up to a position, oldest first. */
    public Flux<Checkpoint> upTo(long position) {
        return Flux.from(checkpoints.find(Filters.lte(ID, position)).sort(Sorts.ascending(ID)))
                .map(CheckpointStore::checkpoint);
    }

    /** Those before a position, newest first. */
    public Flux<Checkpoint> before(long position, int most) {
        return InTime.all(checkpoints
                        .find(Filters.lt(ID, position))
                        .sort(Sorts.descending(ID))
                        .limit(most))
                .map(CheckpointStore::checkpoint);
    }

    Mono<Void> insert(Checkpoint checkpoint) {
        return Mono.from(checkpoints.insertOne(new Document(ID, checkpoint.position())
                        .append("hash", checkpoint.hash())
                        .append("at", checkpoint.at())
                        .append("signature", checkpoint.signature())
                        .append("publicKey", checkpoint.publicKey())))
                .then();
    }

    /** Whatever lies there; a document that somebody has spoilt becomes a checkpoint that is not genuine. */
    private static Checkpoint checkpoint(Document stored) {
        return new Checkpoint(
                stored.get(ID) instanceof Number position ? position.longValue() : 0,
                String.valueOf(stored.get("hash")),
                String.valueOf(stored.get("at")),
                String.valueOf(stored.get("signature")),
                String.valueOf(stored.get("publicKey")));
    }
}
