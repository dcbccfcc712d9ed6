package jp.csirt.incident.platform.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.deadline.AbstractDeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's {@code DeadlineManager} on MongoDB. A deadline is written or deleted at once, not with the unit of work: whoever
 * handles an event twice sets and cancels the same deadlines twice, and a crash in between loses none.
 */
public final class MongoDeadlineManager extends AbstractDeadlineManager {

    private final DeadlineStore store;
    private final Serializer serializer;
    private final Clock serviceClock;

    /**
     * A manager over the given store.
     *
     * @param serviceClock for deadlines set by how long they run
     */
    public MongoDeadlineManager(DeadlineStore store, Serializer serializer, Clock serviceClock) {
        this.store = store;
        this.serializer = serializer;
        this.serviceClock = serviceClock;
    }

    /** Sets a deadline; the same name for the same scope and time is one deadline, and gives the same id. */
    @Override
    public String schedule(Instant at, String name, @Nullable Object messageOrPayload, ScopeDescriptor scope) {
        DeadlineMessage<?> message =
                processDispatchInterceptors(GenericDeadlineMessage.asDeadlineMessage(name, messageOrPayload, at));
        StoredDeadline deadline = StoredDeadline.of(StoredScope.of(scope), at, message, serializer);
        store.add(deadline);
        return deadline.id();
    }

    @Override
    public String schedule(Duration within, String name, @Nullable Object messageOrPayload, ScopeDescriptor scope) {
        return schedule(serviceClock.instant().plus(within), name, messageOrPayload, scope);
    }

    @Override
    public void cancelSchedule(String name, String id) {
        store.remove(id);
    }

    @Override
    public void cancelAll(String name) {
        store.removeAll(name);
    }

    @Override
    public void cancelAllWithinScope(String name, ScopeDescriptor scope) {
        store.removeAll(name, StoredScope.of(scope));
    }

    /**
     * Hands one to its scope, in a unit of work of its own.
     *
     * @throws DeadlineFailedException when it had no effect
     */
    void fire(StoredDeadline deadline, boolean late, DeadlineScopes scopes) {
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
    }
}
