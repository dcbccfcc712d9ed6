package jp.csirt.incident.config;

import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import jp.csirt.incident.api.ops.ServiceClock;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.audit.ClockShifted;
import jp.csirt.incident.domain.audit.KeyHolder;
import jp.csirt.incident.platform.clock.AdjustableClock;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Sets the clock, one setting after the other; what cannot be recorded does not happen. */
final class RecordedClock implements ServiceClock {

    private final AdjustableClock serviceClock;
    private final Clock machineClock;
    private final EventBus events;

    RecordedClock(AdjustableClock serviceClock, Clock machineClock, EventBus events) {
        this.serviceClock = serviceClock;
        this.machineClock = machineClock;
        this.events = events;
    }

    @Override
    public Instant now() {
        return serviceClock.instant();
    }

    @Override
    public Mono<Instant> set(Caller actor, UnaryOperator<Instant> to) {
        return Mono.fromCallable(() -> record(new KeyHolder(actor.keyId(), actor.personId()), to))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private synchronized Instant record(KeyHolder actor, UnaryOperator<Instant> to) {
        Instant before = serviceClock.instant();
        Instant set = to.apply(before);
        events.publish(
                GenericEventMessage.asEventMessage(new ClockShifted(machineClock.instant(), actor, before, set)));
        serviceClock.set(set);
        return set;
    }
}
