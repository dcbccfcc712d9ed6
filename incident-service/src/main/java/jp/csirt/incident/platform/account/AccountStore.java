package jp.csirt.incident.platform.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.platform.mongo.DuplicateKey;
import jp.csirt.incident.platform.mongo.InTime;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Collection {@code accounts}: {@code {_id: <personId>, nameDigest, name, password, totp, totpStep, recovery, locked, epoch,
 * failed, lastIn, lastOut}}. Name and TOTP secret are sealed under the person's key, the password and the recovery codes are hashes.
 */
public final class AccountStore {

    private static final String ID = "_id";
    private static final String NAME_DIGEST = "nameDigest";
    private static final String NAME = "name";
    private static final String PASSWORD = "password";
    private static final String TOTP = "totp";
    private static final String STEP = "totpStep";
    private static final String RECOVERY = "recovery";
    private static final String LOCKED = "locked";
    private static final String EPOCH = "epoch";
    private static final String FAILED = "failed";
    private static final String LAST_IN = "lastIn";
    private static final String LAST_OUT = "lastOut";

    /** For attempts on accounts that there are not, so that they take as long as the others. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final MongoCollection<Document> accounts;

    public AccountStore(MongoDatabase database) {
        this.accounts = database.getCollection("accounts")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    /** Creates the index; harmless when it exists. */
    public Mono<Void> createIndexes() {
        return Mono.from(accounts.createIndex(ascending(NAME_DIGEST), new IndexOptions().unique(true)))
                .then();
    }

    /** The person's account; empty when there is none. */
    public Mono<Kept> find(UUID personId) {
        return InTime.first(accounts.find(is(personId)).first()).map(Kept::of);
    }

    /** Those of several persons, in no order, with one question. */
    public Flux<Kept> find(Collection<UUID> persons) {
        return InTime.all(accounts.find(
                        in(ID, persons.stream().map(UUID::toString).toList())))
                .map(Kept::of);
    }

    /** Whether the person's account is locked. */
    public Mono<Boolean> isLocked(UUID personId) {
        return find(personId).map(Kept::locked).defaultIfEmpty(false);
    }

    /** How often what proves somebody to be the person has changed; what was proved before is worth nothing. */
    public Mono<Integer> epoch(UUID personId) {
        return find(personId).map(Kept::epoch).defaultIfEmpty(0);
    }

    /** The account of a log-in name. */
    public Mono<Kept> named(String digest) {
        return InTime.first(accounts.find(eq(NAME_DIGEST, digest)).first()).map(Kept::of);
    }

    /** Whether nobody has a password yet. */
    public Mono<Boolean> isUnused() {
        return InTime.first(accounts.find(exists(PASSWORD)).first())
                .hasElement()
                .map(used -> !used);
    }

    /** Gives the person a log-in name; false when somebody else has it. */
    public Mono<Boolean> name(UUID personId, String digest, byte[] sealed) {
        return upsert(personId, combine(set(NAME_DIGEST, digest), set(NAME, new Binary(sealed))))
                .thenReturn(true)
                .onErrorResume(DuplicateKey::isCauseOf, taken -> Mono.just(false));
    }

    /** Another password; only for a person who has a name. The epoch from now on. */
    public Mono<Integer> password(UUID personId, String hash) {
        return changed(is(personId), set(PASSWORD, hash));
    }

    /** Another second factor, with the codes that stand in for it. The epoch from now on. */
    public Mono<Integer> factor(UUID personId, byte[] sealedSecret, long step, List<String> recovery) {
        return upsert(personId, nameless(personId)).then(changed(is(personId), factor(sealedSecret, step, recovery)));
    }

    /** The same for who has none yet; empty for who has. */
    public Mono<Integer> firstFactor(UUID personId, byte[] sealedSecret, long step, List<String> recovery) {
        return upsert(personId, nameless(personId))
                .then(changed(and(is(personId), exists(TOTP, false)), factor(sealedSecret, step, recovery)));
    }

    private Mono<Integer> changed(Bson which, Bson change) {
        return InTime.first(accounts.findOneAndUpdate(
                        which,
                        combine(change, inc(EPOCH, 1)),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
                .map(after -> after.getInteger(EPOCH));
    }

    private static Bson factor(byte[] sealedSecret, long step, List<String> recovery) {
        return combine(set(TOTP, new Binary(sealedSecret)), set(STEP, step), set(RECOVERY, recovery));
    }

    /** Other recovery codes. */
    public Mono<Void> recovery(UUID personId, List<String> hashes) {
        return update(and(is(personId), exists(TOTP)), set(RECOVERY, hashes)).then();
    }

    /** Takes the second factor away. The epoch from now on; empty without an account. */
    public Mono<Integer> withoutFactor(UUID personId) {
        return changed(is(personId), combine(unset(TOTP), unset(STEP), unset(RECOVERY)));
    }

    /** Uses the code of a step up; false when it, or a later one, was used before. */
    public Mono<Boolean> use(UUID personId, long step) {
        return update(and(is(personId), lt(STEP, step)), set(STEP, step));
    }

    /** Uses a recovery code up; false when there is no such one. */
    public Mono<Boolean> use(UUID personId, String recovery) {
        return update(and(is(personId), eq(RECOVERY, recovery)), pull(RECOVERY, recovery));
    }

    /** Locks or unlocks. */
    public Mono<Void> lock(UUID personId, boolean locked) {
        Bson change = locked ? combine(set(LOCKED, true), inc(EPOCH, 1)) : unset(LOCKED);
        return upsert(personId, combine(change, nameless(personId)));
    }

    /** An attempt to prove to be the person failed; without one nobody has the account that was tried. */
    public Mono<Void> failed(@Nullable UUID personId) {
        UUID tried = personId == null ? NOBODY : personId;
        return upsert(tried, combine(inc(FAILED, 1), nameless(tried)));
    }

    /** Somebody has come in as the person: what was before, which is counted anew from now on. */
    public Mono<Earlier> entered(UUID personId, Instant now) {
        return InTime.first(accounts.findOneAndUpdate(
                        is(personId),
                        combine(set(LAST_IN, Date.from(now)), unset(FAILED), nameless(personId)),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.BEFORE)))
                .map(before -> Earlier.of(before, LAST_IN, LAST_OUT, FAILED))
                .defaultIfEmpty(new Earlier(null, null, 0));
    }

    /** The person has logged out. */
    public Mono<Void> left(UUID personId, Instant now) {
        return update(is(personId), set(LAST_OUT, Date.from(now))).then();
    }

    /** For who logs in elsewhere only. */
    private static Bson nameless(UUID personId) {
        return setOnInsert(NAME_DIGEST, "none " + personId);
    }

    private Mono<Boolean> update(Bson which, Bson change) {
        return InTime.first(accounts.updateOne(which, change)).map(result -> result.getMatchedCount() > 0);
    }

    private Mono<Void> upsert(UUID personId, Bson change) {
        return InTime.first(accounts.updateOne(is(personId), change, new UpdateOptions().upsert(true)))
                .then();
    }

    private static Bson is(UUID personId) {
        return eq(ID, personId.toString());
    }

    /**
     * An account as it is kept.
     *
     * @param name sealed; absent for who logs in elsewhere only
     * @param password its hash; absent until it is set for the first time
     * @param totp the sealed secret of the second factor
     * @param recovery hashes of the recovery codes that are left
     * @param epoch how often what proves somebody to be the person has changed
     */
    public record Kept(
            UUID personId,
            @Nullable Binary name,
            @Nullable String password,
            @Nullable Binary totp,
            List<String> recovery,
            boolean locked,
            int epoch) {

        private static Kept of(Document document) {
            return new Kept(
                    UUID.fromString(document.getString(ID)),
                    document.get(NAME, Binary.class),
                    document.getString(PASSWORD),
                    document.get(TOTP, Binary.class),
                    document.getList(RECOVERY, String.class, List.of()),
                    document.getBoolean(LOCKED, false),
                    document.getInteger(EPOCH, 0));
        }
    }
}
