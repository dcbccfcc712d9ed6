package jp.csirt.incident.config;

import java.time.Clock;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.ListenerInvocationErrorHandler;
import org.axonframework.modelling.saga.Saga;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 後回しの出来事: a saga that fails at an event is woken by its deadline at once, and then again and again until it succeeds.
 * It is as durable as its other deadlines, holds up no other saga, and one that never succeeds is an alarm of the auditor.
 * Where even the deadline cannot be set, the processor tries the event again.
 */
final class ParkedEvents implements ListenerInvocationErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedEvents.class);

    private final RegisteredSaga<?> saga;
    private final DeadlineManager deadlines;
    private final Clock serviceClock;

    ParkedEvents(RegisteredSaga<?> saga, DeadlineManager deadlines, Clock serviceClock) {
        this.saga = saga;
        this.deadlines = deadlines;
        this.serviceClock = serviceClock;
    }

    /** Tells the kind of the fault only; its message may hold what somebody wrote. */
    @Override
    public void onError(Exception failure, EventMessage<?> event, EventMessageHandler handler) {
        LOG.error("a saga failed at event {}", event.getIdentifier());
        wakeAgain(((Saga<?>) handler).getSagaIdentifier(), failure);
    }

    /** One that cannot be read is woken by the version that can. */
    void wakeAgain(String id, Exception failure) {
        LOG.error(
                "saga {} {} is woken again: {}",
                saga.name(),
                id,
                failure.getClass().getName());
        deadlines.schedule(
                serviceClock.instant(),
                saga.deadline(),
                null,
                new SagaScopeDescriptor(saga.type().getSimpleName(), id));
    }
}
