package jp.csirt.incident.platform.attachment;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import jp.csirt.incident.platform.mongo.InTime;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Collection {@code attachment-uploads}: {@code {_id: <file>, subject, at, swept}}, one document for every file from before its
 * first byte until the record knows it. Whatever stands there for long was broken off.
 */
final class UploadJournal {

    private static final String ID = "_id";
    private static final String SUBJECT = "subject";
    private static final String AT = "at";
    private static final String SWEPT = "swept";

    private final MongoCollection<Document> uploads;
    private final Clock machineClock;

    UploadJournal(MongoDatabase database, Clock machineClock) {
        this.uploads = GridFiles.durable(database, "attachment-uploads");
        this.machineClock = machineClock;
    }

    Mono<Void> createIndexes() {
        return Mono.from(uploads.createIndex(ascending(AT))).then();
    }

    Mono<Void> begin(String id, String subject) {
        return InTime.first(uploads.insertOne(
                        new Document(ID, id).append(SUBJECT, subject).append(AT, now())))
                .then();
    }

    /** Whether the upload still holds, and then as if it had begun now: it is about to be recorded. */
    Mono<Boolean> hold(String id) {
        return changed(and(eq(ID, id), exists(SWEPT, false)), set(AT, now()));
    }

    Mono<Void> end(String id) {
        return InTime.first(uploads.deleteOne(eq(ID, id))).then();
    }

    /** Uploads begun before that moment. */
    Flux<Entry> begunBefore(Instant moment) {
        return Flux.from(uploads.find(lt(AT, Date.from(moment))).sort(ascending(AT)))
                .map(found -> new Entry(found.getString(ID), found.getString(SUBJECT)));
    }

    /** Takes the right to go on from an upload that was begun before that moment; whether it had not moved since. */
    Mono<Boolean> sweep(String id, Instant moment) {
        return changed(and(eq(ID, id), lt(AT, Date.from(moment))), set(SWEPT, true));
    }

    private Mono<Boolean> changed(Bson which, Bson change) {
        return InTime.first(uploads.updateOne(which, change)).map(result -> result.getMatchedCount() == 1);
    }

    private Date now() {
        return Date.from(machineClock.instant());
    }

    /** An upload. */
    record Entry(String id, String subject) {}
}
