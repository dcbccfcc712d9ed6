package jp.csirt.incident.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jp.csirt.incident.publish.IntegrationFeed.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * 末尾: follows the log while anybody waits at its head. One virtual thread asks for all of them, keeps what came and tells
 * whom it concerns, so that neither questions to the database nor timers grow with the readers.
 */
final class Tail {

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final long BETWEEN_MILLISECONDS = 50;

    /** Questions that are asked after the last who waited is gone; most of them come back at once. */
    private static final int LINGER = 100;

    private final EventPages pages;
    private final Set<Waiter> waiters = new HashSet<>();
    private volatile RecentEvents recent = RecentEvents.none(0);
    private boolean running;
    private boolean closed;
    private int unwanted;

    Tail(EventPages pages) {
        this.pages = pages;
    }

    /** What is kept; while nobody waits it may be old, but it is never wrong. */
    RecentEvents recent() {
        return recent;
    }

    /** Whether that is the head, as far as is known at this moment. */
    synchronized boolean isAt(long position) {
        return running && recent.end() == position;
    }

    /** How many wait at the head. */
    synchronized int waiting() {
        return waiters.size();
    }

    /** True as soon as there are events after the position; false when there were none in time, or it is closed. */
    Mono<Boolean> passed(long position, Duration within) {
        return Mono.create(sink -> {
            var waiter = new Waiter(position, System.nanoTime() + within.toNanos(), sink);
            sink.onDispose(() -> leave(waiter));
            if (!enter(waiter)) {
                sink.success(false);
            }
        });
    }

    private synchronized boolean enter(Waiter waiter) {
        if (closed) {
            return false;
        }
        waiters.add(waiter);
        if (!running) {
            running = true;
            unwanted = 0;
            Thread.ofVirtual().name("feed-tail").start(this::follow);
        }
        return true;
    }

    private synchronized void leave(Waiter waiter) {
        waiters.remove(waiter);
    }

    private void follow() {
        try {
            long head = pages.head();
            if (recent.end() != head) {
                recent = RecentEvents.none(head);
            }
            while (isWanted()) {
                List<Entry> page = pages.after(recent.end());
                recent = recent.plus(page);
                answered().forEach(waiter -> waiter.sink().success(recent.end() > waiter.position()));
                if (page.isEmpty()) {
                    TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        } catch (RuntimeException | Error e) { // a thread of its own: who waits hears of it
            LOG.warn("the feed does not go on after position {}: {}", recent.end(), e.toString());
            fail(e);
        }
    }

    private synchronized boolean isWanted() {
        unwanted = waiters.isEmpty() ? unwanted + 1 : 0;
        running = !closed && unwanted <= LINGER;
        return running;
    }

    /** Those who need not wait any longer. */
    private synchronized List<Waiter> answered() {
        long now = System.nanoTime();
        List<Waiter> done = waiters.stream()
                .filter(waiter -> recent.end() > waiter.position() || now - waiter.until() >= 0)
                .toList();
        waiters.removeAll(done);
        return done;
    }

    private void fail(Throwable fault) {
        List<Waiter> all;
        synchronized (this) {
            running = false;
            all = new ArrayList<>(waiters);
            waiters.clear();
        }
        all.forEach(waiter -> waiter.sink().error(fault));
    }

    /** Nobody waits any longer, now or later. */
    void close() {
        List<Waiter> all;
        synchronized (this) {
            closed = true;
            all = new ArrayList<>(waiters);
            waiters.clear();
        }
        all.forEach(waiter -> waiter.sink().success(false));
    }

    /**
     * Somebody at the head.
     *
     * @param until {@link System#nanoTime()}
     */
    private record Waiter(long position, long until, MonoSink<Boolean> sink) {}
}
