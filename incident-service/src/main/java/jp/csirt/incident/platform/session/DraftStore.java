package jp.csirt.incident.platform.session;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.WriteConcern;
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
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * 書きかけ: collection {@code drafts}: {@code {_id, at, bytes}}. Id and key of a draft follow from the secret that only the
 * browser keeps, so that nobody who reads the database reads a draft; a browser has one for each page.
 */
public final class DraftStore {

    private static final Duration KEPT = Duration.ofHours(12);

    /** Whoever reaches the service may leave one; so that they cannot fill the disk, the oldest go first. */
    static final int MOST = 256;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MongoCollection<Document> drafts;

    public DraftStore(MongoDatabase database) {
        this.drafts = database.getCollection("drafts").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** Keeps what was typed, in the place of what was kept before; what is too old goes. */
    public Mono<Void> put(String secret, String page, String text, Instant now) {
        return Mono.defer(() -> {
            var document = new Document("_id", id(secret, page))
                    .append("at", Date.from(now))
                    .append("bytes", new Binary(encrypted(secret, text)));
            return InTime.first(drafts.deleteMany(lt("at", Date.from(now.minus(KEPT)))))
                    .then(InTime.first(drafts.replaceOne(
                            eq("_id", document.get("_id")), document, new ReplaceOptions().upsert(true))))
                    .then(dropOldest());
        });
    }

    private Mono<Void> dropOldest() {
        return InTime.first(drafts.find()
                        .projection(include("at"))
                        .sort(descending("at"))
                        .skip(MOST)
                        .limit(1)
                        .first())
                .flatMap(first -> InTime.first(drafts.deleteMany(lte("at", first.getDate("at")))))
                .then();
    }

    /** What was kept, which is gone from then on; empty when there is nothing. */
    public Mono<String> take(String secret, String page) {
        return InTime.first(drafts.findOneAndDelete(eq("_id", id(secret, page))))
                .mapNotNull(document -> decrypted(secret, document.get("bytes", Binary.class)));
    }

    private static String id(String secret, String page) {
        return HexFormat.of().formatHex(derive(secret, "of " + page));
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

    private static byte[] encrypted(String secret, String text) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, secret, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** What was altered is no draft any more. */
    private static @Nullable String decrypted(String secret, Binary bytes) {
        byte[] all = bytes.getData();
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, secret, Arrays.copyOf(all, NONCE))
                    .doFinal(all, NONCE, all.length - NONCE);
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException _) {
            return null;
        }
    }

    private static Cipher cipher(int mode, String secret, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derive(secret, "key"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
