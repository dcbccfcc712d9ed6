package jp.csirt.notification.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** 受取りの状態: whether the feed is followed, and since when it is not, by the service clock. */
public final class FeedState {

    private final Clock clock;
    private volatile Standing standing;

    /** Nothing is known of the feed yet. */
    public FeedState(Clock clock) {
        this.clock = clock;
        this.standing = new Standing(State.DISCONNECTED, clock.instant());
    }

    /** 状態. */
    public enum State {
        FOLLOWING,
        DISCONNECTED,
        /** The feed jumped back: its head lies before what was read already. */
        BEHIND_OWN_POSITION
    }

    /** What it is. */
    public State state() {
        return standing.state();
    }

    /** For how long nothing was followed. */
    public Duration away() {
        Standing now = standing;
        return now.state() == State.FOLLOWING ? Duration.ZERO : Duration.between(now.since(), clock.instant());
    }

    void enter(State state) {
        Standing before = standing;
        if (before.state() != state) {
            boolean stillAway = before.state() != State.FOLLOWING && state != State.FOLLOWING;
            standing = new Standing(state, stillAway ? before.since() : clock.instant());
        }
    }

    private record Standing(State state, Instant since) {}
}
