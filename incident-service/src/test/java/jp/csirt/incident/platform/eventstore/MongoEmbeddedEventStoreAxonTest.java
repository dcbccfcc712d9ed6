package jp.csirt.incident.platform.eventstore;

import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.mongodb.reactivestreams.client.MongoDatabase;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Axonのイベントストアの試験")
@ExtendWith(EmbeddedServer.class)
class MongoEmbeddedEventStoreAxonTest extends EmbeddedEventStoreTest {

    private final MongoDatabase database;
    private @Nullable MongoEventStorageEngine engine;

    MongoEmbeddedEventStoreAxonTest(TestDatabase database) {
        this.database = database.mongo();
    }

    /** One of Axon's tests allows 100 ms for an append and a read: classes must be loaded before. */
    @BeforeAll
    static void warmUp(TestDatabase database) {
        try (var engine = Engines.on(database.mongo())) {
            engine.appendEvents(createEvent());
            engine.readEvents(null, false).forEach(_ -> {});
        }
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
