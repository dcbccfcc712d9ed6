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
        this.finding = new Finding(machineClock.instant(), null, machineClock.instant(), 0);
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
                last.orphaned());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** One look. */
    void look() {
        Instant now = machineClock.instant();
        String oldest =
                store.oldest(serviceClock.instant()).map(StoredDeadline::id).orElse(null);
        boolean same = oldest != null && Optional.of(oldest).equals(Optional.ofNullable(finding.oldest()));
        boolean alarmedBefore = report().stuck();
        finding = new Finding(now, oldest, same ? finding.seenSince() : now, store.orphaned());
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

    private record Finding(Instant lookedAt, @Nullable String oldest, Instant seenSince, long orphaned) {}

    /**
     * The auditor's report.
     *
     * @param lookedAt its heartbeat
     * @param alive whether that is recent
     * @param stuck whether a deadline that is due does not fire
     * @param orphaned how many belong to a saga that cannot be loaded
     */
    public record Report(Instant lookedAt, boolean alive, boolean stuck, long orphaned) {}
}
