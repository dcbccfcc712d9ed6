package jp.csirt.incident.config;

import jp.csirt.incident.platform.deadline.DeadlineAuditor;
import jp.csirt.incident.platform.deadline.DeadlineFiring;
import org.springframework.context.SmartLifecycle;

/** Fires deadlines while Axon runs, and lets somebody watch over that. */
final class DeadlineLifecycle implements SmartLifecycle {

    private final DeadlineFiring firing;
    private final DeadlineAuditor auditor;
    private volatile boolean running;

    DeadlineLifecycle(DeadlineFiring firing, DeadlineAuditor auditor) {
        this.firing = firing;
        this.auditor = auditor;
    }

    @Override
    public void start() {
        firing.start();
        auditor.start();
        running = true;
    }

    @Override
    public void stop() {
        auditor.close();
        firing.close();
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
