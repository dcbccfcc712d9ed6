package jp.csirt.incident.platform.eventstore;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Where a unit of work's events were stored.
 *
 * @param position global position of the last event
 * @param sequence the last event's number within its aggregate, from 0
 */
public record Appended(long position, long sequence) {

    private static final String RESOURCE = Appended.class.getName();

    /** What the unit of work appended; null when it appended nothing. */
    public static @Nullable Appended in(UnitOfWork<?> unitOfWork) {
        return (Appended) unitOfWork.root().resources().get(RESOURCE);
    }

    void rememberInUnitOfWork() {
        CurrentUnitOfWork.ifStarted(unitOfWork -> unitOfWork.root().resources().put(RESOURCE, this));
    }
}
