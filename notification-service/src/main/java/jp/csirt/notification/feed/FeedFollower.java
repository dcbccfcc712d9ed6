package jp.csirt.notification.feed;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.csirt.notification.feed.FeedState.State;
import jp.csirt.notification.store.FeedPlace;
import jp.csirt.notification.store.Marks;
import jp.csirt.notification.store.RosterStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 追従: follows the feed in order from its own place, one event at a time, on a thread of its own. A stream that ends is taken
 * up again with growing pauses; a feed whose head lies before the own place is not read until an operator says from where.
 */
public final class FeedFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedFollower.class);
    private static final String BEHIND = "feed-behind";
    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final FeedSource source;
    private final FeedDesk desk;
    private final History history;
    private final FeedPlace place;
    private final RosterStore roster;
    private final Marks marks;
    private final FeedState state;
    private final Runnable news;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Object turn = new Object();
    private @Nullable Thread thread;
    private volatile long head;
    private @Nullable Long missing;

    /**
     * A follower; it begins with {@link #start}.
     *
     * @param news is told after each event
     */
    public FeedFollower(
            FeedSource source,
            FeedDesk desk,
            History history,
            FeedPlace place,
            RosterStore roster,
            Marks marks,
            FeedState state,
            Runnable news) {
        this.source = source;
        this.desk = desk;
        this.history = history;
        this.place = place;
        this.roster = roster;
        this.marks = marks;
        this.state = state;
        this.news = news;
    }

    /** Begins to follow. */
    public void start() {
        thread = Thread.ofVirtual().name("feed").start(this::run);
    }

    /** Reads again from after {@code position}; nobody is told twice. */
    public void resume(long position) {
        synchronized (turn) {
            place.reset(position);
            roster.forgetAfter(position);
            history.forget();
            marks.remove(BEHIND);
            state.enter(State.DISCONNECTED);
            turn.notifyAll();
        }
        source.hangUp();
    }

    private void run() {
        Duration pause = SHORTEST;
        while (!isClosed()) {
            try {
                awaitTurn();
                long before = place.position();
                follow(before);
                pause = place.position() > before ? SHORTEST : pause;
            } catch (InterruptedException _) {
                return;
            } catch (JumpedBackException e) {
                stop(e);
                continue;
            } catch (RuntimeException
                    | Error e) { // whatever it was: the feed is tried again until the service is stopped
                LOG.info("the feed is away: {}", e.toString());
                state.enter(State.DISCONNECTED);
            }
            try {
                pause = pause(pause);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private boolean isClosed() {
        return closing.getCount() == 0;
    }

    /** Waits before the feed is tried again; the end of the service is not waited out. The next pause. */
    private Duration pause(Duration pause) throws InterruptedException {
        if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            return pause;
        }
        Duration next = pause.multipliedBy(2);
        return next.compareTo(LONGEST) < 0 ? next : LONGEST;
    }

    /** Waits while an operator has to say from where. */
    private void awaitTurn() throws InterruptedException {
        synchronized (turn) {
            while (marks.get(BEHIND).isPresent()) {
                state.enter(State.BEHIND_OWN_POSITION);
                turn.wait();
            }
        }
    }

    private void stop(JumpedBackException e) {
        synchronized (turn) {
            if (e.own() == place.position()) {
                LOG.error(
                        "the feed jumped back: its head is {}, but {} was read already;"
                                + " POST /v1/ops/feed/resume says from where to read again",
                        e.head(),
                        e.own());
                marks.put(BEHIND, String.valueOf(e.head()));
            }
        }
    }

    private void follow(long after) {
        try (Stream<List<String>> batches = source.after(after, atHead -> head = atHead)) {
            batches.forEach(batch -> use(batch, after));
        }
    }

    /** The feed is followed once something was used, or there was nothing to use; not because a server answered. */
    private void use(List<String> batch, long after) {
        history.begin(after, head);
        batch.forEach(this::take);
        long position = place.position();
        if (!batch.isEmpty() || position >= head) {
            state.enter(State.FOLLOWING);
            history.readTo(position);
        }
    }

    private void take(String text) {
        long before = place.position();
        JsonNode event = parse(text);
        long position = position(event);
        if (position <= before) {
            return; // read already
        }
        if (position > before + 1) {
            missed(before, position);
            before = position - 1;
        }
        desk.use(event, before, position);
        news.run();
    }

    /** The feed has no gaps: it is asked once more, and told loudly when it has one all the same. */
    private void missed(long before, long position) {
        if (!Objects.equals(missing, before)) {
            missing = before;
            throw new IllegalStateException("the feed went from " + before + " to " + position);
        }
        LOG.error("the feed has no events from {} to {}; they were skipped", before + 1, position - 1);
        place.skip(before, position - 1, "missing");
    }

    private static JsonNode parse(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw new IllegalStateException("the feed sent what is no JSON", e);
        }
    }

    private static long position(JsonNode event) {
        String sequence = event.path("sequence").asString("");
        if (!sequence.matches("[0-9]{1,20}")) {
            throw new IllegalStateException("the feed sent an event without a position");
        }
        return new BigInteger(sequence).longValueExact();
    }

    @Override
    public void close() {
        closing.countDown();
        source.hangUp();
        if (thread != null) {
            thread.interrupt();
        }
    }
}
