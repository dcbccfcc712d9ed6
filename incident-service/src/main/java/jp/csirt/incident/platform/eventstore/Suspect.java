package jp.csirt.incident.platform.eventstore;

import org.jspecify.annotations.Nullable;

/** The first commit that does not fit, until it is known what happened there. */
final class Suspect {

    private final ChainCommit commit;
    private final long place;
    private final String hash;
    private final @Nullable ChainCommit before;
    private final @Nullable String beforeThat;
    private final boolean attested;
    private @Nullable ChainCommit next;

    /**
     * Starts the search.
     *
     * @param commit what was found
     * @param place the position that should come here
     * @param hash hash of the commit before
     * @param before the commit before, if the check has seen one
     * @param beforeThat hash of the one before that
     * @param attested whether a checkpoint attests the hash of what was found
     */
    Suspect(
            ChainCommit commit,
            long place,
            String hash,
            @Nullable ChainCommit before,
            @Nullable String beforeThat,
            boolean attested) {
        this.commit = commit;
        this.place = place;
        this.hash = hash;
        this.before = before;
        this.beforeThat = beforeThat;
        this.attested = attested;
    }

    /** The verdict when {@code later} is what should have come here; null otherwise. */
    @Nullable
    ChainFault heldAgainst(ChainCommit later) {
        if (next == null) {
            next = later;
        }
        String link = CommitHash.link(hash, later.contentAt(place));
        return link.equals(later.hash()) || link.equals(commit.hash())
                ? new ChainFault(place, FaultKind.REORDERED)
                : null;
    }

    /** The verdict when the right commit lies nowhere. */
    ChainFault verdict() {
        if (commit.position() > place) {
            return new ChainFault(place, FaultKind.REMOVED);
        }
        String previous = commit.previous();
        String right = CommitHash.link(hash, commit.content());
        if (previous == null || previous.equals(hash) || right.equals(commit.hash())) {
            return at(commit, FaultKind.ALTERED);
        }
        if (before != null && followsTheOneBefore(before, previous)) {
            return at(before, FaultKind.INSERTED);
        }
        return commit.isWhole() && commit.linksFrom(previous) ? stranger(right) : unreadable();
    }

    /** Whether the commit before took the place of this one, or stands in its way. */
    private boolean followsTheOneBefore(ChainCommit inserted, String previous) {
        return previous.equals(beforeThat)
                && (commit.isWhole() || commit.contentAt(inserted.position()).equals(commit.content()));
    }

    /** It is consistent in itself, but comes from elsewhere. */
    private ChainFault stranger(String right) {
        if (next != null && right.equals(next.previous())) {
            return at(commit, FaultKind.ALTERED);
        }
        return at(chainGoesOn() && before != null ? before : commit, FaultKind.INSERTED);
    }

    /** Neither its content nor its link fits. */
    private ChainFault unreadable() {
        return at(commit, chainGoesOn() ? FaultKind.ALTERED : FaultKind.INSERTED);
    }

    /** Whether it belongs to the log, as its successor or a checkpoint says. */
    private boolean chainGoesOn() {
        return attested || (next != null && commit.hash().equals(next.previous()));
    }

    private static ChainFault at(ChainCommit commit, FaultKind kind) {
        return new ChainFault(commit.position(), kind);
    }
}
