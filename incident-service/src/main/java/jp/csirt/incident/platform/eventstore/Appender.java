package jp.csirt.incident.platform.eventstore;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;

/**
 * Group commit: writers hand over their commits and wait; one thread takes what has gathered and gives it to the
 * {@link CommitWriter}. What waits is bounded in number and in bytes; a writer that gave up leaves the queue.
 */
final class Appender implements AutoCloseable {

    /** Most commits that wait. */
    static final int QUEUE = 1024;

    private static final int BATCH = 256;
    private static final int BATCH_BYTES = 1 << 20;
    private static final int KIB = 1 << 10;
    private static final int ROOM_KIB = 32 << 10;

    private final CommitWriter writer;
    private final Duration patience;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Semaphore room = new Semaphore(ROOM_KIB);
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Starts the one writer.
     *
     * @param patience how long a writer waits for its answer before it is told that the store is away
     */
    Appender(CommitLog log, Clock machineClock, Duration patience) {
        this.writer = new CommitWriter(log, machineClock, patience.dividedBy(2)); // leaves time to read back
        this.patience = patience;
        this.thread = Thread.ofPlatform().name("event-appender").daemon().start(this::run);
    }

    /**
     * Appends and waits until the commit is durable.
     *
     * @throws ConflictingCommitException when the aggregate already has a commit from that sequence on
     * @throws StoreUnavailableException when too much waits already, the database does not answer in time, or the store
     *     is stopping
     */
    StoredCommit append(CommitDraft draft) {
        var waiting = new Waiting(draft);
        int kib = Math.toIntExact(waiting.size() / KIB + 1);
        if (!room.tryAcquire(kib)) {
            throw full();
        }
        try {
            enqueue(waiting);
            return waiting.await(patience);
        } catch (StoreUnavailableException e) {
            queue.remove(waiting);
            throw e;
        } finally {
            room.release(kib);
        }
    }

    /** Finishes what is being written and answers the writers that still wait. */
    @Override
    public void close() {
        closed = true;
        queue.offer(new Waiting(new CommitDraft(null, "", 0, List.of()))); // wakes the thread; a full queue does, too
        try {
            thread.join(patience.multipliedBy(3));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void enqueue(Waiting waiting) {
        if (closed) {
            throw stopping();
        }
        if (!queue.offer(waiting)) {
            throw full();
        }
        if (closed && queue.remove(waiting)) {
            throw stopping();
        }
    }

    private void run() {
        try {
            while (!closed) {
                writer.write(gather());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            for (Waiting waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
                waiting.refused(stopping());
            }
        }
    }

    private List<Waiting> gather() throws InterruptedException {
        var batch = new ArrayList<Waiting>();
        Waiting next = queue.take();
        long size = 0;
        while (next != null && !closed) {
            batch.add(next);
            size += next.size();
            next = batch.size() < BATCH && size < BATCH_BYTES ? queue.poll() : null;
        }
        if (next != null) {
            next.refused(stopping());
        }
        return batch;
    }

    private static StoreUnavailableException full() {
        return new StoreUnavailableException("the event store has more to write than it can take");
    }

    private static StoreUnavailableException stopping() {
        return new StoreUnavailableException("the event store is stopping");
    }
}
