package jp.csirt.notification.config;

import java.util.List;
import jp.csirt.notification.feed.FeedFollower;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** 始動: works begin once the server listens, because links name its address. */
final class Lifecycle implements ApplicationListener<ApplicationReadyEvent> {

    private final FeedFollower follower;
    private final List<Pulse> pulses;

    Lifecycle(FeedFollower follower, List<Pulse> pulses) {
        this.follower = follower;
        this.pulses = List.copyOf(pulses);
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        pulses.forEach(Pulse::start);
        follower.start();
    }
}
