package jp.csirt.incident.platform.apikey;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import jp.csirt.incident.platform.mongo.InTime;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * Collection {@code api-keys}: {@code {_id: <hash>, keyId, lastUsedAt}}. Which key a hash belongs to never changes; whether
 * the key still opens anything is not decided here. Hashes of keys that never came to be mean nothing.
 */
public final class ApiKeyHashes {

    private static final String ID = "_id";
    private static final String KEY_ID = "keyId";
    private static final String LAST_USED = "lastUsedAt";
    private static final int MOST_KNOWN = 10_000;
    private static final Duration BETWEEN_USES = Duration.ofMinutes(1);

    private final MongoCollection<Document> keys;
    private final ConcurrentMap<String, UUID> known = new ConcurrentHashMap<>();
    private final ConcurrentMap<UUID, Instant> written = new ConcurrentHashMap<>();

    public ApiKeyHashes(MongoDatabase database) {
        this.keys = database.getCollection("api-keys")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    /** Keeps the hash of a new key. */
    public Mono<Void> put(String hash, UUID keyId) {
        return InTime.first(keys.insertOne(new Document(ID, hash).append(KEY_ID, keyId.toString())))
                .then();
    }

    /** The key with that hash; empty when there is none. */
    public Mono<UUID> find(String hash) {
        UUID keyId = known.get(hash);
        return keyId != null
                ? Mono.just(keyId)
                : InTime.first(keys.find(eq(ID, hash)).first())
                        .map(document -> UUID.fromString(document.getString(KEY_ID)))
                        .doOnNext(found -> remember(hash, found));
    }

    /** Records that a key was used; writes at most once a minute for each key, whichever node it was used on. */
    public Mono<Void> used(String hash, UUID keyId, Instant at) {
        Instant last = written.get(keyId);
        if (last != null && last.plus(BETWEEN_USES).isAfter(at)) {
            return Mono.empty();
        }
        written.put(keyId, at);
        String before = at.minus(BETWEEN_USES).toString();
        return InTime.first(keys.updateOne(
                        and(eq(ID, hash), or(exists(LAST_USED, false), lt(LAST_USED, before))),
                        set(LAST_USED, at.toString())))
                .then();
    }

    /** When each key was last used, by its id; keys never used are missing. */
    public Mono<Map<UUID, Instant>> lastUses() {
        return InTime.all(keys.find(exists(LAST_USED)))
                .collectMap(
                        document -> UUID.fromString(document.getString(KEY_ID)),
                        document -> Instant.parse(document.getString(LAST_USED)));
    }

    private void remember(String hash, UUID keyId) {
        if (known.size() < MOST_KNOWN) {
            known.put(hash, keyId);
        }
    }
}
