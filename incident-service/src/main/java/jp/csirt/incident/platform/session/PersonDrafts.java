package jp.csirt.incident.platform.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.WriteConcern;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import jp.csirt.incident.platform.mongo.InTime;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Mono;

/**
 * 書きかけ and 預かったファイル: {@code {_id, owner, place, person, at, name, bytes}}, all but person and time so that nobody who
 * reads the database reads them. A browser has one under each name, and all of its person's go over to the secret of the next
 * session. Names that differ only behind {@link #BESIDE} lie in one place beside each other.
 * The person is in it so that nobody's drafts drive out another's.
 */
public final class PersonDrafts {

    /** Ends the place in a name. */
    public static final String BESIDE = "#";

    private final MongoCollection<Document> drafts;
    private final int most;
    private final Duration kept;

    /**
     * The drafts of a collection.
     *
     * @param most of one person; the oldest go where there are more
     * @param kept for how long
     */
    public PersonDrafts(MongoDatabase database, String collection, int most, Duration kept) {
        this.drafts = database.getCollection(collection).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.most = most;
        this.kept = kept;
    }

    /** For what is asked at every page with a form. */
    public Mono<Void> createIndexes() {
        return Mono.from(drafts.createIndex(ascending("at")))
                .then(Mono.from(drafts.createIndex(ascending("place", "at"))))
                .then(Mono.from(drafts.createIndex(ascending("person", "at"))))
                .then();
    }

    /** Keeps it, in the place of what was kept before; what is too old goes. */
    public Mono<Void> put(String secret, UUID person, String name, byte[] content, Instant now) {
        return Mono.defer(() -> InTime.first(drafts.deleteMany(lt("at", Date.from(now.minus(kept)))))
                .then(put(document(secret, person, name, content, Date.from(now))))
                .then(dropOldest(person)));
    }

    /** The same where there are not more than so many of all persons together; else nothing is kept, and the answer is false. */
    public Mono<Boolean> putIfRoom(
            String secret, UUID person, String name, byte[] content, Instant now, int mostOfAll) {
        return put(secret, person, name, content, now)
                .then(Mono.defer(() -> InTime.first(drafts.countDocuments())))
                .flatMap(all ->
                        all <= mostOfAll ? Mono.just(true) : drop(secret, name).thenReturn(false));
    }

    /** Goes at that time, or when it would have gone where that is sooner. */
    public Mono<Void> leave(String secret, String name, Instant at) {
        Date put = Date.from(at.minus(kept));
        return InTime.first(drafts.updateOne(
                        and(eq("_id", DraftStore.id(secret, name)), gt("at", put)), set("at", put)))
                .then();
    }

    private static Document document(String secret, UUID person, String name, byte[] content, Date at) {
        return new Document("_id", DraftStore.id(secret, name))
                .append("owner", owner(secret))
                .append("place", place(secret, name))
                .append("person", person.toString())
                .append("at", at)
                .append("name", new Binary(DraftStore.encrypted(secret, name.getBytes(StandardCharsets.UTF_8))))
                .append("bytes", new Binary(DraftStore.encrypted(secret, content)));
    }

    /** What all drafts of the browser have in common. */
    private static String owner(String secret) {
        return DraftStore.id(secret, "");
    }

    private static String place(String secret, String name) {
        return DraftStore.id(secret, name.split(BESIDE, 2)[0] + BESIDE);
    }

    private Mono<Void> put(Document document) {
        return InTime.first(
                        drafts.replaceOne(eq("_id", document.get("_id")), document, new ReplaceOptions().upsert(true)))
                .then();
    }

    private Mono<Void> dropOldest(UUID person) {
        var own = eq("person", person.toString());
        return InTime.first(drafts.find(own)
                        .projection(include("at"))
                        .sort(descending("at"))
                        .skip(most)
                        .limit(1)
                        .first())
                .flatMap(first -> InTime.first(drafts.deleteMany(and(own, lte("at", first.getDate("at"))))))
                .then();
    }

    /** What is kept; empty when there is nothing. */
    public Mono<byte[]> find(String secret, String name) {
        return InTime.first(drafts.find(eq("_id", DraftStore.id(secret, name))).first())
                .flatMap(document -> DraftStore.decrypted(secret, document.get("bytes", Binary.class)));
    }

    /** What was kept last in a place; empty when there is nothing. */
    public Mono<byte[]> last(String secret, String place) {
        return InTime.first(drafts.find(eq("place", place(secret, place)))
                        .sort(descending("at"))
                        .first())
                .flatMap(document -> DraftStore.decrypted(secret, document.get("bytes", Binary.class)));
    }

    /** Forgets it. */
    public Mono<Void> drop(String secret, String name) {
        return InTime.first(drafts.deleteOne(eq("_id", DraftStore.id(secret, name))))
                .then();
    }

    /** Hands all drafts of the person on to the next secret; those of anybody else stay where they are. */
    public Mono<Void> pass(String secret, String next, UUID person) {
        return InTime.all(drafts.find(and(eq("owner", owner(secret)), eq("person", person.toString()))))
                .concatMap(document -> passed(document, secret, next, person))
                .then();
    }

    private Mono<Void> passed(Document document, String secret, String next, UUID person) {
        return Mono.zip(
                        DraftStore.decrypted(secret, document.get("name", Binary.class)),
                        DraftStore.decrypted(secret, document.get("bytes", Binary.class)))
                .flatMap(draft -> put(document(
                                next,
                                person,
                                new String(draft.getT1(), StandardCharsets.UTF_8),
                                draft.getT2(),
                                document.getDate("at")))
                        .then(InTime.first(drafts.deleteOne(eq("_id", document.get("_id"))))))
                .then();
    }
}
