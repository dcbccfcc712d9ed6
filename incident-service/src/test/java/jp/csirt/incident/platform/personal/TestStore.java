package jp.csirt.incident.platform.personal;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jp.csirt.store.EmbeddedStore;

/** An embedded database in a folder, with a client that counts the questions. */
public final class TestStore implements AutoCloseable {

    private final EmbeddedStore server;
    private final MongoClient client;
    private final AtomicInteger questions = new AtomicInteger();
    private final AtomicInteger commands = new AtomicInteger();

    private TestStore(EmbeddedStore server) {
        this.server = server;
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.uri()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1, TimeUnit.SECONDS))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent started) {
                        commands.incrementAndGet();
                        if (started.getCommandName().equals("find")) {
                            questions.incrementAndGet();
                        }
                    }
                })
                .build());
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

    /** Questions asked so far. */
    public int questions() {
        return questions.get();
    }

    /** Commands of any kind sent so far. */
    public int commands() {
        return commands.get();
    }

    /** The database goes away, the client stays. */
    void goAway() {
        server.close();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
