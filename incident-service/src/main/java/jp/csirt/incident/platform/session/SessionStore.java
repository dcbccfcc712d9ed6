package jp.csirt.incident.platform.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.csirt.incident.platform.account.Earlier;
import jp.csirt.incident.platform.mongo.InTime;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Collection {@code sessions}: {@code {_id: <digest of the secret>, personId, keyId, factor, posts, begunAt, seenAt, place,
 * epoch, before, out, failures}}, the last three from when the log-in is complete. It is asked each time, so that a session that ended on one node opens nothing on another.
 */
public final class SessionStore {

    private static final String ID = "_id";
    private static final String PERSON = "personId";
    private static final String BEGUN = "begunAt";
    private static final String SEEN = "seenAt";
    private static final String BEFORE = "before";
    private static final String OUT = "out";
    private static final String EPOCH = "epoch";
    private static final String FAILURES = "failures";

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
                .then(Mono.from(sessions.createIndex(ascending(PERSON, BEGUN))))
                .then();
    }

    /** Keeps a new session. */
    public Mono<Void> put(Kept session) {
        return InTime.first(sessions.insertOne(session.document())).then();
    }

    /** Keeps under another digest that the person has left. */
    public Mono<Void> putEnded(Kept session, String digest) {
        return InTime.first(
                        sessions.insertOne(session.document().append(ID, digest).append(SEEN, null)))
                .then();
    }

    /** Whose session it is or was; empty when there was none. */
    public Mono<UUID> person(String digest) {
        return InTime.first(sessions.find(and(eq(ID, digest), exists(PERSON))).first())
                .map(kept -> UUID.fromString(kept.getString(PERSON)));
    }

    /** The session of that digest, ended ones left out. */
    public Mono<Kept> find(String digest) {
        return InTime.first(sessions.find(open(eq(ID, digest))).first()).map(Kept::of);
    }

    /** The person's, ended ones left out, the latest first. */
    public Flux<Kept> all(UUID personId) {
        return InTime.all(sessions.find(open(of(personId))).sort(descending(BEGUN)))
                .map(Kept::of);
    }

    /** Records that it was used. */
    public Mono<Void> seen(String digest, Instant at) {
        return InTime.first(sessions.updateOne(open(eq(ID, digest)), set(SEEN, Date.from(at))))
                .then();
    }

    /** It goes on in another epoch of its person's account. */
    public Mono<Void> carry(String digest, int epoch) {
        return InTime.first(sessions.updateOne(open(eq(ID, digest)), set(EPOCH, epoch)))
                .then();
    }

    /** Ends one; what it was, empty when it had ended. Whose it was stays. */
    public Mono<Kept> end(String digest) {
        return InTime.first(sessions.findOneAndUpdate(open(eq(ID, digest)), set(SEEN, null)))
                .map(Kept::of);
    }

    /** Takes one away for good; what it was, empty when there is none. */
    public Mono<Kept> take(String digest) {
        return InTime.first(sessions.findOneAndDelete(open(eq(ID, digest)))).map(Kept::of);
    }

    /** Forgets what began before. */
    public Mono<Void> forget(Instant begunBefore) {
        return InTime.first(sessions.deleteMany(lt(BEGUN, Date.from(begunBefore))))
                .then();
    }

    private static Bson of(UUID personId) {
        return eq(PERSON, personId.toString());
    }

    /** Those that have not ended; an earlier edition kept them without their person, and they are worth nothing. */
    private static Bson open(Bson which) {
        return and(which, ne(SEEN, null), exists(PERSON));
    }

    /**
     * A session as it is kept.
     *
     * @param keyId of the demo's roster
     * @param factor how it is about the second factor, as the caller calls it
     * @param posts codes of those that were held at the log-in
     * @param epoch that of the person's account when the person was proved
     * @param earlier what was before; absent until the log-in is complete
     */
    public record Kept(
            String digest,
            UUID personId,
            @Nullable UUID keyId,
            String factor,
            List<String> posts,
            Instant begunAt,
            Instant seenAt,
            int epoch,
            @Nullable Earlier earlier,
            String place) {

        public Kept {
            posts = List.copyOf(posts);
        }

        /** The same under another digest, when more was proved. */
        public Kept as(String other, String proved) {
            return new Kept(other, personId, keyId, proved, posts, begunAt, seenAt, epoch, earlier, place);
        }

        /** The same of a log-in that is complete. */
        public Kept entered(Earlier before) {
            return new Kept(digest, personId, keyId, factor, posts, begunAt, seenAt, epoch, before, place);
        }

        private Document document() {
            var document = new Document(ID, digest)
                    .append(PERSON, personId.toString())
                    .append("keyId", keyId == null ? null : keyId.toString())
                    .append("factor", factor)
                    .append("posts", posts)
                    .append(BEGUN, Date.from(begunAt))
                    .append(SEEN, Date.from(seenAt))
                    .append(EPOCH, epoch)
                    .append("place", place);
            return earlier == null
                    ? document
                    : document.append(BEFORE, date(earlier.in()))
                            .append(OUT, date(earlier.out()))
                            .append(FAILURES, earlier.failures());
        }

        private static @Nullable Date date(@Nullable Instant at) {
            return at == null ? null : Date.from(at);
        }

        private static @Nullable Earlier earlier(Document document) {
            return document.containsKey(FAILURES) ? Earlier.of(document, BEFORE, OUT, FAILURES) : null;
        }

        private static Kept of(Document document) {
            return new Kept(
                    document.getString(ID),
                    UUID.fromString(document.getString(PERSON)),
                    Optional.ofNullable(document.getString("keyId"))
                            .map(UUID::fromString)
                            .orElse(null),
                    document.getString("factor"),
                    document.getList("posts", String.class),
                    document.getDate(BEGUN).toInstant(),
                    document.getDate(SEEN).toInstant(),
                    document.getInteger(EPOCH, 0),
                    earlier(document),
                    document.getString("place"));
        }
    }
}
