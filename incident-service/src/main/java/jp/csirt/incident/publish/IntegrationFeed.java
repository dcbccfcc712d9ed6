package jp.csirt.incident.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.mongo.InTime;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import jp.csirt.incident.platform.serialization.UnreadableEventException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * 公開の出来事の列: every position of the log once, in order, as a public event or as a withheld one. Where an event cannot be
 * read by this version the feed stops and says so: whether it is public is not known, and a reader never comes back to a
 * position that it has passed.
 */
public final class IntegrationFeed implements AutoCloseable {

    private static final int STREAMS = 500;
    private static final int TOGETHER = 256;

    private final EventPages pages;
    private final Tail tail;
    private final Scheduler readers;
    private final Duration heartbeat;
    private final Semaphore streams = new Semaphore(STREAMS);
    private volatile boolean closed;

    /**
     * The feed.
     *
     * @param source where the events come from, a URI
     * @param readers its threads wait for the database; as many questions are under way at once
     * @param heartbeat how long a stream may be silent
     */
    public IntegrationFeed(
            CommitLog log, NamedEventSerializer serializer, String source, Scheduler readers, Duration heartbeat) {
        var redaction = new Redaction(new FiledIncidents(log, serializer));
        this.pages = new EventPages(log, new IntegrationEventTranslator(serializer, redaction, source));
        this.tail = new Tail(pages);
        this.readers = readers;
        this.heartbeat = heartbeat;
    }

    /**
     * What follows a position; beyond the head nothing, at once.
     *
     * @param wait how long to wait at the head for the next event
     */
    public Mono<Batch> read(long after, int limit, Duration wait) {
        if (!wait.isZero() && tail.isAt(after)) {
            return awaited(after, limit, wait);
        }
        return stored(after, limit)
                .flatMap(batch -> !wait.isZero() && batch.events().isEmpty() && batch.head() == after
                        ? awaited(after, limit, wait)
                        : Mono.just(batch));
    }

    /**
     * Everything after a position, for ever; an empty page when all there is has come, and then as a heartbeat. It is read as
     * fast as it is taken, and not ahead. Errors: too many follow already.
     */
    public Flux<List<Event>> follow(long after) {
        return entries(after).map(IntegrationFeed::readable);
    }

    /** The same for whoever need not know every event, and goes on where one cannot be read. */
    public Flux<List<Entry>> entries(long after) {
        return Flux.defer(() -> {
            if (!streams.tryAcquire()) {
                return Flux.error(new RejectedExecutionException("too many streams at once"));
            }
            var position = new AtomicLong(after);
            Flux<List<Entry>> stored =
                    Mono.defer(() -> page(position.get())).repeat(() -> !closed).takeUntil(List::isEmpty);
            return stored.concatWith(Mono.defer(() -> next(position.get())).repeat(() -> !closed))
                    .doOnNext(page -> page.forEach(entry -> position.set(entry.position())))
                    .doFinally(_ -> streams.release());
        });
    }

    private Mono<List<Entry>> next(long position) {
        Mono<List<Entry>> atOnce = tail.recent().end() > position ? page(position) : Mono.just(List.<Entry>of());
        return atOnce.flatMap(page -> page.isEmpty() ? later(position) : Mono.just(page));
    }

    private Mono<List<Entry>> later(long position) {
        return tail.passed(position, heartbeat)
                .publishOn(readers)
                .flatMap(passed -> passed ? page(position) : Mono.just(List.of()));
    }

    private Mono<Batch> awaited(long after, int limit, Duration wait) {
        return tail.passed(after, wait)
                .publishOn(readers)
                .flatMap(passed -> passed ? near(after, limit) : Mono.just(new Batch(List.of(), after)));
    }

    private Mono<Batch> near(long after, int limit) {
        RecentEvents recent = tail.recent();
        List<Entry> kept = recent.after(after, limit);
        return kept.isEmpty() ? stored(after, limit) : Mono.fromSupplier(() -> new Batch(readable(kept), recent.end()));
    }

    private Mono<List<Entry>> page(long position) {
        List<Entry> kept = tail.recent().after(position, TOGETHER);
        return kept.isEmpty() ? Mono.fromCallable(() -> pages.after(position)).subscribeOn(readers) : Mono.just(kept);
    }

    /** The head is asked for last, so that it never lies before an event of the same answer. */
    private Mono<Batch> stored(long after, int limit) {
        return InTime.first(Mono.fromCallable(() -> new Batch(readable(pages.after(after, limit)), pages.head()))
                .subscribeOn(readers));
    }

    /** Up to the first that cannot be read. Nothing may follow that one, so it must not be passed in silence. */
    private static List<Event> readable(List<Entry> page) {
        var events = new ArrayList<Event>();
        for (Entry entry : page) {
            switch (entry) {
                case Event event -> events.add(event);
                case Unreadable unreadable -> {
                    if (events.isEmpty()) {
                        throw new UnreadableEventException(unreadable.why());
                    }
                    return events;
                }
            }
        }
        return events;
    }

    /** How many follow at this moment. */
    public int streams() {
        return STREAMS - streams.availablePermits();
    }

    /** How many have all there is, and wait for more. */
    public int waiting() {
        return tail.waiting();
    }

    /** Whether nobody else may follow. */
    public boolean isFull() {
        return streams.availablePermits() == 0;
    }

    /** Ends every stream after what it is sending, and every wait. */
    @Override
    public void close() {
        closed = true;
        tail.close();
    }

    /** What stands at one position of the log. */
    public sealed interface Entry {

        long position();

        /** The incident whose line in a list it may change, also where the event is withheld; no reader outside is told. */
        @Nullable
        IncidentId listed();
    }

    /**
     * One event.
     *
     * @param json the CloudEvent, one line
     */
    public record Event(
            long position, String json, @Nullable IncidentId listed) implements Entry {}

    /** One that a newer version wrote, or that is damaged. */
    public record Unreadable(long position, @Nullable IncidentId listed, String why) implements Entry {}

    /**
     * Some events.
     *
     * @param head position of the newest event there is
     */
    public record Batch(List<Event> events, long head) {

        public Batch {
            events = List.copyOf(events);
        }
    }
}
