package jp.csirt.incident.config;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Tries dead letters again by itself, a bounded number each minute. */
final class DeadLetterRetries implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterRetries.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int MOST = 20;

    private final StoredDeadLetters letters;
    private final Clock machineClock = Clock.systemUTC();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("dead-letters").factory());
    private volatile boolean running;

    DeadLetterRetries(StoredDeadLetters letters) {
        this.letters = letters;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // goes on until it is shut down
    public void start() {
        thread.scheduleWithFixedDelay(this::run, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
        running = true;
    }

    private void run() {
        try {
            letters.retryUntouched(machineClock.instant().minus(EVERY.dividedBy(2)), MOST);
        } catch (RuntimeException e) { // an uncaught one would end the schedule
            LOG.warn("dead letters were not retried: {}", e.getClass().getName());
        }
    }

    @Override
    public void stop() {
        thread.shutdownNow();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After Axon, before Axon stops. */
    @Override
    public int getPhase() {
        return 1;
    }
}
