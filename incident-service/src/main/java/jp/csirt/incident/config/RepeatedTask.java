package jp.csirt.incident.config;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does something when the service starts and every few seconds while it runs; on one thread, so never twice at once. */
final class RepeatedTask implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RepeatedTask.class);
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final String name;
    private final Duration between;
    private final Runnable task;
    private volatile @Nullable ScheduledExecutorService thread;

    RepeatedTask(String name, Duration between, Runnable task) {
        this.name = name;
        this.between = between;
        this.task = task;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
        thread = started;
        var _ = started.scheduleWithFixedDelay(this::run, 0, between.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running != null) {
            running.shutdownNow();
            try {
                running.awaitTermination(WITHIN.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** A failure must not end the series: the next time tries again. */
    private void run() {
        try {
            task.run();
        } catch (RuntimeException e) {
            if (thread != null) {
                LOG.warn("{} failed, will try again: {}", name, e.toString());
            }
        }
    }
}
