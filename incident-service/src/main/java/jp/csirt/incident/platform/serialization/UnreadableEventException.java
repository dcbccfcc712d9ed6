package jp.csirt.incident.platform.serialization;

import org.axonframework.serialization.SerializationException;

/** The store holds an event that this version does not know; a newer one wrote it. */
public final class UnreadableEventException extends SerializationException {

    private static final long serialVersionUID = 1L;

    public UnreadableEventException(String message) {
        super(message);
    }

    public UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
