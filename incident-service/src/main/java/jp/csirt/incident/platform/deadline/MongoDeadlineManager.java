package jp.csirt.incident.platform.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.deadline.AbstractDeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's {@code DeadlineManager} on MongoDB. A deadline is written at once and, within a unit of work, deleted after it has
 * committed: whoever handles an event twice sets and cancels the same deadlines twice, and a crash in between loses none.
 */
public final class MongoDeadlineManager extends AbstractDeadlineManager {

    private final DeadlineStore store;
    private final Serializer serializer;
    private final Clock serviceClock;
    private final Map<String, String> sagaNames;
    private final AtomicReference<Instant> earliest = new AtomicReference<>(Instant.MAX);

    /**
     * A manager over the given store.
     *
     * @param serviceClock for deadlines set by how long they run
     * @param sagaNames what a saga is called in the store, for its class's simple name
     */
    public MongoDeadlineManager(
            DeadlineStore store, Serializer serializer, Clock serviceClock, Map<String, String> sagaNames) {
        this.store = store;
        this.serializer = serializer;
        this.serviceClock = serviceClock;
        this.sagaNames = Map.copyOf(sagaNames);
    }

    /** Sets a deadline; the same name for the same scope and time is one deadline, and gives the same id. */
    @Override
    public String schedule(Instant at, String name, @Nullable Object messageOrPayload, ScopeDescriptor scope) {
        DeadlineMessage<?> message =
                processDispatchInterceptors(GenericDeadlineMessage.asDeadlineMessage(name, messageOrPayload, at));
        StoredDeadline deadline = StoredDeadline.of(stored(scope), at, message, serializer);
        store.add(deadline);
        earliest.accumulateAndGet(at, (one, other) -> one.isBefore(other) ? one : other);
        if (CurrentUnitOfWork.isStarted()) {
            DeadlineChanges.underWay(store).set(deadline);
        }
        return deadline.id();
    }

    @Override
    public String schedule(Duration within, String name, @Nullable Object messageOrPayload, ScopeDescriptor scope) {
        return schedule(serviceClock.instant().plus(within), name, messageOrPayload, scope);
    }

    @Override
    public void cancelSchedule(String name, String id) {
        if (CurrentUnitOfWork.isStarted()) {
            DeadlineChanges.underWay(store).cancel(id);
        } else {
            store.remove(id);
        }
    }

    /** {@inheritDoc} At once, also within a unit of work. */
    @Override
    public void cancelAll(String name) {
        store.removeAll(name);
    }

    @Override
    public void cancelAllWithinScope(String name, ScopeDescriptor scope) {
        if (CurrentUnitOfWork.isStarted()) {
            DeadlineChanges.underWay(store).cancelAll(name, stored(scope));
        } else {
            store.removeAllBut(List.of(), name, stored(scope));
        }
    }

    /**
     * Hands one to its scope, in a unit of work of its own; false when the scope set the very same deadline again.
     *
     * @throws DeadlineFailedException when it had no effect
     */
    boolean fire(StoredDeadline deadline, boolean late, DeadlineScopes scopes) {
        DeadlineMessage<?> message = deadline.message(serializer, late);
        DefaultUnitOfWork<DeadlineMessage<?>> unitOfWork = DefaultUnitOfWork.startAndGet(message);
        var chain = new DefaultInterceptorChain<>(unitOfWork, handlerInterceptors(), handled -> {
            scopes.send(handled, deadline.scope().descriptor());
            return null;
        });
        ResultMessage<?> result = unitOfWork.executeWithResult(chain::proceed);
        if (result.isExceptional()) {
            throw new DeadlineFailedException(deadline.name(), result.exceptionResult());
        }
        return !DeadlineChanges.keeps(unitOfWork, deadline.id());
    }

    /** Whether one was set here for before that time since {@link #beginPage}. */
    boolean hasSetBefore(Instant at) {
        return earliest.get().isBefore(at);
    }

    /** From now on what is set may be missing in the page that is read next. */
    void beginPage() {
        earliest.set(Instant.MAX);
    }

    private StoredScope stored(ScopeDescriptor scope) {
        StoredScope stored = StoredScope.of(scope);
        return stored.kind() == StoredScope.Kind.SAGA && sagaNames.containsKey(stored.type())
                ? new StoredScope(stored.kind(), sagaNames.get(stored.type()), stored.identifier())
                : stored;
    }
}
