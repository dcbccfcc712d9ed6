package jp.csirt.incident.config;

import jp.csirt.incident.platform.view.ViewRebuild;
import org.springframework.context.SmartLifecycle;

/** Stops a rebuild before anything else is stopped. */
final class RebuildLifecycle implements SmartLifecycle {

    private final ViewRebuild rebuild;
    private volatile boolean running;

    RebuildLifecycle(ViewRebuild rebuild) {
        this.rebuild = rebuild;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        rebuild.close();
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
