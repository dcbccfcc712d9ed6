package jp.csirt.incident.platform.eventstore;

/** What is wrong with a commit of the log. */
public enum FaultKind {
    /** Its content does not give its hash, or not the hash that a checkpoint attests. */
    ALTERED,
    /** Positions are missing. */
    REMOVED,
    /** A commit no link leads to. */
    INSERTED,
    /** Right contents in other places. */
    REORDERED,
    /** The log ends before a checkpoint. */
    TRUNCATED
}
