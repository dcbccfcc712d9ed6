package jp.csirt.incident.platform.eventstore;

import org.jspecify.annotations.Nullable;

/** The aggregate already has a commit from that sequence on, or one of the events is stored already. */
final class ConflictingCommitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConflictingCommitException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
