package jp.csirt.incident.platform.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires what is due, oldest first, one after the other, where this node holds the claim; one that is set meanwhile takes its
 * place among them. What fell due while nobody was there fires once, marked late. One that fails is tried again and again and holds up only its own scope, so that nothing
 * happens out of order within one saga.
 */
public final class DeadlineFiring implements AutoCloseable {

    /** Fired later than this after its time, a deadline is late. */
    public static final Duration LATE_AFTER = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineFiring.class);
    private static final int PAGE = 200;
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LAST_RETRY = Duration.ofMinutes(1);

    private final DeadlineStore store;
    private final MongoDeadlineManager manager;
    private final DeadlineScopes scopes;
    private final Clock serviceClock;
    private final Clock machineClock;
    private final Map<StoredScope, Retry> retries = new HashMap<>();
    private final AtomicLong fired = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private volatile boolean running = true;
    private volatile @Nullable Thread thread;

    /**
     * Fires nothing until it is started.
     *
     * @param serviceClock says what is due
     * @param machineClock says when to try again
     */
    public DeadlineFiring(
            DeadlineStore store,
            MongoDeadlineManager manager,
            DeadlineScopes scopes,
            Clock serviceClock,
            Clock machineClock) {
        this.store = store;
        this.manager = manager;
        this.scopes = scopes;
        this.serviceClock = serviceClock;
        this.machineClock = machineClock;
    }

    /** Begins to look for what is due. */
    public void start() {
        thread = Thread.ofPlatform().name("deadlines").daemon().start(this::run);
    }

    /** How many took effect on this node since it was started. */
    public long fired() {
        return fired.get();
    }

    /** How many of those were late. */
    public long late() {
        return late.get();
    }

    /** Waits for the one that is firing and fires no more. */
    @Override
    public void close() {
        running = false;
        Thread started = thread;
        if (started != null) {
            LockSupport.unpark(started);
            try {
                started.join(Duration.ofSeconds(10));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        boolean reachable = true;
        while (running) {
            try {
                if (scopes.claimed()) {
                    fireDue();
                }
                reachable = true;
            } catch (RuntimeException e) { // the series must not end
                if (reachable) {
                    LOG.error("deadlines cannot be read; they fire late once the store is back: {}", e.toString());
                }
                reachable = false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private void fireDue() {
        Instant now = serviceClock.instant();
        Set<StoredScope> held = heldUp();
        StoredDeadline last = null;
        List<StoredDeadline> page;
        do {
            manager.beginPage();
            page = store.due(now, last, PAGE);
            last = fire(page, held);
        } while (running && last != null && (page.size() == PAGE || !last.equals(page.getLast())));
    }

    /** Ends early where one was set meanwhile that comes before the next; the last it dealt with. */
    private @Nullable StoredDeadline fire(List<StoredDeadline> page, Set<StoredScope> held) {
        StoredDeadline last = null;
        for (StoredDeadline deadline : page) {
            if (!running || (last != null && manager.hasSetBefore(deadline.at()))) {
                return last;
            }
            if (!held.contains(deadline.scope())
                    && scopes.claimed(deadline.scope().descriptor())
                    && !fired(deadline)) {
                held.add(deadline.scope());
            }
            last = deadline;
        }
        return last;
    }

    /** Those whose last attempt failed a moment ago. */
    private Set<StoredScope> heldUp() {
        Instant now = machineClock.instant();
        var held = new HashSet<StoredScope>();
        retries.forEach((scope, retry) -> {
            if (retry.at().isAfter(now)) {
                held.add(scope);
            }
        });
        return held;
    }

    /** True when it is settled: it took effect, was cancelled meanwhile, or belongs to nobody. */
    private boolean fired(StoredDeadline deadline) {
        try {
            if (!store.isOpen(deadline.id())) {
                return true;
            }
            if (scopes.exists(deadline.scope().descriptor())) {
                fire(deadline);
            } else {
                LOG.error("the deadline {} belongs to {}, which cannot be loaded", deadline.name(), deadline.scope());
                store.orphan(deadline.id());
            }
            retries.remove(deadline.scope());
            return true;
        } catch (RuntimeException e) { // tried again
            Retry retry = Retry.after(retries.get(deadline.scope()), machineClock.instant());
            retries.put(deadline.scope(), retry);
            LOG.warn("the deadline {} of {} will be tried again: {}", deadline.name(), deadline.scope(), cause(e));
            return false;
        }
    }

    private void fire(StoredDeadline deadline) {
        boolean isLate = deadline.at().plus(LATE_AFTER).isBefore(serviceClock.instant());
        boolean settled = manager.fire(deadline, isLate, scopes);
        fired.incrementAndGet();
        if (isLate) {
            late.incrementAndGet();
        }
        if (settled) {
            store.remove(deadline.id());
        }
    }

    private static String cause(RuntimeException e) {
        return e.getCause() == null ? e.toString() : e + ", because " + e.getCause();
    }

    /** When a scope is tried again. */
    private record Retry(Instant at, Duration pause) {

        static Retry after(@Nullable Retry before, Instant now) {
            Duration doubled = before == null ? FIRST_RETRY : before.pause().multipliedBy(2);
            Duration pause = doubled.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : doubled;
            return new Retry(now.plus(pause), pause);
        }
    }
}
