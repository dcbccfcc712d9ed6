package jp.csirt.incident.platform.session;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import jp.csirt.incident.platform.mongo.InTime;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * 進み具合: {@code {_id, at, stage, done, all}}, for some minutes, so that every node can tell how far a task is that one of
 * them carries out; only to the session that began it. Nothing is lost with it.
 */
public final class ProgressStore {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> told;

    public ProgressStore(MongoDatabase database) {
        this.told = database.getCollection("progress");
    }

    /** Creates the index by which what is over is found. */
    public Mono<Void> createIndexes() {
        return Mono.from(told.createIndex(Indexes.ascending("at"))).then();
    }

    /** Replaces what was told of the task before, and forgets tasks that are long over. */
    public Mono<Void> tell(String secret, String task, Reached reached) {
        String id = DraftStore.id(secret, task);
        return InTime.first(told.deleteMany(lt("at", Date.from(reached.at().minus(KEPT)))))
                .then(InTime.first(told.replaceOne(
                        eq("_id", id),
                        new Document("_id", id)
                                .append("at", Date.from(reached.at()))
                                .append("stage", reached.stage())
                                .append("done", reached.done())
                                .append("all", reached.all()),
                        UPSERT)))
                .then();
    }

    /** What was told last; empty when nothing was. */
    public Mono<Reached> find(String secret, String task) {
        return InTime.first(told.find(eq("_id", DraftStore.id(secret, task))).first())
                .map(last -> new Reached(
                        last.getDate("at").toInstant(),
                        last.getString("stage"),
                        last.getLong("done"),
                        last.getLong("all")));
    }

    /**
     * How far a task is.
     *
     * @param at when it was told, in milliseconds
     */
    public record Reached(Instant at, String stage, long done, long all) {}
}
