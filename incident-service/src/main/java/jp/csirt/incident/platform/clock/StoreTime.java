package jp.csirt.incident.platform.clock;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.mongo.DuplicateKey;
import org.bson.Document;

/**
 * 保存先の時: whether a store was created for a clock that can be set. That is written once, in collection {@code traits},
 * before the first event; a store that says nothing and holds events was created for the machine's time.
 */
public final class StoreTime {

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final String ID = "service-clock";
    private static final String ADJUSTABLE = "adjustable";

    private final MongoCollection<Document> traits;

    public StoreTime(MongoDatabase database) {
        this.traits = database.getCollection("traits")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    /**
     * Decides for a new store and asks an old one.
     *
     * @param isNew whether it holds no event yet
     * @throws RealTimeStoreException when the clock shall be adjustable and the store was created for the machine's time
     */
    public void admit(boolean isNew, boolean adjustable) {
        write(isNew && adjustable);
        Document written = Await.first(traits.find(eq(ID)).first(), WITHIN);
        if (adjustable && (written == null || !written.getBoolean(ADJUSTABLE, false))) {
            throw new RealTimeStoreException();
        }
    }

    /** The first word counts, whichever node says it. */
    private void write(boolean adjustable) {
        try {
            Await.first(traits.insertOne(new Document("_id", ID).append(ADJUSTABLE, adjustable)), WITHIN);
        } catch (MongoWriteException e) {
            if (!DuplicateKey.isCauseOf(e)) {
                throw e;
            }
        }
    }
}
