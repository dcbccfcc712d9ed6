package jp.csirt.notification.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;

/** 繰り返された要求への回答: the first answer, for 24 hours by the machine's clock. */
public final class Answers {

    private static final Duration KEPT = Duration.ofHours(24);

    private final MongoCollection<Document> answers;

    public Answers(Collections collections) {
        this.answers = collections.of("answers");
    }

    /** Begins a request; false when the same key was used before. */
    public boolean begin(String key, String request, Instant at) {
        answers.deleteMany(lt("at", Fields.date(at.minus(KEPT))));
        return Collections.putIfAbsent(
                answers, new Document("_id", key).append("request", request).append("at", Fields.date(at)));
    }

    /** Keeps the answer. */
    public void end(String key, int status, String body) {
        answers.updateOne(eq(key), combine(set("status", status), set("body", body)));
    }

    /** The request had no effect, and may come again. */
    public void abandon(String key) {
        answers.deleteOne(eq(key));
    }

    /** What was begun. */
    public Optional<Answer> find(String key) {
        return Optional.ofNullable(answers.find(eq(key)).first())
                .map(found ->
                        new Answer(found.getString("request"), found.getInteger("status", 0), found.get("body", "")));
    }

    /**
     * One.
     *
     * @param request what was asked, as a digest
     * @param status 0 while it is not answered yet
     */
    public record Answer(String request, int status, String body) {}
}
