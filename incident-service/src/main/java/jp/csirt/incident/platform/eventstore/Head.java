package jp.csirt.incident.platform.eventstore;

/**
 * The end of the log.
 *
 * @param last position of the newest event, 0 while there is none
 * @param hash hash of the newest commit
 * @param at when it was appended, machine clock, {@link Rfc3339}; empty while there is none
 */
public record Head(long last, String hash, String at) {

    /** The head of an empty log: 32 zero bytes before the first commit. */
    public static final Head EMPTY = new Head(0, "0".repeat(64), "");

    static Head after(StoredCommit commit) {
        return new Head(commit.last(), commit.hash(), commit.at());
    }
}
