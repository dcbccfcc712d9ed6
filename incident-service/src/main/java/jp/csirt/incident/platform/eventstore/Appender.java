package jp.csirt.incident.platform.eventstore;

import com.mongodb.MongoBulkWriteException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: writers hand over their commits and wait; one thread numbers and chains what has gathered and writes it in
 * one ordered insert. What could not be written is looked up and answered by its cause, never guessed: stored with the
 * same events = success, stored with others = the aggregate was changed by somebody else, not stored = the position was
 * taken, so it is numbered anew.
 */
final class Appender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);
    private static final int QUEUE = 1024;
    private static final int BATCH = 256;
    private static final int BATCH_SIZE = 1 << 20;
    private static final Duration PER_CALL = Duration.ofSeconds(5);

    private final CommitLog log;
    private final Clock machineClock;
    private final Duration patience;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread thread;
    private @Nullable Head head;

    /**
     * Starts the one writer.
     *
     * @param patience how long a writer waits for its answer before it is told that the store is away
     */
    Appender(CommitLog log, Clock machineClock, Duration patience) {
        this.log = log;
        this.machineClock = machineClock;
        this.patience = patience;
        this.thread = Thread.ofPlatform().name("event-appender").daemon().start(this::run);
    }

    /**
     * Appends and waits until the commit is durable.
     *
     * @throws ConflictingCommitException when the aggregate already has a commit from that sequence on
     * @throws StoreUnavailableException when the queue is full or the database does not answer in time
     */
    StoredCommit append(CommitDraft draft) {
        var waiting = new Waiting(draft, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw new StoreUnavailableException("the event store has more to write than it can take");
        }
        try {
            return waiting.answer().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            waiting.answer().cancel(false);
            throw new StoreUnavailableException("the event store did not answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while waiting for the event store", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                List<Waiting> batch = gather();
                try {
                    write(batch);
                } catch (RuntimeException e) {
                    head = null;
                    batch.forEach(waiting -> waiting.answer().completeExceptionally(e));
                }
            }
        } catch (InterruptedException e) {
            queue.forEach(waiting -> waiting.answer()
                    .completeExceptionally(new StoreUnavailableException("the event store is stopping", e)));
        }
    }

    private List<Waiting> gather() throws InterruptedException {
        var batch = new ArrayList<Waiting>();
        Waiting next = queue.take();
        int size = 0;
        while (next != null) {
            if (!next.answer().isDone()) {
                batch.add(next);
                size += next.draft().size();
            }
            next = batch.size() < BATCH && size < BATCH_SIZE ? queue.poll() : null;
        }
        return batch;
    }

    /** Writes until every commit has its answer; each round answers at least the first one or waits for a free position. */
    private void write(List<Waiting> batch) {
        List<Waiting> open = batch;
        int round = 0;
        while (!open.isEmpty()) {
            List<StoredCommit> numbered = number(open);
            try {
                Await.first(log.insert(numbered), PER_CALL);
                succeed(open, numbered);
                return;
            } catch (MongoBulkWriteException e) {
                int failed = e.getWriteErrors().isEmpty()
                        ? 0
                        : e.getWriteErrors().getFirst().getIndex();
                succeed(open.subList(0, failed), numbered.subList(0, failed));
                open = resolve(open.subList(failed, open.size()), e);
            } catch (StoreUnavailableException e) {
                LOG.warn("an append got no clear answer; reading back what was stored", e);
                open = resolve(open, e);
            }
            backOff(++round);
        }
    }

    private List<StoredCommit> number(List<Waiting> open) {
        Head end = head;
        if (end == null) {
            end = Await.first(log.head(), PER_CALL);
        }
        var numbered = new ArrayList<StoredCommit>(open.size());
        for (Waiting waiting : open) {
            StoredCommit commit = waiting.draft().after(end == null ? Head.EMPTY : end, machineClock.instant());
            numbered.add(commit);
            end = Head.after(commit);
        }
        return numbered;
    }

    private void succeed(List<Waiting> written, List<StoredCommit> numbered) {
        for (int i = 0; i < written.size(); i++) {
            head = Head.after(numbered.get(i));
            written.get(i).answer().complete(numbered.get(i));
        }
    }

    /** Answers what is stored already; the rest must be numbered anew. */
    private List<Waiting> resolve(List<Waiting> unclear, RuntimeException fault) {
        head = null;
        return unclear.stream().filter(waiting -> !answered(waiting, fault)).toList();
    }

    private boolean answered(Waiting waiting, RuntimeException fault) {
        CommitDraft draft = waiting.draft();
        StoredCommit stored = Await.first(log.commit(draft.aggregateId(), draft.first()), PER_CALL);
        if (stored == null) {
            if (isTooLarge(fault)) {
                waiting.answer().completeExceptionally(fault);
            }
            return waiting.answer().isDone();
        }
        if (draft.isStoredAs(stored)) {
            waiting.answer().complete(stored);
        } else {
            waiting.answer().completeExceptionally(new ConflictingCommitException(draft, fault));
        }
        return true;
    }

    private static boolean isTooLarge(RuntimeException fault) {
        return fault instanceof MongoBulkWriteException bulk
                && bulk.getWriteErrors().stream()
                        .anyMatch(error -> error.getCode() == 10334 || error.getCode() == 17419);
    }

    private static void backOff(int round) {
        long most = Math.min(64, 1L << Math.min(round, 6));
        LockSupport.parkNanos(Duration.ofMillis(ThreadLocalRandom.current().nextLong(most + 1))
                .toNanos());
    }

    /** A commit and the writer that waits for it. */
    private record Waiting(CommitDraft draft, CompletableFuture<StoredCommit> answer) {}
}
