package jp.csirt.incident.platform.numbering;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import jp.csirt.incident.platform.mongo.InTime;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Series of numbers from 1, each taken once, on any number of nodes: a number is taken by inserting it, and the unique id
 * decides. Who took it and when stays, so that a number whose use then failed can be explained.
 */
public final class NumberSeries {

    private static final int PAGE = 1000;
    private static final Document NEWEST_FIRST = new Document("series", 1).append("n", -1);

    private final MongoCollection<Document> taken;
    private final Clock machineClock;
    private final ConcurrentMap<String, AtomicLong> last = new ConcurrentHashMap<>();

    public NumberSeries(MongoDatabase database, Clock machineClock) {
        this.taken = database.getCollection("numbers")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadPreference(ReadPreference.primary());
        this.machineClock = machineClock;
    }

    /** Creates the index by which the newest number of a series is found. */
    public Mono<Void> createIndexes() {
        return Mono.from(taken.createIndex(NEWEST_FIRST)).then();
    }

    /**
     * Takes the next number of a series. A failure of the store is the answer, as a {@link StoreUnavailableException} when
     * it is away; the number may have been taken nevertheless, and the next call finds out.
     */
    public Mono<Long> next(String series, String takenBy) {
        return counter(series)
                .flatMap(counter -> take(series, counter.incrementAndGet(), takenBy))
                .doOnError(_ -> last.remove(series))
                .onErrorMap(MongoException.class, StoreUnavailableException::orSame);
    }

    /** Every number that was taken of a series, in order, read page by page. */
    public Flux<TakenNumber> taken(String series) {
        return page(series, 0)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : page(series, page.getLast().n()))
                .concatMapIterable(page -> page, 1);
    }

    private Mono<List<TakenNumber>> page(String series, long after) {
        return InTime.all(taken.find(and(eq("series", series), gt("n", after)))
                        .sort(ascending("n"))
                        .limit(PAGE))
                .map(number -> new TakenNumber(
                        number.getLong("n"), number.getString("takenBy"), Instant.parse(number.getString("takenAt"))))
                .collectList();
    }

    private Mono<Long> take(String series, long n, String takenBy) {
        Document number = new Document("_id", "%s/%010d".formatted(series, n))
                .append("series", series)
                .append("n", n)
                .append("takenBy", takenBy)
                .append("takenAt", machineClock.instant().toString());
        return InTime.first(taken.insertOne(number))
                .thenReturn(n)
                .onErrorResume(MongoWriteException.class, e -> retaken(e, series, takenBy));
    }

    /** Another node took it: go on from the newest one there is. */
    private Mono<Long> retaken(MongoWriteException e, String series, String takenBy) {
        if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
            return Mono.error(e);
        }
        return newest(series)
                .flatMap(newest -> counter(series).map(counter -> {
                    counter.accumulateAndGet(newest, Math::max);
                    return counter.incrementAndGet();
                }))
                .flatMap(n -> take(series, n, takenBy));
    }

    private Mono<AtomicLong> counter(String series) {
        AtomicLong known = last.get(series);
        return known != null
                ? Mono.just(known)
                : newest(series).map(newest -> last.computeIfAbsent(series, s -> new AtomicLong(newest)));
    }

    private Mono<Long> newest(String series) {
        return InTime.first(taken.find(eq("series", series)).sort(NEWEST_FIRST).first())
                .map(number -> number.getLong("n"))
                .defaultIfEmpty(0L);
    }

    /** A number, who took it and when. */
    public record TakenNumber(long n, String takenBy, Instant takenAt) {}
}
