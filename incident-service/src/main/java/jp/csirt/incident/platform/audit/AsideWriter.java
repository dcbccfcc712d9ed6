package jp.csirt.incident.platform.audit;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 別書き: writes on a thread of its own, so that who hands something over neither waits for it nor fails with it. What finds
 * no room, or cannot be written at the first try, is lost; the number of the lost is written once that is possible. After an
 * unclear failure an entry counts as lost though it may be there. What waits when the process is killed is gone uncounted.
 *
 * @param <T> what is written
 */
public final class AsideWriter<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AsideWriter.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(5);

    private final int most;
    private final Consumer<T> target;
    private final IntFunction<T> report;
    private final Semaphore room;
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger unreported = new AtomicInteger();
    private final ScheduledExecutorService thread;

    /**
     * Starts the thread.
     *
     * @param most how many may wait
     * @param target writes one; whatever it throws loses that one
     * @param report says that so many were lost
     */
    public AsideWriter(int most, Consumer<T> target, IntFunction<T> report) {
        this.most = most;
        this.target = target;
        this.report = report;
        this.room = new Semaphore(most);
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("aside").factory());
    }

    /** Lets what has become due be offered every second. */
    @SuppressWarnings("FutureReturnValueIgnored") // goes on until it is shut down
    public void everySecond(Runnable offerDue) {
        thread.scheduleWithFixedDelay(
                () -> {
                    offerDue.run();
                    reportLost();
                },
                BETWEEN.toMillis(),
                BETWEEN.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Hands one over; never waits and never fails. */
    public void offer(T entry) {
        if (!room.tryAcquire()) {
            lose("no room", 1);
            return;
        }
        try {
            thread.execute(() -> {
                room.release();
                write(entry);
            });
        } catch (RejectedExecutionException e) {
            room.release();
            lose("stopped", 1);
        }
    }

    /** How many were lost since the start. */
    public int lost() {
        return lost.get();
    }

    /** How many wait. */
    public int waiting() {
        return most - room.availablePermits();
    }

    private void write(T entry) {
        try {
            target.accept(entry);
        } catch (RuntimeException e) { // a thread of its own: nobody else would hear of it
            lose(e.getClass().getSimpleName(), 1);
        }
    }

    private void reportLost() {
        int count = unreported.get();
        if (count == 0) {
            return;
        }
        try {
            target.accept(report.apply(count));
            unreported.addAndGet(-count);
        } catch (RuntimeException e) { // the next time tries again
            LOG.debug(
                    "{} lost entries are not reported yet: {}",
                    count,
                    e.getClass().getSimpleName());
        }
    }

    private void lose(String why, int count) {
        unreported.addAndGet(count);
        LOG.warn("{} audit entries lost so far: {}", lost.addAndGet(count), why);
    }

    /** Writes what waits and reports what was lost, as far as that is done in a few seconds. */
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        thread.execute(this::reportLost);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(FINISH_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                lose("stopped", thread.shutdownNow().size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
