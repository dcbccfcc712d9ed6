package jp.csirt.incident.platform.eventstore;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;

/** A commit and the writer that waits for it; answered once, by the first who does. */
final class Waiting {

    private final CommitDraft draft;
    private final long size;
    private final CompletableFuture<StoredCommit> answer = new CompletableFuture<>();

    Waiting(CommitDraft draft) {
        this.draft = draft;
        this.size = draft.size();
    }

    CommitDraft draft() {
        return draft;
    }

    /** The bytes the commit takes, rather too many than too few. */
    long size() {
        return size;
    }

    /** Whether nobody waits any more. */
    boolean isAnswered() {
        return answer.isDone();
    }

    void stored(StoredCommit commit) {
        answer.complete(commit);
    }

    void refused(RuntimeException reason) {
        answer.completeExceptionally(reason);
    }

    /**
     * Waits for the answer.
     *
     * @throws StoreUnavailableException when it does not come in time; the commit may be stored nevertheless
     */
    StoredCommit await(Duration patience) {
        try {
            answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            refused(new StoreUnavailableException("the event store did not answer in time", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refused(new StoreUnavailableException("interrupted while waiting for the event store", e));
        } catch (ExecutionException _) { // thrown below
        }
        return answered();
    }

    private StoredCommit answered() {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }
}
