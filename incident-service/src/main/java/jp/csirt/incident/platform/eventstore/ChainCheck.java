package jp.csirt.incident.platform.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule of the chain, fed commit by commit in the order in which they were found; it remembers the commit before and,
 * once one does not fit, that one. It then reads on only to tell whether the right commit lies elsewhere.
 */
public final class ChainCheck {

    private final Deque<Mark> marks;
    private long end;
    private String hash;
    private long checked;
    private @Nullable ChainCommit before;
    private @Nullable String beforeThat;
    private @Nullable Suspect suspect;
    private @Nullable ChainFault fault;

    /**
     * A check from some place of the log on.
     *
     * @param after position and hash of the end of the commit before, {@link #BEGINNING} for a whole log
     * @param marks oldest first
     */
    public ChainCheck(Mark after, List<Mark> marks) {
        this.end = after.position();
        this.hash = after.hash();
        this.marks = new ArrayDeque<>(marks.stream()
                .filter(mark -> mark.position() > after.position())
                .toList());
    }

    /** What stands before the first commit. */
    public static final Mark BEGINNING = new Mark(0, Head.EMPTY.hash());

    /** The next commit. */
    public ChainCheck add(ChainCommit commit) {
        if (fault != null) {
            return this;
        }
        if (suspect != null) {
            fault = suspect.heldAgainst(commit);
        } else if (commit.position() <= end) {
            fault = new ChainFault(commit.position(), FaultKind.INSERTED);
        } else if (commit.position() == end + 1 && commit.isWhole() && commit.linksFrom(hash)) {
            accept(commit);
        } else {
            boolean attested = marks.contains(new Mark(commit.last(), commit.hash()));
            suspect = new Suspect(commit, end + 1, hash, before, beforeThat, attested);
        }
        return this;
    }

    /** Whether more commits cannot change the verdict. */
    public boolean isDecided() {
        return fault != null;
    }

    /** The verdict on a log of which no more was found. */
    public Verification result() {
        if (fault == null && suspect != null) {
            fault = suspect.verdict();
        } else if (fault == null && !marks.isEmpty()) {
            fault = new ChainFault(end + 1, FaultKind.TRUNCATED);
        }
        return stretch();
    }

    /** The verdict on a stretch beyond which the log may go on. */
    public Verification stretch() {
        if (fault == null && suspect != null) {
            fault = suspect.verdict();
        }
        return new Verification(fault, checked, end, hash);
    }

    /** Position of the last event that fits. */
    public long end() {
        return end;
    }

    private void accept(ChainCommit commit) {
        while (!marks.isEmpty() && marks.getFirst().position() <= commit.last()) {
            Mark mark = marks.removeFirst();
            if (mark.position() != commit.last() || !mark.hash().equals(commit.hash())) {
                fault = new ChainFault(commit.position(), FaultKind.ALTERED);
                return;
            }
        }
        beforeThat = hash;
        before = commit;
        checked += commit.size();
        end = commit.last();
        hash = commit.hash();
    }
}
