package jp.csirt.incident.config;

import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import jp.csirt.incident.platform.messagestore.UnreadableSagaException;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.Saga;
import org.axonframework.modelling.saga.SagaRepository;
import org.jspecify.annotations.Nullable;

/** The sagas as their processor sees them: one that cannot be read is left out, and whoever must know is told. */
record ReadableSagas<T>(SagaRepository<T> sagas, BiConsumer<String, RuntimeException> unreadable)
        implements SagaRepository<T> {

    @Override
    public Set<String> find(AssociationValue association) {
        return sagas.find(association);
    }

    @Override
    public @Nullable Saga<T> load(String sagaId) {
        try {
            return sagas.load(sagaId);
        } catch (UnreadableSagaException e) {
            unreadable.accept(sagaId, e);
            return null;
        }
    }

    @Override
    public Saga<T> createInstance(String sagaId, Supplier<T> factory) {
        return sagas.createInstance(sagaId, factory);
    }
}
