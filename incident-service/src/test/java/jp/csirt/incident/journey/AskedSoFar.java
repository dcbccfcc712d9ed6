package jp.csirt.incident.journey;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import jp.csirt.incident.platform.mongo.Await;
import org.bson.Document;

/** How many notifications and digests the log holds up to a position; they come a little after the acts that ask for them. */
final class AskedSoFar implements LongUnaryOperator {

    private static final Set<String> ASKING = Set.of("incident-watch", "digest");

    private final MongoDatabase database;
    private long seen;
    private long asked;

    AskedSoFar(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public synchronized long applyAsLong(long position) {
        var commits = Await.all(
                database.getCollection("commits")
                        .find(and(gt("_id", seen), lte("_id", position)))
                        .sort(ascending("_id"))
                        .projection(include("last", "aggregate")),
                Duration.ofSeconds(60));
        for (Document commit : commits) {
            seen = commit.getLong("_id");
            asked += ASKING.contains(String.valueOf(commit.getString("aggregate")))
                    ? commit.getLong("last") - seen + 1
                    : 0;
        }
        return asked;
    }
}
