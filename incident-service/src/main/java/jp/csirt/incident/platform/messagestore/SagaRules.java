package jp.csirt.incident.platform.messagestore;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import jp.csirt.incident.platform.mongo.Await;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Collection {@code saga-rules}: {@code {_id: <the saga's name>, rules}}, the rules by which the deadlines of all sagas of that
 * name were set. Its calls wait for the database.
 */
public final class SagaRules {

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final String ID = "sagaIdentifier";
    private static final String TYPE = "sagaType";
    private static final String RULES = "rules";

    private final MongoCollection<Document> notes;
    private final MongoCollection<Document> sagas;

    public SagaRules(MongoDatabase database) {
        this.notes = reliable(database, "saga-rules");
        this.sagas = reliable(database, "sagas");
    }

    private static MongoCollection<Document> reliable(MongoDatabase database, String name) {
        return database.getCollection(name)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    /** Where there is no such saga yet, each will go by these rules from the start. */
    public void prepare(String saga, String rules) {
        if (first(sagas.find(eq(TYPE, saga)).projection(include(ID)).first()) == null) {
            note(saga, rules);
        }
    }

    /** Whether all go by these rules. */
    public boolean areThoseOf(String saga, String rules) {
        Document note = first(notes.find(eq(saga)).first());
        return note != null && rules.equals(note.getString(RULES));
    }

    /** The ids of all sagas of that name. */
    public List<String> ids(String saga) {
        return Await.all(sagas.find(eq(TYPE, saga)).projection(include(ID)), WITHIN).stream()
                .map(found -> found.getString(ID))
                .toList();
    }

    /** From now on all go by these rules. */
    public void note(String saga, String rules) {
        first(notes.updateOne(eq(saga), set(RULES, rules), new UpdateOptions().upsert(true)));
    }

    private static <T> @Nullable T first(Publisher<T> question) {
        return Await.first(question, WITHIN);
    }
}
