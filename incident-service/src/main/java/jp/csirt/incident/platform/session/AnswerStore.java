package jp.csirt.incident.platform.session;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import jp.csirt.incident.platform.mongo.InTime;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import reactor.core.publisher.Mono;

/**
 * 一度目の答え: {@code {_id, at, bytes}}, for some minutes, and only for the browser that sent the form. No bytes are in it while
 * the answer is not known.
 */
public final class AnswerStore {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final byte[] NOTHING = {};

    private final MongoCollection<Document> answers;

    public AnswerStore(MongoDatabase database) {
        this.answers =
                database.getCollection("first-answers").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** Whether the form is sent for the first time; of several at once one is. */
    public Mono<Boolean> claim(String secret, String form, Instant now) {
        return Mono.defer(() -> InTime.first(answers.deleteMany(lt("at", Date.from(now.minus(KEPT)))))
                .then(InTime.first(answers.insertOne(new Document("_id", DraftStore.id(secret, form))
                        .append("at", Date.from(now))
                        .append("bytes", sealed(secret, NOTHING)))))
                .thenReturn(true)
                .onErrorResume(AnswerStore::isClaimed, _ -> Mono.just(false)));
    }

    private static boolean isClaimed(Throwable failure) {
        return failure instanceof MongoWriteException refused
                && refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    private static Binary sealed(String secret, byte[] content) {
        return new Binary(DraftStore.encrypted(secret, content));
    }

    /** Keeps what was answered. */
    public Mono<Void> answer(String secret, String form, byte[] answer) {
        return InTime.first(answers.updateOne(which(secret, form), set("bytes", sealed(secret, answer))))
                .then();
    }

    /** Nothing came of it: it may be sent again. */
    public Mono<Void> release(String secret, String form) {
        return InTime.first(answers.deleteOne(which(secret, form))).then();
    }

    /** What was answered, without bytes while that is not known; empty when the form was not sent, or in vain. */
    public Mono<byte[]> find(String secret, String form) {
        return InTime.first(answers.find(which(secret, form)).first())
                .flatMap(found -> DraftStore.decrypted(secret, found.get("bytes", Binary.class)));
    }

    private static Bson which(String secret, String form) {
        return eq("_id", DraftStore.id(secret, form));
    }
}
