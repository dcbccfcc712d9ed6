package jp.csirt.incident.platform.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import jp.csirt.incident.platform.mongo.InTime;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Collection {@code sessions}: {@code {_id: <digest of the secret>, keyId, begunAt, seenAt, before, place}}. It is asked
 * each time, so that a session that ended on one node opens nothing on another.
 */
public final class SessionStore {

    private static final String ID = "_id";
    private static final String KEY_ID = "keyId";
    private static final String BEGUN = "begunAt";
    private static final String SEEN = "seenAt";
    private static final String BEFORE = "before";
    private static final String PLACE = "place";

    private final MongoCollection<Document> sessions;

    public SessionStore(MongoDatabase database) {
        this.sessions = database.getCollection("sessions")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    /** Creates the indexes; harmless when they exist. */
    public Mono<Void> createIndexes() {
        return Mono.from(sessions.createIndex(ascending(SEEN)))
                .then(Mono.from(sessions.createIndex(ascending(KEY_ID, BEGUN))))
                .then();
    }

    /** Keeps a new session, with the time of the one before it. */
    public Mono<Void> put(String digest, UUID keyId, Instant at, String place) {
        return InTime.first(sessions.find(eq(KEY_ID, keyId.toString()))
                        .sort(descending(BEGUN))
                        .limit(1)
                        .first())
                .map(last -> last.getDate(BEGUN))
                .map(before -> document(digest, keyId, at, place).append(BEFORE, before))
                .defaultIfEmpty(document(digest, keyId, at, place))
                .flatMap(document -> InTime.first(sessions.insertOne(document)))
                .then();
    }

    private static Document document(String digest, UUID keyId, Instant at, String place) {
        return new Document(ID, digest)
                .append(KEY_ID, keyId.toString())
                .append(BEGUN, Date.from(at))
                .append(SEEN, Date.from(at))
                .append(PLACE, place);
    }

    /** The session of that digest, ended ones left out. */
    public Mono<Kept> find(String digest) {
        return InTime.first(sessions.find(and(eq(ID, digest), ne(SEEN, null))).first())
                .map(Kept::of);
    }

    /** Records that it was used. */
    public Mono<Void> seen(String digest, Instant at) {
        return InTime.first(sessions.updateOne(and(eq(ID, digest), ne(SEEN, null)), set(SEEN, Date.from(at))))
                .then();
    }

    /** Ends it; when it began stays, for the person's next log-in. */
    public Mono<Void> end(String digest) {
        return InTime.first(sessions.updateOne(eq(ID, digest), set(SEEN, null))).then();
    }

    /** Forgets what began before. */
    public Mono<Void> forget(Instant begunBefore) {
        return InTime.first(sessions.deleteMany(lt(BEGUN, Date.from(begunBefore))))
                .then();
    }

    /** A session as it is kept. */
    public record Kept(
            UUID keyId,
            Instant begunAt,
            Instant seenAt,
            @Nullable Instant before) {

        private static Kept of(Document document) {
            Date before = document.getDate(BEFORE);
            return new Kept(
                    UUID.fromString(document.getString(KEY_ID)),
                    document.getDate(BEGUN).toInstant(),
                    document.getDate(SEEN).toInstant(),
                    before == null ? null : before.toInstant());
        }
    }
}
