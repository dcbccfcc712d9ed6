package jp.csirt.incident.platform.eventstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import jp.csirt.incident.platform.mongo.InTime;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The log: collection {@code commits}, read and written. Positions come from its appender alone; readers ask in windows of
 * {@value #WINDOW} positions, so that no question costs more than a bounded number of documents.
 */
public final class CommitLog {

    /** Positions asked for at once; a commit holds fewer events, so a window before the head is never empty. */
    static final int WINDOW = 1000;

    /** Most events of one commit. */
    static final int MOST_EVENTS = 256;

    /** Documents read at once where all are read. */
    private static final int PAGE = 100;

    private static final Bson LINK = include("last", "content", "hash");

    private final MongoCollection<Document> commits;
    private final Snapshots snapshots;

    public CommitLog(MongoDatabase database) {
        this.snapshots = new Snapshots(database);
        this.commits = database.getCollection("commits")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    /** Creates the indexes the log relies on; harmless when they exist. */
    public Mono<Void> createIndexes() {
        var unique = new IndexOptions().unique(true);
        return Flux.from(commits.createIndexes(List.of(
                        new IndexModel(ascending("last"), unique),
                        new IndexModel(compoundIndex(ascending("aggregateId"), ascending("first")), unique),
                        new IndexModel(ascending("events.id"), unique),
                        new IndexModel(ascending("events.timestamp")))))
                .then();
    }

    /** The newest commit's end, or {@link Head#EMPTY}. */
    public Mono<Head> head() {
        return InTime.first(commits.find()
                        .sort(descending("last"))
                        .projection(include("last", "hash", "at"))
                        .first())
                .map(head -> new Head(head.getLong("last"), head.getString("hash"), head.getString("at")))
                .defaultIfEmpty(Head.EMPTY);
    }

    /** All commits of one aggregate, oldest first; empty when there is none. */
    public Flux<StoredCommit> aggregate(String aggregateId) {
        return aggregate(aggregateId, 0);
    }

    /** The commits of an aggregate that may hold events from a sequence on, oldest first. */
    public Flux<StoredCommit> aggregate(String aggregateId, long fromSequence) {
        return InTime.all(commits.find(and(eq("aggregateId", aggregateId), gte("first", fromSequence - MOST_EVENTS)))
                        .sort(ascending("aggregateId", "first")))
                .map(StoredCommit::from);
    }

    /** All commits of several aggregates, those of each together and oldest first. */
    public Flux<StoredCommit> aggregates(Collection<String> aggregateIds) {
        return InTime.all(commits.find(in("aggregateId", aggregateIds)).sort(ascending("aggregateId", "first")))
                .map(StoredCommit::from);
    }

    /** The commit of an aggregate that begins with the given sequence. */
    public Mono<StoredCommit> commit(String aggregateId, long first) {
        return Mono.from(commits.find(and(eq("aggregateId", aggregateId), eq("first", first)))
                        .first())
                .map(StoredCommit::from);
    }

    /** The newest commit of an aggregate. */
    Mono<StoredCommit> newest(String aggregateId) {
        return Mono.from(commits.find(eq("aggregateId", aggregateId))
                        .sort(descending("first"))
                        .first())
                .map(StoredCommit::from);
    }

    /** The commits that end within the window after {@code position}, oldest first; empty only at the head. */
    Flux<StoredCommit> window(long position) {
        return within(position, WINDOW);
    }

    /** As few commits after {@code position} as are sure to be some before the head, oldest first. */
    public Flux<StoredCommit> page(long position) {
        return within(position, MOST_EVENTS);
    }

    private Flux<StoredCommit> within(long position, int positions) {
        return Flux.from(commits.find(and(gt("last", position), lte("last", position + positions)))
                        .sort(ascending("last")))
                .map(StoredCommit::from);
    }

    /** The commits that hold one of the events. */
    Flux<StoredCommit> holding(Collection<String> eventIds) {
        return Flux.from(commits.find(in("events.id", eventIds))).map(StoredCommit::from);
    }

    /** The first commit with an event not older than {@code timestamp}. */
    Mono<StoredCommit> firstSince(String timestamp) {
        return Mono.from(commits.find(gte("events.timestamp", timestamp))
                        .sort(ascending("last"))
                        .first())
                .map(StoredCommit::from);
    }

    /** The commit that holds the position; empty beyond the head. */
    public Mono<StoredCommit> at(long position) {
        return Mono.from(commits.find(gte("last", position))
                        .sort(ascending("last"))
                        .first())
                .map(StoredCommit::from);
    }

    /** The snapshots that lie beside the log. */
    Snapshots snapshots() {
        return snapshots;
    }

    /** Writes the commits in order; stops at the first that does not fit. */
    Mono<Void> insert(List<StoredCommit> batch) {
        return Flux.from(commits.insertMany(
                        batch.stream().map(StoredCommit::toDocument).toList(), new InsertManyOptions().ordered(true)))
                .then();
    }

    /** All documents from a position on as they are stored, ordered by it, read page by page. */
    public Flux<Document> documents(long from) {
        return documents(gte("_id", from <= 1 ? Long.MIN_VALUE : from), new Document());
    }

    /** Of all commits but those of some aggregates, up to a position, nothing but the link. */
    public Flux<Document> links(Set<String> exceptAggregateIds, long upTo) {
        return documents(and(gte("_id", 1), lte("last", upTo), nin("aggregateId", exceptAggregateIds)), LINK);
    }

    /** The commits of some aggregates as they are stored, oldest first, up to a position. */
    public Flux<Document> documents(Set<String> aggregateIds, long upTo) {
        return documents(and(in("aggregateId", aggregateIds), lte("last", upTo)), new Document());
    }

    /**
     * One document whose {@code _id} is none that the log is read by, if there is any: what is no number, or too small a
     * one, stands before all others or behind them, so that nothing but the two ends is read, however long the log.
     */
    Mono<Document> unnumbered() {
        return end(ascending("_id")).switchIfEmpty(Mono.defer(() -> end(descending("_id"))));
    }

    private Mono<Document> end(Bson order) {
        return InTime.first(commits.find().sort(order).first())
                .filter(commit -> !(commit.get("_id") instanceof Number n && n.doubleValue() > Long.MIN_VALUE));
    }

    /** Position and hash of the end of the commit before the one that holds {@code position}. */
    Mono<Mark> before(long position) {
        return newestUpTo(position)
                .flatMap(found -> found.last() >= position ? newestUpTo(found.position() - 1) : Mono.just(found))
                .map(found -> new Mark(found.last(), found.hash()))
                .defaultIfEmpty(ChainCheck.BEGINNING);
    }

    private Mono<ChainCommit> newestUpTo(long position) {
        return InTime.first(commits.find(lte("_id", position))
                        .sort(descending("_id"))
                        .projection(LINK)
                        .first())
                .map(ChainCommit::link);
    }

    private Flux<Document> documents(Bson filter, Bson members) {
        return page(filter, members)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : page(and(filter, gt("_id", page.getLast().get("_id"))), members))
                .concatMapIterable(page -> page, 1);
    }

    private Mono<List<Document>> page(Bson filter, Bson members) {
        return InTime.all(commits.find(filter)
                        .projection(members)
                        .sort(ascending("_id"))
                        .limit(PAGE))
                .collectList();
    }
}
