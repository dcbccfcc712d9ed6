package jp.csirt.incident.platform.reachability;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.platform.mongo.InTime;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Mono;

/** One document, {@code {_id: "last", at, missing, stale}}: no part of the record, and told anew by whoever told it. */
public final class ReachabilityStore {

    private static final Bson LAST = eq("_id", "last");
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> told;

    public ReachabilityStore(MongoDatabase database) {
        this.told = database.getCollection("reachability");
    }

    /** Replaces what was told before. */
    public Mono<Void> put(Unreached unreached) {
        var document = new Document("_id", "last")
                .append("at", Date.from(unreached.at()))
                .append("missing", texts(unreached.missing()))
                .append("stale", texts(unreached.stale()));
        return InTime.first(told.replaceOne(LAST, document, UPSERT)).then();
    }

    /** What was told last; empty while nothing was. */
    public Mono<Unreached> last() {
        return InTime.first(told.find(LAST).first())
                .map(last -> new Unreached(last.getDate("at").toInstant(), ids(last, "missing"), ids(last, "stale")));
    }

    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    private static List<UUID> ids(Document document, String name) {
        return document.getList(name, String.class).stream()
                .map(UUID::fromString)
                .toList();
    }

    /**
     * Who cannot be reached.
     *
     * @param at when it was told, in milliseconds
     * @param missing persons without contact points
     * @param stale persons whose points nobody has verified for long
     */
    public record Unreached(Instant at, List<UUID> missing, List<UUID> stale) {}
}
