package jp.csirt.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Inserts, changes and deletes documents of its own, and remembers what was acknowledged. */
final class Writer implements Runnable {

    static final int GROUPS = 40;

    private final MongoCollection<Document> collection;
    private final int number;
    private final AtomicInteger acknowledged;
    private final Random random;
    private final Map<Integer, Document> known = new HashMap<>();
    private @Nullable Integer inFlight;
    private @Nullable Document inFlightDocument;
    private int next;

    Writer(MongoCollection<Document> collection, int number, AtomicInteger acknowledged) {
        this.collection = collection;
        this.number = number;
        this.acknowledged = acknowledged;
        this.random = new Random(number);
    }

    @Override
    public void run() {
        try {
            while (true) {
                step();
                acknowledged.incrementAndGet();
            }
        } catch (MongoException killed) {
            // the store is gone: what was in flight may have happened or not
        }
    }

    private void step() {
        int choice = random.nextInt(10);
        if (known.isEmpty() || choice < 6) {
            int id = number * 1_000_000 + next++;
            Document document = document(id);
            begin(id, document);
            collection.insertOne(document);
            known.put(id, document);
        } else {
            List<Integer> ids = new ArrayList<>(known.keySet());
            int id = ids.get(random.nextInt(ids.size()));
            change(id, choice < 9 ? document(id) : null);
        }
        inFlight = null;
    }

    private void change(int id, @Nullable Document replacement) {
        begin(id, replacement);
        if (replacement == null) {
            collection.deleteOne(eq(id));
            known.remove(id);
        } else {
            collection.replaceOne(eq(id), replacement, new ReplaceOptions());
            known.put(id, replacement);
        }
    }

    private void begin(int id, @Nullable Document document) {
        inFlight = id;
        inFlightDocument = document;
    }

    private Document document(int id) {
        return new Document("_id", id)
                .append("unique", id + "/" + random.nextInt(1000))
                .append("group", random.nextInt(GROUPS))
                .append("tags", List.of("t" + random.nextInt(5), "t" + random.nextInt(5)))
                .append("text", "住民".repeat(random.nextInt(100)));
    }

    /** What is wrong with the documents that were found after the kill; empty when nothing is. */
    List<String> complaints(Map<Integer, Document> found) {
        List<String> complaints = new ArrayList<>();
        known.forEach((id, document) -> {
            boolean mayDiffer = id.equals(inFlight);
            Document actual = found.get(id);
            if (!document.equals(actual) && !(mayDiffer && isInFlight(actual))) {
                complaints.add("acknowledged " + document + " but found " + actual);
            }
        });
        found.keySet().stream()
                .filter(id -> id / 1_000_000 == number && !known.containsKey(id) && !id.equals(inFlight))
                .forEach(id -> complaints.add("deletion of " + id + " was acknowledged"));
        return complaints;
    }

    private boolean isInFlight(@Nullable Document actual) {
        return actual == null ? inFlightDocument == null : actual.equals(inFlightDocument);
    }
}
