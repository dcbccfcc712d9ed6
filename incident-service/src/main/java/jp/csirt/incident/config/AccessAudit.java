package jp.csirt.incident.config;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import jp.csirt.incident.api.web.AuditTrail;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.audit.AccessEvent;
import jp.csirt.incident.domain.audit.AccessEvent.AccountActed;
import jp.csirt.incident.domain.audit.AccessEvent.LoginSlowed;
import jp.csirt.incident.domain.audit.AccessEvent.TemplateChanged;
import jp.csirt.incident.domain.audit.AccessEvent.UnauthenticatedAccess;
import jp.csirt.incident.domain.audit.AccountAct;
import jp.csirt.incident.domain.audit.KeyHolder;
import jp.csirt.incident.domain.audit.ReadBounds;
import jp.csirt.incident.domain.audit.RefusalBounds;
import jp.csirt.incident.domain.audit.UnauthenticatedCount;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.platform.audit.AsideWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Records accesses within their bounds, by the machine's clock. What is due once a second is a summary whose time is over. */
final class AccessAudit implements AuditTrail, AccountTrail, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AccessAudit.class);

    private static final Duration BETWEEN_PLACES = Duration.ofMinutes(1);

    private final Clock machineClock;
    private final AsideWriter<AccessEvent> writer;
    private final RefusalBounds refusals = new RefusalBounds();
    private final ReadBounds reads = new ReadBounds();
    private final UnauthenticatedCount unauthenticated = new UnauthenticatedCount();
    private final LongAdder anonymous = new LongAdder();
    private volatile boolean running;
    private Instant nextPlace = Instant.EPOCH;

    AccessAudit(Clock machineClock, AsideWriter<AccessEvent> writer) {
        this.machineClock = machineClock;
        this.writer = writer;
    }

    @Override
    public void refused(Caller caller, String action, @Nullable UUID incidentId) {
        refusals.refused(machineClock.instant(), holder(caller), action, id(incidentId))
                .forEach(writer::offer);
    }

    @Override
    public void read(Caller caller, String action, @Nullable UUID incidentId) {
        reads.read(machineClock.instant(), holder(caller), action, id(incidentId))
                .forEach(writer::offer);
    }

    @Override
    public void templateChanged(Caller caller, String template, int version, String sha256) {
        writer.offer(new TemplateChanged(machineClock.instant(), holder(caller), template, version, sha256));
    }

    @Override
    public void unauthenticated() {
        anonymous.increment();
        unauthenticated.count(machineClock.instant()).forEach(this::offer);
    }

    @Override
    public void acted(UUID actor, AccountAct act, UUID personId) {
        writer.offer(new AccountActed(machineClock.instant(), new KeyHolder(null, actor), act, personId));
    }

    /** Of places alone one a minute: there is no end of them. */
    @Override
    public void slowed(@Nullable UUID personId, int count) {
        Instant now = machineClock.instant();
        if (personId != null || isDue(now)) {
            writer.offer(new LoginSlowed(now, personId, count));
        }
    }

    private synchronized boolean isDue(Instant now) {
        boolean due = !now.isBefore(nextPlace);
        if (due) {
            nextPlace = now.plus(BETWEEN_PLACES);
        }
        return due;
    }

    /** Requests without a valid key since the start. */
    long anonymous() {
        return anonymous.sum();
    }

    private void offer(AccessEvent event) {
        if (event instanceof UnauthenticatedAccess access) {
            LOG.warn("{} requests without a valid key in the minute from {} on", access.count(), access.since());
        }
        writer.offer(event);
    }

    @Override
    public void start() {
        writer.everySecond(this::offerDue);
        running = true;
    }

    /** What was counted so far is written before the store closes. */
    @Override
    public void stop() {
        running = false;
        Instant now = machineClock.instant();
        Stream.concat(refusals.all(now).stream(), unauthenticated.all(now).stream())
                .forEach(this::offer);
        writer.close();
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

    private void offerDue() {
        Instant now = machineClock.instant();
        Stream.concat(refusals.due(now).stream(), unauthenticated.due(now).stream())
                .forEach(this::offer);
    }

    private static KeyHolder holder(Caller caller) {
        return new KeyHolder(caller.keyId(), caller.personId());
    }

    private static @Nullable IncidentId id(@Nullable UUID incidentId) {
        return incidentId == null ? null : new IncidentId(incidentId);
    }
}
