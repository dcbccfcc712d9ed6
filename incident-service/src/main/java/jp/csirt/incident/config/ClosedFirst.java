package jp.csirt.incident.config;

import org.springframework.context.SmartLifecycle;

/** Begins once everything else runs, and ends what never ends by itself, or would hold others up, before all else is stopped. */
final class ClosedFirst implements SmartLifecycle {

    private final Runnable begin;
    private final Runnable close;
    private volatile boolean running;

    ClosedFirst(Runnable close) {
        this(() -> {}, close);
    }

    ClosedFirst(Runnable begin, Runnable close) {
        this.begin = begin;
        this.close = close;
    }

    @Override
    public void start() {
        begin.run();
        running = true;
    }

    @Override
    public void stop() {
        close.run();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
