package jp.csirt.notification.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.util.Optional;
import org.bson.Document;

/** 覚え: what was done once and must not be done again, and what the store is. */
public final class Marks {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> marks;

    public Marks(Collections collections) {
        this.marks = collections.of("marks");
    }

    /** What stands there. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(marks.find(eq(name)).first()).map(mark -> mark.getString("value"));
    }

    /** What stands there, or else the value that now does. */
    public String getOrPut(String name, String value) {
        Collections.putIfAbsent(marks, new Document("_id", name).append("value", value));
        return get(name).orElse(value);
    }

    /** Writes over it. */
    public void put(String name, String value) {
        marks.updateOne(eq(name), set("value", value), UPSERT);
    }

    /** Nothing stands there any more. */
    public void remove(String name) {
        marks.deleteOne(eq(name));
    }
}
