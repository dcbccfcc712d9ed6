package jp.csirt.incident.config;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.csirt.incident.platform.checkpoint.CheckpointRhythm;
import jp.csirt.incident.platform.checkpoint.Checkpoints;
import jp.csirt.incident.platform.mongo.Await;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Takes checkpoints when they are due; looks every few seconds, on one thread, so never twice at once. */
final class CheckpointTask implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointTask.class);
    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final Checkpoints checkpoints;
    private final CheckpointRhythm rhythm;
    private volatile @Nullable ScheduledExecutorService thread;

    CheckpointTask(Checkpoints checkpoints, CheckpointRhythm rhythm) {
        this.checkpoints = checkpoints;
        this.rhythm = rhythm;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("checkpoints").daemon().factory());
        var _ = started.scheduleWithFixedDelay(
                this::takeIfDue, BETWEEN.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
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

    /** A failure must not end the series: the next look tries again. */
    private void takeIfDue() {
        try {
            Await.first(checkpoints.takeIfDue(rhythm), WITHIN);
        } catch (RuntimeException e) {
            if (thread != null) {
                LOG.warn("no checkpoint could be taken, will try again: {}", e.toString());
            }
        }
    }
}
