package jp.csirt.incident.platform.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import jp.csirt.incident.platform.mongo.InTime;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import reactor.core.publisher.Mono;

/**
 * 送られた用紙 and 始めたログイン: {@code {_id, at, place, bytes}}, the place where things are counted by it. Id and key of a thing
 * follow from the secret that only the browser
 * keeps, so that nobody who reads the database reads it; a browser has one under each name.
 */
public final class DraftStore {

    private static final Duration KEPT = Duration.ofHours(12);

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String AT = "at";
    private static final String PLACE = "place";

    private final MongoCollection<Document> drafts;
    private final int most;

    /**
     * The drafts of a collection.
     *
     * @param most so that nobody fills the disk, the oldest go where there are more
     */
    public DraftStore(MongoDatabase database, String collection, int most) {
        this.drafts = database.getCollection(collection).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.most = most;
    }

    /** Creates the indexes by which the oldest are found where there may be many; harmless when they exist. */
    public Mono<Void> createIndexes() {
        return Mono.from(drafts.createIndex(ascending(AT)))
                .then(Mono.from(drafts.createIndex(ascending(PLACE, AT))))
                .then();
    }

    /** Keeps it, in the place of what was kept before; what is too old goes. */
    public Mono<Void> put(String secret, String name, byte[] content, Instant now) {
        return Mono.defer(() -> put(document(secret, name, content, now), now));
    }

    /**
     * The same of somebody at a place: what is too much there drives out what was kept from there, and nothing else as long
     * as all places together have not too much.
     */
    public Mono<Void> put(String secret, String name, byte[] content, Place place, Instant now) {
        return Mono.defer(() -> put(document(secret, name, content, now).append(PLACE, place.digest()), now))
                .then(dropOldest(eq(PLACE, place.digest()), place.most()));
    }

    private Mono<Void> put(Document document, Instant now) {
        return dropOld(now)
                .then(InTime.first(
                        drafts.replaceOne(eq("_id", document.get("_id")), document, new ReplaceOptions().upsert(true))))
                .then(dropOldest(Filters.empty(), most));
    }

    /** Keeps it unless something is kept there already; whether it was kept. What is too old goes. */
    public Mono<Boolean> putNew(String secret, String name, byte[] content, Instant now) {
        return Mono.defer(() -> dropOld(now)
                        .then(InTime.first(drafts.insertOne(document(secret, name, content, now))))
                        .then(dropOldest(Filters.empty(), most))
                        .thenReturn(true))
                .onErrorResume(DraftStore::isDuplicate, _ -> Mono.just(false));
    }

    private static boolean isDuplicate(Throwable failure) {
        return failure instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    private static Document document(String secret, String name, byte[] content, Instant now) {
        return new Document("_id", id(secret, name))
                .append(AT, Date.from(now))
                .append("bytes", new Binary(encrypted(secret, content)));
    }

    private Mono<Void> dropOld(Instant now) {
        return InTime.first(drafts.deleteMany(lt(AT, Date.from(now.minus(KEPT)))))
                .then();
    }

    private Mono<Void> dropOldest(Bson which, int most) {
        return InTime.first(drafts.find(which)
                        .projection(include(AT))
                        .sort(descending(AT))
                        .skip(most)
                        .limit(1)
                        .first())
                .flatMap(first -> InTime.first(drafts.deleteMany(and(which, lte(AT, first.getDate(AT))))))
                .then();
    }

    /** What was kept, which is gone from then on; empty when there is nothing. */
    public Mono<byte[]> take(String secret, String name) {
        return content(secret, InTime.first(drafts.findOneAndDelete(eq("_id", id(secret, name)))));
    }

    private static Mono<byte[]> content(String secret, Mono<Document> found) {
        return found.flatMap(document -> decrypted(secret, document.get("bytes", Binary.class)));
    }

    static String id(String secret, String name) {
        return HexFormat.of().formatHex(derive(secret, "of " + name));
    }

    private static byte[] derive(String secret, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(("csirt draft " + purpose).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    static byte[] encrypted(String secret, byte[] content) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, secret, nonce).doFinal(content);
            byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** What was altered is no draft any more. */
    static Mono<byte[]> decrypted(String secret, Binary bytes) {
        byte[] all = bytes.getData();
        try {
            return Mono.just(cipher(Cipher.DECRYPT_MODE, secret, Arrays.copyOf(all, NONCE))
                    .doFinal(all, NONCE, all.length - NONCE));
        } catch (GeneralSecurityException _) {
            return Mono.empty();
        }
    }

    private static Cipher cipher(int mode, String secret, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derive(secret, "key"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    /**
     * 接続元.
     *
     * @param digest tells it from others
     * @param most how many of it are kept
     */
    public record Place(String digest, int most) {}
}
