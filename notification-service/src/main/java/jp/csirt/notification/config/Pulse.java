package jp.csirt.notification.config;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 拍: does its rounds again and again on a thread of its own, at once when there is news, and whatever one of them suffers. */
final class Pulse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Duration BEAT = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final String name;
    private final List<Runnable> rounds;
    private final Semaphore news = new Semaphore(0);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final InstantSource clock;
    private final Thread thread;
    private volatile Instant fineAt;

    /**
     * A pulse; it begins with {@link #start}.
     *
     * @param clock that of the machine
     */
    Pulse(String name, List<Runnable> rounds, InstantSource clock) {
        this.name = name;
        this.clock = clock;
        this.fineAt = clock.instant();
        this.rounds = List.copyOf(rounds);
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** There is something to do. */
    void ring() {
        news.release();
    }

    private void run() {
        Duration pause = BEAT;
        while (!closed.get()) {
            boolean fine = true;
            for (Runnable round : rounds) {
                fine &= done(round);
            }
            if (fine) {
                fineAt = clock.instant();
            }
            pause = fine ? BEAT : longer(pause);
            try {
                if (news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS) && fine) {
                    news.drainPermits();
                }
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private boolean done(Runnable round) {
        try {
            round.run();
            return true;
        } catch (RuntimeException e) { // the database or the other side is away: another time
            if (!closed.get()) {
                LOG.warn("{} is held up: {}", name, e.toString());
            }
            return false;
        } catch (Error e) { // nobody else would go on in its place
            LOG.error("{} is held up", name, e);
            return false;
        }
    }

    /** How long ago all its rounds went well. */
    Duration age() {
        return Duration.between(fineAt, clock.instant());
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.multipliedBy(2);
        return next.compareTo(LONGEST) < 0 ? next : LONGEST;
    }

    @Override
    public void close() {
        closed.set(true);
        thread.interrupt();
    }
}
