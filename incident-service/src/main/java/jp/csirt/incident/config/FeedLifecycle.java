package jp.csirt.incident.config;

import jp.csirt.incident.publish.IntegrationFeed;
import org.springframework.context.SmartLifecycle;

/** Ends the streams before the server waits for the answers under way, which they would be for ever. */
final class FeedLifecycle implements SmartLifecycle {

    private final IntegrationFeed feed;
    private volatile boolean running;

    FeedLifecycle(IntegrationFeed feed) {
        this.feed = feed;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        feed.close();
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
