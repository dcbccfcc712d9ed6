package jp.csirt.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import org.bson.Document;

/** A store with a client on it, for one test. */
final class RunningStore implements AutoCloseable {

    private final EmbeddedStore store;
    private final MongoClient client;

    RunningStore(Path folder) {
        this(EmbeddedStore.Options.at(folder));
    }

    RunningStore(EmbeddedStore.Options options) {
        store = EmbeddedStore.open(options);
        client = MongoClients.create(store.uri() + "/?uuidRepresentation=standard&maxPoolSize=300");
    }

    EmbeddedStore store() {
        return store;
    }

    MongoClient client() {
        return client;
    }

    MongoDatabase database() {
        return client.getDatabase("test");
    }

    MongoCollection<Document> collection(String name) {
        return database().getCollection(name);
    }

    @Override
    public void close() {
        client.close();
        store.close();
    }
}
