package jp.csirt.incident.platform.personal;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.nio.file.Path;
import jp.csirt.store.EmbeddedStore;

/** An embedded database in a folder, with a client. */
public final class TestStore implements AutoCloseable {

    private final EmbeddedStore server;
    private final MongoClient client;

    private TestStore(EmbeddedStore server) {
        this.server = server;
        this.client = MongoClients.create(server.uri());
    }

    public static TestStore open(Path folder) {
        return new TestStore(EmbeddedStore.open(EmbeddedStore.Options.at(folder)));
    }

    public MongoDatabase database() {
        return client.getDatabase("csirt");
    }

    /** Connection string with the database's name. */
    public String uri() {
        return server.uri() + "/csirt";
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
