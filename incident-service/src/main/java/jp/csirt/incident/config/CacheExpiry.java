package jp.csirt.incident.config;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.csirt.incident.platform.personal.KeyRing;
import org.axonframework.common.caching.Cache;
import org.springframework.context.SmartLifecycle;

/**
 * Empties this node's memory of incidents at fixed times, whoever erased one and wherever: within a minute no node holds the
 * key or the aggregate of an erased incident. Reading an incident anew costs one question each time.
 */
final class CacheExpiry implements SmartLifecycle {

    private static final Duration EVERY = Duration.ofSeconds(20);

    private final KeyRing ring;
    private final Cache aggregates;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("cache-expiry").factory());
    private volatile boolean running;

    CacheExpiry(KeyRing ring, Cache aggregates) {
        this.ring = ring;
        this.aggregates = aggregates;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // goes on until it is shut down
    public void start() {
        thread.scheduleWithFixedDelay(this::run, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
        running = true;
    }

    private void run() {
        ring.expire();
        aggregates.removeAll();
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
}
