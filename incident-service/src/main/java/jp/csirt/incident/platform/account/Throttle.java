package jp.csirt.incident.platform.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import jp.csirt.incident.platform.mongo.DuplicateKey;
import jp.csirt.incident.platform.mongo.InTime;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Mono;

/**
 * Collection {@code log-in-failures}: {@code {_id: <what is slowed>, count, at, until}}. An attempt counts as failed before
 * it is looked at, so that many at once are no more than one after the other, on any number of nodes.
 */
public final class Throttle {

    /** So many failures slow nobody. */
    public static final int FREE = 5;

    private static final String ID = "_id";
    private static final String COUNT = "count";
    private static final String AT = "at";
    private static final String UNTIL = "until";
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int DOUBLED_AT_MOST = 5;

    /** After so long without a failure nobody remembers them. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    /** Whoever reaches the service may leave one; so that they cannot fill the disk, the oldest go first. */
    private static final int MOST = 20_000;

    private static final Date NOT_SLOWED = Date.from(Instant.EPOCH);

    private final MongoCollection<Document> failures;
    private final Clock machine;

    public Throttle(MongoDatabase database, Clock machine) {
        this.failures = database.getCollection("log-in-failures")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        this.machine = machine;
    }

    /** Creates the index; harmless when it exists. */
    public Mono<Void> createIndexes() {
        return Mono.from(failures.createIndex(ascending(AT))).then();
    }

    /** Begins an attempt, which has failed until it is said to be right. */
    public Mono<Attempt> begin(String who) {
        return Mono.defer(() -> begin(who, machine.instant()));
    }

    private Mono<Attempt> begin(String who, Instant now) {
        return InTime.first(failures.deleteMany(lt(AT, Date.from(now.minus(REMEMBERED)))))
                .then(InTime.first(failures.find(eq(ID, who)).first()))
                .flatMap(found -> found.getDate(UNTIL).toInstant().isAfter(now)
                        ? Mono.just(Attempt.slowed(found, now))
                        : counted(found, now))
                .switchIfEmpty(Mono.defer(() -> first(who, now)));
    }

    /** Whoever was faster has used this turn up. */
    private Mono<Attempt> counted(Document found, Instant now) {
        int count = found.getInteger(COUNT) + 1;
        Document next = document(found.getString(ID), count, now);
        return InTime.first(failures.replaceOne(asIs(found), next))
                .flatMap(result -> result.getMatchedCount() == 1
                        ? Mono.just(new Attempt(count, Duration.ZERO))
                        : begin(found.getString(ID), now));
    }

    private Mono<Attempt> first(String who, Instant now) {
        return InTime.first(failures.insertOne(document(who, 1, now)))
                .then(dropOldest())
                .thenReturn(new Attempt(1, Duration.ZERO))
                .onErrorResume(DuplicateKey::isCauseOf, faster -> begin(who, now));
    }

    private static Document document(String who, int count, Instant now) {
        return new Document(ID, who)
                .append(COUNT, count)
                .append(AT, Date.from(now))
                .append(UNTIL, Date.from(now.plus(wait(count))));
    }

    /** How long so many failures keep the next attempt waiting. */
    static Duration wait(int count) {
        if (count < FREE) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(count - FREE, DOUBLED_AT_MOST));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private Mono<Void> dropOldest() {
        return InTime.first(failures.find()
                        .projection(include(AT))
                        .sort(descending(AT))
                        .skip(MOST)
                        .limit(1)
                        .first())
                .flatMap(last -> InTime.first(failures.deleteMany(lte(AT, last.getDate(AT)))))
                .then();
    }

    /** The attempt was right: none of the failures counts any more. */
    public Mono<Void> forget(String who) {
        return InTime.first(failures.deleteOne(eq(ID, who))).then();
    }

    /** The attempt was right, but says nothing of the failures of others from the same place. */
    public Mono<Void> takeBack(String who, Attempt attempt) {
        return InTime.first(failures.find(eq(ID, who)).first())
                .flatMap(found -> InTime.first(failures.replaceOne(asIs(found), without(found, attempt)))
                        .flatMap(result -> result.getMatchedCount() == 1 ? Mono.empty() : takeBack(who, attempt)));
    }

    /** One less; the wait is over unless it is that of somebody who failed since. */
    private static Document without(Document found, Attempt attempt) {
        int left = Math.max(0, found.getInteger(COUNT) - 1);
        boolean waits = left >= FREE && left >= attempt.count();
        return new Document(found).append(COUNT, left).append(UNTIL, waits ? found.getDate(UNTIL) : NOT_SLOWED);
    }

    private static Bson asIs(Document found) {
        return and(eq(ID, found.getString(ID)), eq(COUNT, found.getInteger(COUNT)), eq(AT, found.getDate(AT)));
    }

    /**
     * An attempt.
     *
     * @param count failures by now, this one included
     * @param delay how long to wait; zero when it may be looked at
     */
    public record Attempt(int count, Duration delay) {

        private static Attempt slowed(Document found, Instant now) {
            return new Attempt(
                    found.getInteger(COUNT),
                    Duration.between(now, found.getDate(UNTIL).toInstant()));
        }

        /** Whether it comes too early. */
        public boolean isSlowed() {
            return !delay.isZero();
        }
    }
}
