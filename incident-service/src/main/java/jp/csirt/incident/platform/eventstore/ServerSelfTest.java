package jp.csirt.incident.platform.eventstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.platform.mongo.Await;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tries at the start, on a scratch collection, what the event store relies on. Which server is behind the connection is
 * not taken on trust: some accept duplicates under unique indexes, or lose parallel updates.
 */
public final class ServerSelfTest {

    private static final int WRITERS = 8;
    private static final int UPDATES = 64;
    private static final int DOCUMENTS = 20;

    private final MongoCollection<Document> scratch;
    private final Duration within;

    private ServerSelfTest(MongoCollection<Document> scratch, Duration within) {
        this.scratch = scratch;
        this.within = within;
    }

    /**
     * Tries the server.
     *
     * @param within how long each question may take
     * @throws UnfitServerException when the server fails; the message names what failed
     * @throws jp.csirt.incident.platform.mongo.StoreUnavailableException when it does not answer
     */
    public static void check(MongoDatabase database, Duration within) {
        var scratch = database.getCollection("self-test-" + UUID.randomUUID());
        try {
            List<String> failures = new ServerSelfTest(scratch, within).failures();
            if (!failures.isEmpty()) {
                throw new UnfitServerException(failures);
            }
        } catch (MongoException e) {
            throw new UnfitServerException(List.of("it refuses what it is asked: " + e.getMessage()), e);
        } finally {
            Await.first(Mono.from(scratch.drop()).onErrorComplete(), within); // the fault before it says more
        }
    }

    private List<String> failures() {
        var unique = new IndexOptions().unique(true);
        Await.all(
                scratch.createIndexes(List.of(
                        new IndexModel(ascending("single"), unique),
                        new IndexModel(ascending("a", "b"), unique),
                        new IndexModel(ascending("items.id"), unique))),
                within);
        Await.all(scratch.insertMany(documents()), within);
        return Stream.of(duplicates(), counters(), compareAndSet(), ranges())
                .flatMap(failures -> failures)
                .toList();
    }

    /** Documents with ids from 0, written in another order than that of their ids. */
    private static List<Document> documents() {
        return Stream.iterate(0, n -> n < DOCUMENTS, n -> n + 1)
                .map(n -> document((n * 7) % DOCUMENTS))
                .toList();
    }

    private static Document document(int n) {
        List<Document> items = List.of(new Document("id", "x" + n), new Document("id", "y" + n));
        return new Document("_id", n)
                .append("single", n)
                .append("a", "a")
                .append("b", n)
                .append("items", items)
                .append("count", 0);
    }

    private Stream<String> duplicates() {
        return Stream.of(
                        duplicate("_id", document(100).append("_id", 0)),
                        duplicate("a single field", document(100).append("single", 0)),
                        duplicate("two fields", document(100).append("b", 0)),
                        duplicate(
                                "the elements of an array",
                                document(100)
                                        .append("items", List.of(new Document("id", "new"), new Document("id", "y3")))))
                .flatMap(failures -> failures);
    }

    /** An ordered batch of three, the second of which is a duplicate. */
    private Stream<String> duplicate(String kind, Document second) {
        List<BulkWriteError> errors;
        try {
            Await.all(scratch.insertMany(List.of(document(101), second, document(102))), within);
            errors = List.of();
        } catch (MongoBulkWriteException e) {
            errors = e.getWriteErrors();
        }
        List<Integer> written = ids(new Document("_id", new Document("$gte", 100)), ascending("_id"));
        Await.first(scratch.deleteMany(new Document("_id", new Document("$gte", 100))), within);
        return SelfTestRules.duplicate(kind, errors, written, List.of(101));
    }

    private Stream<String> counters() {
        var after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
        List<Integer> answers = Await.all(
                Flux.range(0, UPDATES)
                        .flatMap(_ -> scratch.findOneAndUpdate(eq("_id", 0), inc("count", 1), after), WRITERS)
                        .map(document -> document.getInteger("count")),
                within.multipliedBy(2));
        return SelfTestRules.counters(answers, UPDATES);
    }

    /** In each round all writers try to be the one who takes the document further. */
    private Stream<String> compareAndSet() {
        List<Long> winners = Await.all(
                Flux.range(0, UPDATES / WRITERS)
                        .concatMap(round -> Flux.range(0, WRITERS)
                                .flatMap(_ -> Mono.from(scratch.findOneAndUpdate(
                                        and(eq("_id", 1), eq("count", round)), set("count", round + 1))))
                                .count()),
                within.multipliedBy(2));
        return SelfTestRules.compareAndSet(winners);
    }

    private Stream<String> ranges() {
        return Stream.of(
                        SelfTestRules.range(
                                "ascending",
                                ids(and(gt("single", 4), lte("single", 8)), ascending("single")),
                                List.of(5, 6, 7, 8)),
                        SelfTestRules.range(
                                "descending",
                                ids(and(eq("a", "a"), lte("b", 3)), descending("b")),
                                List.of(3, 2, 1, 0)),
                        SelfTestRules.range(
                                "by elements of an array",
                                ids(
                                        new Document("items.id", new Document("$in", List.of("y2", "x9"))),
                                        ascending("_id")),
                                List.of(2, 9)))
                .flatMap(failures -> failures);
    }

    private List<Integer> ids(Bson filter, Bson sort) {
        return Await.all(scratch.find(filter).sort(sort), within).stream()
                .map(document -> document.getInteger("_id"))
                .toList();
    }
}
