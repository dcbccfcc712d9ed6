package jp.csirt.incident.platform.eventstore;

/** The aggregate already has a commit from that sequence on, written by somebody else. */
final class ConflictingCommitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConflictingCommitException(CommitDraft draft, Throwable cause) {
        super(
                "aggregate %s already has a commit from sequence %d on".formatted(draft.aggregateId(), draft.first()),
                cause);
    }
}
