package jp.csirt.incident.platform.view;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.csirt.incident.platform.eventstore.AggregateIndex;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.Head;
import jp.csirt.incident.platform.mongo.Await;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * 再構築: builds a view anew beside the one in force. First every node learns of the new collection and writes to it too; only
 * then the log is walked, and each aggregate's row is made from its whole record. So whatever the projection showed before it
 * knew is in the record, and whatever comes after goes to both. Memory does not grow with the log.
 */
public final class ViewRebuild implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ViewRebuild.class);
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final int AT_ONCE = 100;
    private static final Duration MARGIN = Duration.ofMillis(500);

    private final MongoDatabase database;
    private final ViewCollections views;
    private final CommitLog log;
    private final Stretches stretches;
    private final ViewRows rows;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService thread = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("rebuild-", 0).factory());
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable String failure;

    /**
     * The rebuilding of a view with a row for each aggregate.
     *
     * @param type the type of the aggregates that have a row
     */
    public ViewRebuild(MongoDatabase database, ViewCollections views, String type, ViewRows rows) {
        this(database, views, rows, aggregates(new AggregateIndex(database), type));
    }

    /**
     * The rebuilding of a view with a row for each event, whose id is the event's position.
     *
     * @param names stored names of the events that have a row
     */
    public ViewRebuild(MongoDatabase database, ViewCollections views, Set<String> names, ViewRows rows) {
        this(database, views, rows, events(new AggregateIndex(database), Set.copyOf(names)));
    }

    private ViewRebuild(MongoDatabase database, ViewCollections views, ViewRows rows, Stretches stretches) {
        this.database = database;
        this.views = views;
        this.log = new CommitLog(database);
        this.stretches = stretches;
        this.rows = rows;
    }

    private static Stretches aggregates(AggregateIndex index, String type) {
        return (position, last) -> index.begunWithin(type, position, last);
    }

    private static Stretches events(AggregateIndex index, Set<String> names) {
        return (position, last) -> index.namedWithin(names, position, last).map(String::valueOf);
    }

    /**
     * Begins to rebuild; false when that is under way already, here or elsewhere.
     *
     * @param request identifies a request; its repetition begins nothing and is true
     */
    public Mono<Boolean> start(@Nullable UUID request) {
        return views.pointer()
                .flatMap(last ->
                        request != null && request.equals(last.request()) ? Mono.just(true) : beginOnce(request));
    }

    /** Begins to rebuild where the rows in force are of another edition; true when it began, here and now. */
    public Mono<Boolean> startIfOutdated() {
        return views.isOutdated().flatMap(outdated -> outdated ? beginOnce(null) : Mono.just(false));
    }

    /** Whoever asked may go away meanwhile: what began goes on. */
    private Mono<Boolean> beginOnce(@Nullable UUID request) {
        return Mono.defer(() -> running.compareAndSet(false, true)
                ? Mono.fromFuture(begin(request).toFuture(), true)
                : Mono.just(false));
    }

    private Mono<Boolean> begin(@Nullable UUID request) {
        return views.sweep()
                .then(views.begin(request))
                .doOnNext(fresh -> thread.execute(() -> rebuild(fresh)))
                .hasElement()
                .doOnNext(begun -> running.compareAndSet(!begun, false))
                .doOnError(fault -> running.set(false));
    }

    /** What this node's last rebuild failed with: the name of the fault; null when it did not. */
    public @Nullable String failure() {
        return failure;
    }

    private void rebuild(String fresh) {
        failure = null;
        try {
            fill(fresh);
            replace(fresh);
            LOG.info("rebuilt into {}", fresh);
        } catch (CancellationException e) {
            LOG.warn("rebuild into {} was cut short; the view stays as it was", fresh);
        } catch (RuntimeException e) { // a thread of its own: nobody else would hear of it
            failure = e.getClass().getSimpleName();
            LOG.error("rebuild into {} failed; the view stays as it was", fresh, e);
            giveUp(fresh);
        } finally {
            running.set(false);
        }
    }

    private void fill(String fresh) {
        var collection = database.getCollection(fresh);
        Await.first(rows.prepare(collection), WITHIN);
        waitFor(ViewCollections.KNOWN_FOR);
        Head head = Objects.requireNonNull(Await.first(log.head(), WITHIN), "a log has a head");
        for (long position = 0; position < head.last(); position = AggregateIndex.windowAfter(position)) {
            for (List<String> ids :
                    Await.all(stretches.ids(position, head.last()).buffer(AT_ONCE), WITHIN)) {
                waitFor(Duration.ZERO);
                rows.put(ids, collection);
            }
            demand(views.stillBuilding(fresh));
        }
    }

    private void replace(String fresh) {
        ViewPointer before = Objects.requireNonNull(Await.first(views.pointer(), WITHIN), "there is always one");
        demand(views.swap(before, fresh));
        waitFor(ViewCollections.TRUSTED_FOR);
        demand(views.forget(before.collection()));
        waitFor(ViewCollections.KNOWN_FOR);
        Await.first(views.drop(before.collection()), WITHIN);
        demand(views.end());
    }

    private void giveUp(String fresh) {
        try {
            Await.first(views.abandon(fresh), WITHIN);
        } catch (RuntimeException e) { // the next sweep does it
            LOG.warn("{} was not removed", fresh, e);
        }
    }

    private static void demand(Mono<Boolean> step) {
        if (!Boolean.TRUE.equals(Await.first(step, WITHIN))) {
            throw new IllegalStateException("another node took the rebuild over");
        }
    }

    /** Waits a little longer than the others may take; ends the rebuild when the service does. */
    private void waitFor(Duration others) {
        long patience = others.isZero() ? 0 : others.plus(MARGIN).toMillis();
        try {
            if (closing.await(patience, TimeUnit.MILLISECONDS)) {
                throw new CancellationException("the service stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /** Stops where it is, as a kill would; the next start removes the half. */
    @Override
    public void close() {
        closing.countDown();
        thread.close();
    }

    /** Says which rows a stretch of the log begins. */
    @FunctionalInterface
    private interface Stretches {

        /** Ids of the rows that begin within the window after {@code position}, up to {@code last}. */
        Flux<String> ids(long position, long last);
    }
}
