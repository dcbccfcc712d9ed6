package jp.csirt.incident.platform.answers;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import jp.csirt.incident.platform.mongo.DuplicateKey;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Mono;

/**
 * Collection {@code answers}: {@code {_id: <request>, digest, at, status, json}}. The unique id decides which of two
 * answers to one request is kept; what is too old goes when the next one comes.
 */
public final class AnswerStore {

    private final MongoCollection<Document> answers;
    private final Duration kept;

    /**
     * The one collection.
     *
     * @param kept how long an answer is kept
     */
    public AnswerStore(MongoDatabase database, Duration kept) {
        this.answers = database.getCollection("answers")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        this.kept = kept;
    }

    /** Creates the index by which old answers are found; harmless when it exists. */
    public Mono<Void> createIndexes() {
        return Mono.from(answers.createIndex(ascending("at"))).then();
    }

    /** The answer to a request; empty when there is none or it is too old now. */
    public Mono<Stored> find(String request, Instant now) {
        return Mono.from(answers.find(and(eq("_id", request), gt("at", oldest(now))))
                        .first())
                .map(Stored::of);
    }

    /** Keeps an answer unless the request has one; the one it has. */
    public Mono<Stored> keep(String request, Instant now, Stored answer) {
        Bson tooOld = lte("at", oldest(now));
        Document document = new Document("_id", request)
                .append("digest", answer.digest())
                .append("at", Date.from(now))
                .append("status", answer.status())
                .append("json", answer.json());
        return Mono.from(answers.deleteMany(tooOld))
                .then(Mono.defer(() -> Mono.from(answers.insertOne(document))))
                .thenReturn(answer)
                .onErrorResume(DuplicateKey::isCauseOf, first -> find(request, now));
    }

    private Date oldest(Instant now) {
        return Date.from(now.minus(kept));
    }

    /**
     * An answer as it is stored.
     *
     * @param digest of what was asked for
     */
    public record Stored(String digest, int status, String json) {

        private static Stored of(Document document) {
            return new Stored(document.getString("digest"), document.getInteger("status"), document.getString("json"));
        }
    }
}
