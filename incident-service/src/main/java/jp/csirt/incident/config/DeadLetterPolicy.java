package jp.csirt.incident.config;

import java.util.stream.Stream;
import jp.csirt.incident.platform.deadletter.StoredLetter;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.ThrowableCause;

/**
 * Every failure makes a dead letter but that of the database: that one says nothing about the event, so the processor tries
 * the event again. Of the fault only its kind and place are kept; its message may hold personal data.
 */
final class DeadLetterPolicy implements EnqueuePolicy<EventMessage<?>> {

    /** How often it was tried. */
    static final String TRIES = "tries";

    private static final int DEEPEST_CAUSE = 20;

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        boolean waits = letter instanceof StoredLetter;
        if (!waits && StoreUnavailableException.isBehind(cause)) {
            throw new StoreUnavailableException("the database was away when an event was projected", cause);
        }
        int tries = letter.diagnostics().get(TRIES) instanceof Number n ? n.intValue() : 0;
        return Decisions.enqueue(
                withoutMessage(cause), kept -> kept.diagnostics().and(TRIES, tries + 1));
    }

    private static ThrowableCause withoutMessage(Throwable cause) {
        Throwable root = Stream.iterate(cause, inner -> inner != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .reduce(cause, (outer, inner) -> inner);
        String place = Stream.of(root.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("jp.csirt."))
                .findFirst()
                .map(frame -> frame.getClassName().replaceFirst(".*\\.", "") + "." + frame.getMethodName())
                .orElse("");
        return new ThrowableCause(root.getClass().getName(), place);
    }
}
