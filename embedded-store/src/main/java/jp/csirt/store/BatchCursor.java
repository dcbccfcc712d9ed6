package jp.csirt.store;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Duration;
import java.util.List;

/** The rest of a result that did not fit into its first batch. A batch holds at most 16 MiB, and at least one document. */
final class BatchCursor extends AbstractCursor {

    /** What MongoDB puts into a first batch when the client does not say. */
    static final int FIRST_BATCH = 101;

    private static final long MOST_BYTES = 16L << 20;

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10); // as in MongoDB

    private volatile List<Document> remaining;
    private volatile long usedAt = System.nanoTime();

    BatchCursor(long id, List<Document> remaining) {
        super(id);
        this.remaining = remaining;
    }

    @Override
    public boolean isEmpty() {
        return remaining.isEmpty();
    }

    /** Whether no client has asked for so long that the rest need not be kept. */
    boolean isForgotten() {
        return System.nanoTime() - usedAt > FORGOTTEN_AFTER.toNanos();
    }

    @Override
    public List<Document> takeDocuments(int wanted) {
        usedAt = System.nanoTime();
        int taken = fitting(remaining, wanted > 0 ? wanted : Integer.MAX_VALUE);
        List<Document> batch = remaining.subList(0, taken);
        remaining = remaining.subList(taken, remaining.size());
        return batch;
    }

    /** How many of the documents, but not more than wanted, may be sent together. */
    static int fitting(List<Document> documents, int wanted) {
        long bytes = 0;
        int fitting = 0;
        while (fitting < Math.min(wanted, documents.size())) {
            bytes += BsonBytes.atMost(documents.get(fitting));
            if (bytes > MOST_BYTES && fitting > 0) {
                break;
            }
            fitting++;
        }
        return fitting;
    }
}
