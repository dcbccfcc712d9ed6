package jp.csirt.incident.platform.eventstore;

import com.mongodb.reactivestreams.client.MongoDatabase;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.UnhurriedEventStoreTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Axonのイベントストアの試験")
@ExtendWith(EmbeddedServer.class)
class MongoEmbeddedEventStoreAxonTest extends UnhurriedEventStoreTest {

    private final MongoDatabase database;
    private @Nullable MongoEventStorageEngine engine;

    MongoEmbeddedEventStoreAxonTest(TestDatabase database) {
        this.database = database.mongo();
    }

    @AfterEach
    void closeEngine() {
        if (engine != null) {
            engine.close();
        }
    }

    @Override
    public EventStorageEngine createStorageEngine() {
        var created = Engines.on(database);
        engine = created;
        return created;
    }
}
