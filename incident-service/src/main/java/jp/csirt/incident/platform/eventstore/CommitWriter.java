package jp.csirt.incident.platform.eventstore;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers and chains a batch of commits and writes it in one ordered insert. What was not written is answered by its cause,
 * never guessed: stored with the same events = success, stored with others = the aggregate was changed by somebody else,
 * its position taken = it is numbered anew, all else = refused alone.
 *
 * <p>A commit is never stored twice: an attempt that reaches the server late meets the position, the sequence or the event
 * ids of the one that was stored. Commits nobody waits for any more are not tried again, so that every batch ends with the
 * patience of its writers. For one thread only.
 */
final class CommitWriter {

    private static final Logger LOG = LoggerFactory.getLogger(CommitWriter.class);
    private static final int LONGEST_PAUSE_MILLIS = 64;
    private static final int MANY_RACES = 5;

    private final CommitLog log;
    private final Clock machineClock;
    private final Duration within;

    /** The end of the log as far as it is known for certain; null after a failure that left it open. */
    private @Nullable Head head;

    /**
     * A writer that knows nothing of the log yet.
     *
     * @param within how long one question to the database may take
     */
    CommitWriter(CommitLog log, Clock machineClock, Duration within) {
        this.log = log;
        this.machineClock = machineClock;
        this.within = within;
    }

    /** Writes until every commit has its answer. */
    void write(List<Waiting> batch) {
        try {
            writeAll(batch);
        } catch (RuntimeException e) { // the thread must go on, and nobody may wait in vain
            head = null;
            batch.forEach(waiting -> waiting.refused(reason(e)));
        }
    }

    private void writeAll(List<Waiting> batch) {
        List<Waiting> open = stillWaiting(batch);
        int races = 0;
        while (!open.isEmpty()) {
            List<StoredCommit> numbered = number(races == 0 ? open : open.subList(0, 1));
            boolean again;
            try {
                Await.first(log.insert(numbered), within);
                stored(open.subList(0, numbered.size()), numbered);
                again = false;
            } catch (MongoBulkWriteException e) {
                again = isClear(e) ? isRace(open, numbered, e, isMany(races)) : readBack(open, e);
            } catch (StoreUnavailableException e) {
                again = readBack(open, e);
            } catch (RuntimeException e) { // the driver or the server refused the batch: find out whose commit it was
                oneByOne(open, e);
                return;
            }
            races = again ? afterRace(races) : 0;
            open = stillWaiting(open);
        }
    }

    private List<StoredCommit> number(List<Waiting> open) {
        if (head == null) {
            head = Await.first(log.head(), within);
        }
        Head end = head == null ? Head.EMPTY : head;
        var numbered = new ArrayList<StoredCommit>(open.size());
        for (Waiting waiting : open) {
            StoredCommit commit = waiting.draft().after(end, machineClock.instant());
            numbered.add(commit);
            end = Head.after(commit);
        }
        return numbered;
    }

    private void stored(List<Waiting> written, List<StoredCommit> numbered) {
        for (int i = 0; i < written.size(); i++) {
            head = Head.after(numbered.get(i));
            written.get(i).stored(numbered.get(i));
        }
    }

    /**
     * The insert stopped at the first commit that does not fit; true when only its position was taken by another node.
     *
     * @param often whether it lost several in a row: beside a busy node the head moves also when another cause is true
     */
    private boolean isRace(List<Waiting> open, List<StoredCommit> numbered, MongoBulkWriteException e, boolean often) {
        BulkWriteError error = e.getWriteErrors().getFirst();
        int failed = error.getIndex();
        stored(open.subList(0, failed), numbered.subList(0, failed));
        Waiting waiting = open.get(failed);
        boolean duplicate = error.getCategory() == ErrorCategory.DUPLICATE_KEY;
        head = Await.first(log.head(), within);
        boolean moved = head != null && head.last() >= numbered.get(failed).position();
        boolean raced = duplicate && moved && !often;
        if (!raced && !settled(waiting, e) && !duplicate) {
            waiting.refused(reason(e));
        }
        return !waiting.isAnswered();
    }

    /** Whether what is stored answers the commit: it is there already, or another one is in its place. */
    private boolean settled(Waiting waiting, RuntimeException fault) {
        CommitDraft draft = waiting.draft();
        StoredCommit there = Await.first(log.commit(draft.aggregateId(), draft.first()), within);
        if (there == null) {
            there = Await.first(log.holding(draft.eventIds()), within);
        }
        if (there == null) {
            return false;
        }
        if (draft.isStoredAs(there)) {
            waiting.stored(there);
        } else {
            waiting.refused(new ConflictingCommitException(
                    "aggregate %s already has a commit from sequence %d on, or one of its events is stored already"
                            .formatted(draft.aggregateId(), draft.first()),
                    fault));
        }
        return true;
    }

    /** After an unclear failure: answers those that were stored. What is not found must be written again. */
    private boolean readBack(List<Waiting> unclear, RuntimeException fault) {
        LOG.warn("an append got no clear answer; reading back what was stored: {}", cause(fault));
        head = null;
        Map<String, Waiting> byFirstEvent = new HashMap<>();
        unclear.forEach(waiting -> byFirstEvent.put(waiting.draft().eventIds().getFirst(), waiting));
        for (StoredCommit commit : Await.all(log.holding(byFirstEvent.keySet()), within)) {
            Waiting waiting = byFirstEvent.get(commit.events().getFirst().id());
            if (waiting != null && waiting.draft().isStoredAs(commit)) {
                waiting.stored(commit);
            }
        }
        return true;
    }

    private void oneByOne(List<Waiting> open, RuntimeException fault) {
        if (open.size() > 1) {
            open.forEach(waiting -> writeAll(List.of(waiting)));
            return;
        }
        readBack(open, fault);
        open.forEach(waiting -> waiting.refused(reason(fault)));
    }

    private static List<Waiting> stillWaiting(List<Waiting> batch) {
        return batch.stream().filter(waiting -> !waiting.isAnswered()).toList();
    }

    /** Whether the answer says which commits are stored and durable. */
    private static boolean isClear(MongoBulkWriteException e) {
        return e.getWriteConcernError() == null && !e.getWriteErrors().isEmpty();
    }

    private static RuntimeException reason(RuntimeException fault) {
        return StoreUnavailableException.isUnclear(fault)
                ? new StoreUnavailableException("the database is away; the events may be stored nevertheless", fault)
                : new EventStoreException("the database refused the events", fault);
    }

    /** What the driver said; the stack says nothing more, and a store that is away is told often. */
    private static String cause(RuntimeException fault) {
        return fault + (fault.getCause() == null ? "" : ", because " + fault.getCause());
    }

    /** Whether so many were lost since it was last asked whether that is why. */
    private static boolean isMany(int races) {
        return races % MANY_RACES == MANY_RACES - 1;
    }

    /**
     * Who lost tries again with one commit: the fewer to number, the sooner at the store, or a node whose writers all wait would
     * always come after the one that just had its turn. It does so at once, because the head is told when the other node has
     * its answer; only who loses many in a row waits, ever longer, and asks for the head anew.
     *
     * @param races lost in a row before this one
     */
    private int afterRace(int races) {
        if (isMany(races)) {
            long most = Math.min(LONGEST_PAUSE_MILLIS, 1L << Math.min(races / MANY_RACES, 6));
            LockSupport.parkNanos(Duration.ofMillis(ThreadLocalRandom.current().nextLong(most + 1))
                    .toNanos());
            head = null;
        }
        return races + 1;
    }
}
