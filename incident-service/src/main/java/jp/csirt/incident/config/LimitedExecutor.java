package jp.csirt.incident.config;

import io.micrometer.context.ContextSnapshotFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/** Runs each command on a virtual thread of its own, a bounded number at once; beyond that it refuses at once. */
final class LimitedExecutor implements Executor, AutoCloseable {

    /** Takes over what the calling thread knows of the request, for the lines of the log. */
    private static final ContextSnapshotFactory THREADS =
            ContextSnapshotFactory.builder().build();

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("command-", 0).factory());
    private final Semaphore free;

    LimitedExecutor(int most) {
        this.free = new Semaphore(most);
    }

    @Override
    public void execute(Runnable task) {
        if (!free.tryAcquire()) {
            throw new RejectedExecutionException("too many commands at once");
        }
        try {
            Runnable known = THREADS.captureAll().wrap(task);
            threads.execute(() -> {
                try {
                    known.run();
                } finally {
                    free.release();
                }
            });
        } catch (RejectedExecutionException e) {
            free.release();
            throw e;
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
