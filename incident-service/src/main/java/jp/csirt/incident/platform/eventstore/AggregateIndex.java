package jp.csirt.incident.platform.eventstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the log knows of aggregates without reading their events. */
public final class AggregateIndex {

    private static final String AGGREGATE_ID = "aggregateId";

    private final MongoCollection<Document> commits;

    public AggregateIndex(MongoDatabase database) {
        this.commits = database.getCollection("commits")
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    /** The sequence of an aggregate's newest event; empty when there is none. */
    public Mono<Long> newestSequence(String aggregateId) {
        return Mono.from(commits.find(eq(AGGREGATE_ID, aggregateId))
                        .sort(descending("first"))
                        .projection(include("first", "last"))
                        .first())
                .map(AggregateIndex::newestSequence);
    }

    /** The sequence of the newest event of each of the aggregates that has any, with one question. */
    public Mono<Map<String, Long>> newestSequences(Collection<String> aggregateIds) {
        return Flux.from(commits.find(in(AGGREGATE_ID, aggregateIds))
                        .sort(ascending(AGGREGATE_ID, "first"))
                        .projection(include(AGGREGATE_ID, "first", "last")))
                .collectMap(commit -> commit.getString(AGGREGATE_ID), AggregateIndex::newestSequence);
    }

    private static long newestSequence(Document commit) {
        return commit.getLong("first") + commit.getLong("last") - commit.getLong("_id");
    }

    /** The ids of the aggregates of a type that begin within the window after {@code position}, up to {@code last}. */
    public Flux<String> begunWithin(String type, long position, long last) {
        return Flux.from(commits.find(and(gt("last", position), lte("last", Math.min(last, windowAfter(position)))))
                        .sort(ascending("last"))
                        .projection(include("aggregate", AGGREGATE_ID, "first")))
                .filter(commit -> commit.getLong("first") == 0 && type.equals(commit.getString("aggregate")))
                .map(commit -> commit.getString(AGGREGATE_ID));
    }

    /** The positions of the events with one of the names, within the window after {@code position}, up to {@code last}. */
    public Flux<Long> namedWithin(Set<String> names, long position, long last) {
        return Flux.from(commits.find(and(gt("last", position), lte("last", Math.min(last, windowAfter(position)))))
                        .sort(ascending("last"))
                        .projection(include("events.name")))
                .concatMapIterable(commit -> named(names, commit));
    }

    private static List<Long> named(Set<String> names, Document commit) {
        List<Document> events = commit.getList("events", Document.class);
        return LongStream.range(0, events.size())
                .filter(i -> names.contains(events.get((int) i).getString("name")))
                .map(i -> commit.getLong("_id") + i)
                .boxed()
                .toList();
    }

    /** Where the window after {@code position} ends. */
    public static long windowAfter(long position) {
        return position + CommitLog.WINDOW;
    }
}
