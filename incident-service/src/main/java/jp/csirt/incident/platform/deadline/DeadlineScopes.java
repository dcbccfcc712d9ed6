package jp.csirt.incident.platform.deadline;

import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.ScopeDescriptor;

/** The sagas and aggregates deadlines belong to, as the node that fires sees them. */
public interface DeadlineScopes {

    /** Whether this node holds the claim on any of them; one that holds none need not look for what is due. */
    boolean claimed();

    /** Whether this node holds the claim on this one, so that no other node fires at the same time. */
    boolean claimed(ScopeDescriptor scope);

    /** Whether the scope can be loaded. */
    boolean exists(ScopeDescriptor scope);

    /**
     * Hands the deadline to its scope; returns when its effect is stored.
     *
     * @throws Exception when it had none
     */
    void send(DeadlineMessage<?> deadline, ScopeDescriptor scope) throws Exception;
}
