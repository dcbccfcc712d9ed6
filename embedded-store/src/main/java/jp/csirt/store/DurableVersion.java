package jp.csirt.store;

import java.time.Duration;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest version on disk, and when it has to be noted. Only the committing thread uses it. */
final class DurableVersion {

    private static final Logger LOG = LoggerFactory.getLogger(DurableVersion.class);

    private final Duration betweenNotes;
    private final LongConsumer note;
    private long newest;
    private long noted;
    private long notedAt = System.nanoTime();

    /**
     * Begins without anything to note.
     *
     * @param betweenNotes how long a version may stay unnoted
     */
    DurableVersion(Duration betweenNotes, LongConsumer note) {
        this.betweenNotes = betweenNotes;
        this.note = note;
    }

    void reached(long version) {
        newest = version;
    }

    /** How long a note can wait; not positive when it is due, and without end when there is nothing to note. */
    long nanosUntilNote() {
        return newest == noted ? Long.MAX_VALUE : notedAt + betweenNotes.toNanos() - System.nanoTime();
    }

    void noteIfDue() {
        if (nanosUntilNote() > 0) {
            return;
        }
        notedAt = System.nanoTime();
        try {
            note.accept(newest);
            noted = newest;
        } catch (StoreUnavailableException failed) {
            LOG.warn("Version {} is durable but could not be noted; trying again later", newest, failed);
        }
    }
}
