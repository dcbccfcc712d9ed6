package jp.csirt.incident.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.csirt.incident.platform.deadline.DeadlineScopes;
import org.axonframework.config.Configuration;
import org.axonframework.config.SagaConfiguration;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.Saga;
import org.axonframework.modelling.saga.SagaScopeDescriptor;

/**
 * The sagas as the owners of deadlines. Whoever runs a saga's processor holds its claim, and renews it here while deadlines
 * fire. A saga this version does not know is claimed by nobody: its deadlines wait, and the auditor tells.
 */
final class SagaScopes implements DeadlineScopes {

    private static final int SEGMENT = 0;
    private static final long TRUSTED = Duration.ofSeconds(1).toNanos();

    private final Configuration axon;
    private final TokenStore tokens;
    private final Map<String, Class<?>> sagas;
    private final Map<String, Long> renewed = new HashMap<>();

    /** Asked by one thread only. */
    SagaScopes(Configuration axon, TokenStore tokens, List<RegisteredSaga<?>> sagas) {
        this.axon = axon;
        this.tokens = tokens;
        this.sagas = SagaWiring.classes(sagas);
    }

    @Override
    public boolean claimed() {
        return sagas.keySet().stream().anyMatch(this::claimed);
    }

    @Override
    public boolean claimed(ScopeDescriptor scope) {
        return scope instanceof SagaScopeDescriptor saga && claimed(saga.getType());
    }

    /** Looks without storing the saga anew. */
    @Override
    public boolean exists(ScopeDescriptor scope) {
        var saga = (SagaScopeDescriptor) scope;
        var looking = DefaultUnitOfWork.startAndGet(new GenericEventMessage<>(saga.getType()));
        try {
            return configuration(saga).repository().load(saga.getIdentifier().toString()) != null;
        } finally {
            looking.rollback();
        }
    }

    /** A saga that ended meanwhile needs no deadline any more; one without a handler for it must not pass unnoticed. */
    @Override
    public void send(DeadlineMessage<?> deadline, ScopeDescriptor scope) throws Exception {
        var descriptor = (SagaScopeDescriptor) scope;
        Saga<?> saga = configuration(descriptor)
                .repository()
                .load(descriptor.getIdentifier().toString());
        if (saga == null || !saga.isActive()) {
            return;
        }
        if (!saga.canHandle(deadline)) {
            throw new IllegalStateException(descriptor.getType() + " has no handler for " + deadline.getDeadlineName());
        }
        saga.handle(deadline);
    }

    private boolean claimed(String name) {
        if (!sagas.containsKey(name) || !runs(name)) {
            renewed.remove(name);
            return false;
        }
        long now = System.nanoTime();
        Long last = renewed.get(name);
        return (last != null && now - last < TRUSTED) || renew(name, now);
    }

    private boolean renew(String name, long now) {
        try {
            tokens.extendClaim(name, SEGMENT);
            renewed.put(name, now);
            return true;
        } catch (UnableToClaimTokenException _) {
            renewed.remove(name);
            return false;
        }
    }

    private boolean runs(String name) {
        return axon.eventProcessingConfiguration().eventProcessor(name, StreamingEventProcessor.class).stream()
                .flatMap(processor -> processor.processingStatus().values().stream())
                .anyMatch(status -> !status.isErrorState());
    }

    private SagaConfiguration<?> configuration(SagaScopeDescriptor scope) {
        Class<?> type = Objects.requireNonNull(sagas.get(scope.getType()));
        return axon.eventProcessingConfiguration().sagaConfigurations().stream()
                .filter(saga -> saga.type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
