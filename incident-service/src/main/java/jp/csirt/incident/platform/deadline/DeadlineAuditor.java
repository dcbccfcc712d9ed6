package jp.csirt.incident.platform.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 期限の監査: asks the store itself, on every node, whether the oldest deadline that is due goes away. One that stays for two
 * minutes is an alarm; so is an auditor that did not look lately.
 */
public final class DeadlineAuditor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineAuditor.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final Duration SILENT_AFTER = Duration.ofMinutes(1);

    private final DeadlineStore store;
    private final Clock serviceClock;
    private final Clock machineClock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("deadline-auditor").daemon().factory());
    private volatile Finding finding;

    /**
     * Looks at nothing until it is started.
     *
     * @param serviceClock says what is due
     * @param machineClock says for how long it has been seen
     */
    public DeadlineAuditor(DeadlineStore store, Clock serviceClock, Clock machineClock) {
        this.store = store;
        this.serviceClock = serviceClock;
        this.machineClock = machineClock;
        this.finding = new Finding(machineClock.instant(), null, machineClock.instant(), Counts.NONE);
    }

    /** Begins to look. */
    public void start() {
        var _ = thread.scheduleWithFixedDelay(this::lookSafely, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What it found last. */
    public Report report() {
        Finding last = finding;
        Instant now = machineClock.instant();
        return new Report(
                last.lookedAt(),
                last.lookedAt().plus(SILENT_AFTER).isAfter(now),
                last.oldest() != null && !last.seenSince().plus(PATIENCE).isAfter(now),
                last.counts());
    }

    /** How long ago it looked last. */
    public Duration silence() {
        return Duration.between(finding.lookedAt(), machineClock.instant());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** One look. */
    void look() {
        Instant now = machineClock.instant();
        Instant due = serviceClock.instant();
        String oldest = store.oldest(due).map(StoredDeadline::id).orElse(null);
        var counts = new Counts(store.open(), store.due(due), store.orphaned());
        boolean same = oldest != null && Optional.of(oldest).equals(Optional.ofNullable(finding.oldest()));
        boolean alarmedBefore = report().stuck();
        finding = new Finding(now, oldest, same ? finding.seenSince() : now, counts);
        if (report().stuck() && !alarmedBefore) {
            LOG.error("a deadline that is due has not fired for {}", PATIENCE);
        }
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) { // shows as a heartbeat that stopped
            LOG.warn("the deadlines could not be audited: {}", e.toString());
        }
    }

    private record Finding(Instant lookedAt, @Nullable String oldest, Instant seenSince, Counts counts) {}

    /**
     * The auditor's report.
     *
     * @param lookedAt its heartbeat
     * @param alive whether that is recent
     * @param stuck whether a deadline that is due does not fire
     */
    public record Report(Instant lookedAt, boolean alive, boolean stuck, Counts counts) {

        /** Whether somebody must look at it. */
        public boolean alarm() {
            return !alive || stuck || counts.orphaned() > 0;
        }
    }

    /**
     * How many deadlines there are.
     *
     * @param open wait for their time or their effect
     * @param due are those whose time has come
     * @param orphaned belong to a saga that cannot be loaded
     */
    public record Counts(long open, long due, long orphaned) {

        private static final Counts NONE = new Counts(0, 0, 0);
    }
}
