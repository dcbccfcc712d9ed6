package jp.csirt.incident.platform;

import com.mongodb.ServerAddress;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import jp.csirt.incident.platform.mongo.Await;
import org.bson.Document;

/**
 * An empty database.
 *
 * @param on the server that has it
 */
public record TestDatabase(TestServer on, MongoDatabase mongo) {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    /** Where its server listens. */
    public ServerAddress server() {
        return on.address();
    }

    /** What another client needs to use it. */
    public String uri() {
        return on.uri(mongo.getName());
    }

    public MongoCollection<Document> collection(String name) {
        return mongo.getCollection(name);
    }

    /** All documents of a collection in the order of their ids. */
    public List<Document> all(String collection) {
        return Await.all(collection(collection).find().sort(new Document("_id", 1)), WITHIN);
    }

    public void insert(String collection, Document document) {
        Await.first(collection(collection).insertOne(document), WITHIN);
    }
}
