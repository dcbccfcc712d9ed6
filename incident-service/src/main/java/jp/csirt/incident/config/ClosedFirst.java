package jp.csirt.incident.config;

import org.springframework.context.SmartLifecycle;

/** Ends what never ends by itself, or would hold others up, before anything else is stopped. */
final class ClosedFirst implements SmartLifecycle {

    private final Runnable close;
    private volatile boolean running;

    ClosedFirst(Runnable close) {
        this.close = close;
    }

    @Override
    public void start() {
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
