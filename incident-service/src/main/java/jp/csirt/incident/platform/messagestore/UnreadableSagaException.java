package jp.csirt.incident.platform.messagestore;

/** A saga is stored that this version cannot read, or nobody can. */
public final class UnreadableSagaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableSagaException(String sagaId, RuntimeException cause) {
        super("saga " + sagaId + " cannot be read", cause);
    }
}
