package jp.csirt.incident.platform.deadline;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.csirt.incident.platform.eventstore.Rfc3339;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.mongo.DuplicateKey;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Collection {@code deadlines}. Its calls wait for the database; every question has its index. */
public final class DeadlineStore {

    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final Bson OLDEST_FIRST = ascending("state", "at", "_id");

    private final MongoCollection<Document> deadlines;

    public DeadlineStore(MongoDatabase database) {
        this.deadlines = database.getCollection("deadlines")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    /** Creates the indexes; harmless when they exist. */
    public void createIndexes() {
        first(deadlines.createIndexes(
                List.of(new IndexModel(OLDEST_FIRST), new IndexModel(ascending("name", "scope")))));
    }

    /** How many are due and did not take effect yet. */
    public long due(Instant now) {
        return count(and(isOpen(), lte("at", Rfc3339.format(now))));
    }

    /** How many wait for their time or their effect. */
    public long open() {
        return count(isOpen());
    }

    /** How many belong to nobody that can be loaded. */
    public long orphaned() {
        return count(eq("state", DeadlineState.ORPHANED.name()));
    }

    /** Sets it, unless it is set already. */
    void add(StoredDeadline deadline) {
        try {
            first(deadlines.insertOne(deadline.toDocument()));
        } catch (MongoWriteException e) {
            if (!DuplicateKey.isCauseOf(e)) {
                throw e;
            }
        }
    }

    /** Those due at {@code now}, oldest first, from after {@code last} on. */
    List<StoredDeadline> due(Instant now, @Nullable StoredDeadline last, int limit) {
        Bson due = and(isOpen(), lte("at", Rfc3339.format(now)));
        return Await.all(
                        deadlines
                                .find(last == null ? due : and(due, after(last)))
                                .sort(OLDEST_FIRST)
                                .limit(limit),
                        WITHIN)
                .stream()
                .map(StoredDeadline::from)
                .toList();
    }

    /** The oldest that is due at {@code now}. */
    Optional<StoredDeadline> oldest(Instant now) {
        return due(now, null, 1).stream().findFirst();
    }

    /** Whether it is still to fire. */
    boolean isOpen(String id) {
        return first(deadlines.find(and(eq(id), isOpen())).first()) != null;
    }

    /** Took effect, or is not wanted any more. */
    void remove(String id) {
        first(deadlines.deleteOne(eq(id)));
    }

    void removeAll(String name) {
        first(deadlines.deleteMany(eq("name", name)));
    }

    /** Removes those of the scope with that name, but not the ones with these ids. */
    void removeAllBut(List<String> ids, String name, StoredScope scope) {
        first(deadlines.deleteMany(and(eq("name", name), eq("scope", scope.toString()), nin("_id", ids))));
    }

    /** Nobody it belongs to can be loaded. */
    void orphan(String id) {
        first(deadlines.updateOne(eq(id), set("state", DeadlineState.ORPHANED.name())));
    }

    private static Bson isOpen() {
        return eq("state", DeadlineState.OPEN.name());
    }

    private static Bson after(StoredDeadline last) {
        String at = Rfc3339.format(last.at());
        return and(
                gte("at", at), or(gt("at", at), and(eq("at", at), gt("_id", last.id())))); // the first bounds the index
    }

    private long count(Bson which) {
        Long count = first(deadlines.countDocuments(which));
        return count == null ? 0 : count;
    }

    private static <T> @Nullable T first(Publisher<T> question) {
        return Await.first(question, WITHIN);
    }
}
