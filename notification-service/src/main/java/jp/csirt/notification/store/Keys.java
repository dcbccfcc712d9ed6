package jp.csirt.notification.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;

/** 鍵の保存: of a key only its SHA-256 is kept. */
public final class Keys {

    private final MongoCollection<Document> keys;

    public Keys(Collections collections) {
        this.keys = collections.of("keys");
    }

    /** Whether nobody can get in yet. */
    public boolean isEmpty() {
        return keys.find().first() == null;
    }

    /** Lets whoever has the key in. */
    public void putIfAbsent(String key, Holder holder) {
        Collections.putIfAbsent(
                keys,
                new Document("_id", hash(key))
                        .append("personId", holder.personId().toString())
                        .append("administrator", holder.administrator()));
    }

    /** Who has it. */
    public Optional<Holder> holder(String key) {
        return Optional.ofNullable(keys.find(eq(hash(key))).first())
                .map(found -> new Holder(Fields.id(found, "personId"), found.getBoolean("administrator")));
    }

    private static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Who calls.
     *
     * @param administrator システム管理者: may do everything; others read and confirm
     */
    public record Holder(UUID personId, boolean administrator) {}
}
