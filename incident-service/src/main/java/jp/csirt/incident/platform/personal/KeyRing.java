package jp.csirt.incident.platform.personal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import jp.csirt.incident.platform.mongo.InTime;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The subjects' keys: collection {@code subject-keys}, {@code {_id, wrapped, masterKeyId, createdAt, destroyedAt}}. A key
 * is made on first use, by any node; the unique id decides whose. A destroyed one stays as a document without the key, so
 * that it is never made again.
 */
public final class KeyRing {

    private static final String ID = "_id";
    private static final String WRAPPED = "wrapped";
    private static final String MASTER = "masterKeyId";
    private static final String CREATED = "createdAt";
    private static final String DESTROYED = "destroyedAt";
    private static final int MOST_CACHED = 4096;
    private static final Duration EXPIRY = Duration.ofSeconds(30);

    private final MongoCollection<Document> keys;
    private final Clock machineClock;
    private final KeyCache cache;
    private volatile Map<String, MasterKey> masters;
    private volatile MasterKey current;

    public KeyRing(MongoDatabase database, MasterKey master, Clock machineClock) {
        this(database, master, machineClock, System::nanoTime);
    }

    KeyRing(MongoDatabase database, MasterKey master, Clock machineClock, LongSupplier nanos) {
        this.keys = database.getCollection("subject-keys")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        this.machineClock = machineClock;
        this.cache = new KeyCache(MOST_CACHED, EXPIRY, nanos);
        this.current = master;
        this.masters = Map.of(master.id(), master);
    }

    /** Whether a database holds keys that need the master key under which they were wrapped. */
    public static Mono<Boolean> holdsKeys(MongoDatabase database) {
        return Mono.from(database.getCollection("subject-keys")
                        .find(exists(WRAPPED))
                        .first())
                .hasElement();
    }

    /** The subject's key, made when there is none yet. */
    public Mono<SubjectKey> obtain(String id) {
        return load(Set.of(id)).flatMap(found -> {
            SubjectKey key = found.get(id);
            return key == null ? create(id) : Mono.just(key);
        });
    }

    /** The keys there are for these ids, at most one question to the database; unknown ones are missing. */
    public Mono<Map<String, SubjectKey>> load(Collection<String> ids) {
        return Mono.defer(() -> {
            Map<String, SubjectKey> found = new HashMap<>();
            Set<String> missing = new HashSet<>();
            for (String id : ids) {
                SubjectKey key = cache.get(id);
                if (key == null) {
                    missing.add(id);
                } else {
                    found.put(id, key);
                }
            }
            return missing.isEmpty() ? Mono.just(found) : read(missing, found);
        });
    }

    private Mono<Map<String, SubjectKey>> read(Set<String> ids, Map<String, SubjectKey> found) {
        long readAt = cache.now();
        return InTime.all(keys.find(in(ID, ids)))
                .map(document -> cache.put(unwrapped(document), readAt))
                .doOnNext(key -> found.put(key.id(), key))
                .then(Mono.just(found));
    }

    private Mono<SubjectKey> create(String id) {
        return Mono.defer(() -> {
            long readAt = cache.now();
            byte[] bytes = AesGcm.random(AesGcm.KEY_BYTES);
            MasterKey master = current;
            Document document = new Document(ID, id)
                    .append(WRAPPED, new Binary(master.wrap(id, bytes)))
                    .append(MASTER, master.id())
                    .append(CREATED, machineClock.instant().toString());
            return InTime.first(keys.insertOne(document))
                    .map(inserted -> cache.put(SubjectKey.of(id, bytes), readAt))
                    .onErrorResume(
                            KeyRing::isDuplicate, lost -> load(Set.of(id)).mapNotNull(found -> found.get(id)));
        });
    }

    /** Lets go of the keys that were kept long enough, so that one destroyed elsewhere does not stay in memory. */
    public void expire() {
        cache.expire();
    }

    /** Removes a key for good: what was written under it reads as {@link SubjectKey#ERASED} from now on. */
    public Mono<Void> destroy(String id) {
        String now = machineClock.instant().toString();
        Bson end = combine(set(DESTROYED, now), setOnInsert(CREATED, now), unset(WRAPPED), unset(MASTER));
        return Mono.from(keys.updateOne(
                        and(eq(ID, id), exists(DESTROYED, false)), end, new UpdateOptions().upsert(true)))
                .onErrorResume(KeyRing::isDuplicate, already -> Mono.empty())
                .then(Mono.fromRunnable(() -> {
                    cache.clear();
                    cache.put(SubjectKey.destroyed(id), cache.now());
                }));
    }

    /**
     * Wraps every key anew, one by one; what was done before an interruption is not done again. New keys take the new
     * master key from now on.
     *
     * @return how many keys were wrapped anew
     */
    public Mono<Long> rotate(MasterKey newMaster) {
        return Mono.defer(() -> {
            MasterKey old = current;
            masters = old.id().equals(newMaster.id())
                    ? Map.of(newMaster.id(), newMaster)
                    : Map.of(old.id(), old, newMaster.id(), newMaster);
            current = newMaster;
            return Flux.from(keys.find(and(exists(WRAPPED), ne(MASTER, newMaster.id()))))
                    .concatMap(document -> rewrap(document, newMaster))
                    .reduce(0L, Long::sum);
        });
    }

    /** Only where nobody changed or destroyed it meanwhile. */
    private Mono<Long> rewrap(Document document, MasterKey master) {
        String id = document.getString(ID);
        byte[] bytes = unwrap(document);
        Bson unchanged = and(eq(ID, id), eq(WRAPPED, document.get(WRAPPED, Binary.class)));
        Bson anew = combine(set(WRAPPED, new Binary(master.wrap(id, bytes))), set(MASTER, master.id()));
        return Mono.from(keys.updateOne(unchanged, anew)).map(result -> result.getModifiedCount());
    }

    /** Fails with {@link MasterKeyException} when a stored key was wrapped by another master key than those at hand. */
    public Mono<Void> verify() {
        return Mono.defer(() -> Flux.concat(
                        keys.find(and(exists(WRAPPED), ne(MASTER, current.id())))
                                .first(),
                        keys.find(eq(MASTER, current.id())).first())
                .doOnNext(this::unwrap)
                .then());
    }

    private SubjectKey unwrapped(Document document) {
        String id = document.getString(ID);
        return document.containsKey(DESTROYED) ? SubjectKey.destroyed(id) : SubjectKey.of(id, unwrap(document));
    }

    private byte[] unwrap(Document document) {
        String id = document.getString(ID);
        String masterId = document.getString(MASTER);
        MasterKey master = masterId == null ? null : masters.get(masterId);
        Binary wrapped = document.get(WRAPPED, Binary.class);
        if (master == null || wrapped == null) {
            throw new MasterKeyException(
                    ("the key of %s was wrapped by the master key %s, but the configured one is %s:"
                                    + " give the right one, or the earlier one as csirt.previous-master-key to change it")
                            .formatted(id, masterId, current.id()));
        }
        return master.unwrap(id, wrapped.getData());
    }

    private static boolean isDuplicate(Throwable failure) {
        return failure instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}
