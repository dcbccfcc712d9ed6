package jp.csirt.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStore.TxCounter;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes commands durable, many with one write to disk.
 *
 * <p>Commands that change something run side by side; a commit begins when none of them runs, so that it holds each of
 * them whole or not at all. Whoever waits is told after the commit has reached the disk. The next commit begins only
 * then: it may reuse the space that the last one freed.
 *
 * <p>After a failure nothing is committed and nobody is told of success any more.
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final Duration BETWEEN_COMPACTIONS = Duration.ofMillis(250);
    private static final long STACK_BYTES = 8L << 20; // encodes whatever nesting the other threads could decode
    private static final int WELL_FILLED_PERCENT = 50;
    private static final int BYTES_TO_COMPACT = 1 << 20;

    private final MVStore store;
    private final DurableVersion durable;
    private final Runnable onFailure;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread committer;
    private final UndurableChanges undurable = new UndurableChanges();
    private List<Waiter> waiting = new ArrayList<>();
    private List<Waiter> committing = List.of();
    private boolean stopping;
    private boolean stopped;
    private volatile boolean failed;
    private volatile @Nullable Throwable brokenBy;
    private long compactedAt = System.nanoTime();

    /**
     * Prepares commits of the store; {@link #start} begins them.
     *
     * @param durable told of each version that is on disk
     * @param onFailure told once, on the committing thread, when nothing can be made durable any more
     */
    GroupCommit(MVStore store, DurableVersion durable, Runnable onFailure) {
        this.store = store;
        this.durable = durable;
        this.onFailure = onFailure;
        this.committer = Thread.ofPlatform()
                .name("store-commit")
                .daemon()
                .stackSize(STACK_BYTES)
                .unstarted(this::commitUntilStopped);
    }

    void start() {
        committer.start();
    }

    /** Runs a command that may change something in the collection. No commit happens meanwhile. */
    <T> T changing(String collection, Supplier<T> command) {
        gate.readLock().lock();
        try {
            undurable.changing(collection);
            return whole(command);
        } finally {
            gate.readLock().unlock();
        }
    }

    /** What ended half-way in memory must never reach the disk: the last commit is the last. */
    private <T> T whole(Supplier<T> command) {
        try {
            return command.get();
        } catch (IllegalStateException | MVStoreException | Error halfWay) {
            brokenBy = halfWay;
            throw halfWay;
        }
    }

    /** Runs a command that changes what others rely on, such as the set of indexes; no other change happens meanwhile. */
    <T> T alone(String collection, Supplier<T> command) {
        gate.writeLock().lock();
        try {
            undurable.changing(collection);
            return whole(command);
        } finally {
            gate.writeLock().unlock();
        }
    }

    /** Runs a command that changes nothing, on pages that no commit may overwrite meanwhile. */
    <T> T reading(Supplier<T> command) {
        TxCounter usage = store.registerVersionUsage();
        try {
            return command.get();
        } finally {
            store.deregisterVersionUsage(usage);
        }
    }

    /** Tells the waiter, on another thread, once everything that was changed before is on disk or never will be. */
    void whenDurable(Waiter waiter) {
        lock.lock();
        try {
            if (!stopped) {
                waiting.add(waiter);
                changed.signalAll();
                return;
            }
        } finally {
            lock.unlock();
        }
        waiter.durable(false);
    }

    /** Whether what was read of the collection before may hold a change that is not on disk yet. */
    boolean isUndurable(String collection) {
        return undurable.in(collection);
    }

    boolean failed() {
        return failed;
    }

    private void commitUntilStopped() {
        try {
            while (awaitWork()) {
                commit();
            }
            commit();
            stop(false);
        } catch (RuntimeException | Error broken) { // whatever it is, no later write may be called durable
            LOG.error("The store cannot write any more and stops; nothing is acknowledged from here on", broken);
            stop(true);
            onFailure.run();
        }
    }

    /** Returns when there is something to commit or to note; false when everything is done. */
    private boolean awaitWork() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !stopping) {
                long untilNote = durable.nanosUntilNote();
                if (untilNote > 0 && changed.awaitNanos(untilNote) > 0) {
                    continue;
                }
                return true;
            }
            return !waiting.isEmpty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void commit() {
        long version;
        gate.writeLock().lock();
        try {
            committing = takeWaiting();
            undurable.beginCommit();
            if (brokenBy != null) {
                throw new IllegalStateException("a command ended half-way", brokenBy);
            }
            compactNowAndThen();
            version = store.commit();
        } finally {
            gate.writeLock().unlock();
        }
        if (version >= 0) {
            store.sync();
            durable.reached(version);
        } else if (store.isClosed()) {
            throw new IllegalStateException("the file was closed while there was something to commit");
        }
        undurable.endCommit();
        committing.forEach(waiter -> waiter.durable(true));
        committing = List.of();
        durable.noteIfDue();
    }

    private List<Waiter> takeWaiting() {
        lock.lock();
        try {
            List<Waiter> taken = waiting;
            waiting = new ArrayList<>();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void compactNowAndThen() {
        long now = System.nanoTime();
        if (now - compactedAt >= BETWEEN_COMPACTIONS.toNanos()) {
            store.compact(WELL_FILLED_PERCENT, BYTES_TO_COMPACT);
            compactedAt = System.nanoTime();
        }
    }

    private void stop(boolean afterFailure) {
        List<Waiter> left = new ArrayList<>(committing);
        lock.lock();
        try {
            failed = afterFailure;
            stopped = true;
            left.addAll(waiting);
            waiting = new ArrayList<>();
        } finally {
            lock.unlock();
        }
        left.forEach(waiter -> waiter.durable(false));
    }

    /** Commits what is left and stops. */
    @Override
    public void close() {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        joinUninterruptibly();
    }

    private void joinUninterruptibly() {
        boolean interrupted = false;
        while (committer.isAlive()) {
            try {
                committer.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
