package jp.csirt.store;

import java.time.Duration;
import java.util.function.IntSupplier;
import org.h2.mvstore.MVStore;

/**
 * Rewrites a store before it is closed, so that its file shrinks to about what it holds.
 *
 * <p>The library's own compaction of the file moves chunks in place, and its assertions fail after a kill. This one only
 * writes copies, and each lies on disk before the space of the originals is used.
 */
final class Tidying {

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int WELL_FILLED_PERCENT = 90;
    private static final int EVEN_WHEN_FULL = 101;
    private static final int SMALL = 2 << 20;
    private static final int LARGER_THAN_SMALL = 4 << 20;

    private final MVStore store;
    private final long deadline = System.nanoTime() + LONGEST.toNanos();

    private Tidying(MVStore store) {
        this.store = store;
    }

    static void of(MVStore store) {
        Tidying tidying = new Tidying(store);
        tidying.fillChunks();
        tidying.fillFile();
    }

    /** Copies what is left in chunks that are mostly dead. */
    private void fillChunks() {
        rewrite(WELL_FILLED_PERCENT, SMALL, 3, () -> store.getFileStore().getChunksFillRate());
    }

    /** Copies chunks into the gaps before them, so that the end of the file becomes free. */
    private void fillFile() {
        rewrite(EVEN_WHEN_FULL, LARGER_THAN_SMALL, 20, store::getFillRate);
    }

    /** Copies chunk after chunk until it is filled well enough, or some rounds brought nothing. */
    private void rewrite(int below, int bytes, int patience, IntSupplier filled) {
        int best = 0;
        int roundsWithoutGain = 0;
        while (filled.getAsInt() < WELL_FILLED_PERCENT
                && roundsWithoutGain < patience
                && System.nanoTime() < deadline) {
            store.compact(below, bytes);
            store.commit();
            store.sync();
            roundsWithoutGain = filled.getAsInt() > best ? 0 : roundsWithoutGain + 1;
            best = Math.max(best, filled.getAsInt());
        }
    }
}
