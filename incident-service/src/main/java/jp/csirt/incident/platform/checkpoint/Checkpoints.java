package jp.csirt.incident.platform.checkpoint;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.Head;
import jp.csirt.incident.platform.eventstore.Mark;
import jp.csirt.incident.platform.eventstore.Rfc3339;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes checkpoints of the log and keeps them. */
public final class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final CommitLog log;
    private final CheckpointStore store;
    private final SigningKey key;
    private final Clock clock;

    /**
     * Checkpoints of a log.
     *
     * @param clock machine clock
     */
    public Checkpoints(CommitLog log, CheckpointStore store, SigningKey key, Clock clock) {
        this.log = log;
        this.store = store;
        this.key = key;
        this.clock = clock;
    }

    /** The newest one; empty when there is none. */
    public Mono<Checkpoint> newest() {
        return store.newest();
    }

    /** All up to a position, oldest first. */
    public Flux<Checkpoint> upTo(long position) {
        return store.upTo(position);
    }

    /** Those before a position, newest first. */
    public Flux<Checkpoint> before(long position, int most) {
        return store.before(position, most);
    }

    /** What the genuine ones attest, oldest first. One that is not proves nothing but that somebody touched it. */
    public Mono<List<Mark>> marks() {
        return store.upTo(Long.MAX_VALUE)
                .filter(checkpoint -> {
                    boolean genuine = checkpoint.isGenuine();
                    if (!genuine) {
                        LOG.warn("the checkpoint of position {} has a wrong signature", checkpoint.position());
                    }
                    return genuine;
                })
                .map(Checkpoint::mark)
                .collectList();
    }

    /** A checkpoint of the present head, or the newest one when the head has not moved since. */
    public Mono<Taken> take() {
        return take((head, newest) -> true);
    }

    /** As {@link #take()}, when it is due; empty otherwise. */
    public Mono<Taken> takeIfDue(CheckpointRhythm rhythm) {
        return take((head, newest) -> rhythm.isDue(head, newest.orElse(null), clock.instant()))
                .filter(Taken::created);
    }

    private Mono<Taken> take(Wanted wanted) {
        return Mono.zip(log.head(), store.newest().map(Optional::of).defaultIfEmpty(Optional.empty()))
                .flatMap(found -> {
                    Head head = found.getT1();
                    Optional<Checkpoint> newest = found.getT2();
                    boolean moved = newest.isEmpty() || newest.get().position() < head.last();
                    if (moved && wanted.now(head.last(), newest)) {
                        return write(key.sign(head.last(), head.hash(), now()));
                    }
                    return Mono.justOrEmpty(newest).map(kept -> new Taken(kept, false));
                });
    }

    private Mono<Taken> write(Checkpoint checkpoint) {
        return store.insert(checkpoint)
                .thenReturn(new Taken(checkpoint, true))
                .onErrorResume(Checkpoints::isTaken, _ -> store.newest().map(other -> new Taken(other, false)));
    }

    private String now() {
        Instant now = clock.instant();
        return Rfc3339.format(now);
    }

    /** Another node was faster. */
    private static boolean isTaken(Throwable failure) {
        return failure instanceof MongoWriteException refused
                && ErrorCategory.fromErrorCode(refused.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    /**
     * A checkpoint.
     *
     * @param created whether it was written now
     */
    public record Taken(Checkpoint checkpoint, boolean created) {}

    /** Whether a checkpoint is wanted now. */
    @FunctionalInterface
    private interface Wanted {
        boolean now(long head, Optional<Checkpoint> newest);
    }
}
