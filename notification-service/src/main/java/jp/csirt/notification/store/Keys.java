package jp.csirt.notification.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import java.util.Optional;
import java.util.UUID;
import jp.csirt.gate.KnownKeys;
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
                new Document("_id", KnownKeys.digest(key))
                        .append("personId", holder.personId().toString())
                        .append("administrator", holder.administrator()));
    }

    /** Who has it. */
    public Optional<Holder> holder(String key) {
        return Optional.ofNullable(keys.find(eq(KnownKeys.digest(key))).first())
                .map(found -> new Holder(Fields.id(found, "personId"), found.getBoolean("administrator")));
    }

    /**
     * Who calls.
     *
     * @param administrator システム管理者: may do everything; others read and confirm
     */
    public record Holder(UUID personId, boolean administrator) {}
}
