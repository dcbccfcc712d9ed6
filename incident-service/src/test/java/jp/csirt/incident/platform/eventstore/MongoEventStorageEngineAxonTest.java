package jp.csirt.incident.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.AGGREGATE;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.FilteringEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Axonの保存エンジンの試験")
@ExtendWith(EmbeddedServer.class)
class MongoEventStorageEngineAxonTest
        extends BatchingEventStorageEngineTest<MongoEventStorageEngine, MongoEventStorageEngine.Builder> {

    private final MongoDatabase database;
    private final List<MongoEventStorageEngine> engines = new ArrayList<>();

    MongoEventStorageEngineAxonTest(TestDatabase database) {
        this.database = database.mongo();
    }

    /** Axon's tests append events of several aggregates at once, which is refused here; so each is appended alone. */
    @BeforeEach
    void setUp() {
        MongoEventStorageEngine engine = createEngine();
        setTestSubject(engine);
        setTestSubject((EventStorageEngine) new FilteringEventStorageEngine(engine, _ -> true) {
            @Override
            public void appendEvents(EventMessage<?>... events) {
                appendEvents(List.of(events));
            }

            @Override
            public void appendEvents(List<? extends EventMessage<?>> events) {
                events.forEach(event -> engine.appendEvents(event));
            }
        });
    }

    @AfterEach
    void closeEngines() {
        engines.forEach(MongoEventStorageEngine::close);
    }

    @Override
    protected MongoEventStorageEngine createEngine(UnaryOperator<MongoEventStorageEngine.Builder> customization) {
        var engine = customization.apply(Engines.builder(database)).build();
        engines.add(engine);
        return engine;
    }

    /** As {@link #setUp}. */
    @Test
    @Override
    public void uniqueKeyConstraintOnFirstEventIdentifierThrowsAggregateIdentifierAlreadyExistsException() {
        MongoEventStorageEngine engine = createEngine();
        engine.appendEvents(createEvent("id", AGGREGATE, 0));

        assertThatThrownBy(() -> engine.appendEvents(createEvent("id", "otherAggregate", 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    /** As {@link #setUp}. */
    @Test
    @Override
    public void uniqueKeyConstraintOnEventIdentifier() {
        MongoEventStorageEngine engine = createEngine();
        engine.appendEvents(createEvent("id", AGGREGATE, 1));

        assertThatThrownBy(() -> engine.appendEvents(createEvent("id", "otherAggregate", 1)))
                .isInstanceOf(ConcurrencyException.class);
    }
}
