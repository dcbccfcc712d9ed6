package jp.csirt.incident.config;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.deadline.DeadlineFiring;
import jp.csirt.incident.platform.deadline.DeadlineStore;
import jp.csirt.incident.platform.deadline.MongoDeadlineManager;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.MongoEventStorageEngine;
import jp.csirt.incident.platform.messagestore.MessageStores;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** A node that watches lamps, on a database that outlives it; wired as the service is. */
final class LampNode implements AutoCloseable {

    static final String SAGA = "lamp-watch";

    final Set<String> broken = ConcurrentHashMap.newKeySet();
    final DeadlineStore deadlines;
    final DeadlineFiring firing;
    final Configuration axon;

    private final MongoClient client;
    private final MongoEventStorageEngine engine;

    LampNode(TestDatabase database, String name, Clock clock) {
        client = MongoClients.create(database.uri());
        var template = DefaultMongoTemplate.builder()
                .mongoDatabase(client, database.mongo().getName())
                .trackingTokensCollectionName("tokens")
                .sagasCollectionName("sagas")
                .build();
        List<RegisteredSaga<?>> sagas = List.of(new RegisteredSaga<>(LampSaga.class, SAGA, LampSaga.MARK));
        var tokens = MessageStores.tokens(template, name);
        var json = Jackson3Serializer.builder().build();
        var events = new NamedEventSerializer(Lamp.EVENTS, mapper -> {});
        deadlines = new DeadlineStore(database.mongo());
        deadlines.createIndexes();
        var manager = new MongoDeadlineManager(deadlines, json, clock, SagaWiring.names(sagas));
        engine = engine(database, events);
        var faults = new SagaResource<LampSaga.Faults>(LampSaga.Faults.class, this::fail);
        var store = MessageStores.sagas(template, SagaWiring.classes(sagas));
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(c -> json)
                .configureEventSerializer(c -> events)
                .configureCommandBus(c -> AsynchronousCommandBus.builder().build())
                .configureEventStore(c -> events(engine))
                .configureAggregate(Lamp.class);
        new SagaWiring(sagas, List.of(faults), tokens, store, manager, clock).register(configurer);
        axon = configurer.buildConfiguration();
        firing = new DeadlineFiring(deadlines, manager, new SagaScopes(axon, tokens, sagas), clock, Clock.systemUTC());
        axon.start();
        firing.start();
    }

    private void fail(String id) {
        if (broken.contains(id)) {
            throw new IllegalStateException("the lamp is broken");
        }
    }

    void light(String id, Instant remindAt) {
        axon.commandGateway().sendAndWait(new Lamp.Light(id, remindAt));
    }

    /** What was recorded of a lamp, in order. */
    List<Object> recorded(String id) {
        return axon.eventStore()
                .readEvents(id)
                .asStream()
                .<Object>map(event -> event.getPayload())
                .toList();
    }

    private static MongoEventStorageEngine engine(TestDatabase database, NamedEventSerializer serializer) {
        var log = new CommitLog(database.mongo());
        Await.first(log.createIndexes(), Duration.ofSeconds(10));
        return MongoEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .log(log)
                .build();
    }

    private static EmbeddedEventStore events(MongoEventStorageEngine engine) {
        return EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(EventProcessors.FETCH_DELAY_MILLISECONDS)
                .timeUnit(TimeUnit.MILLISECONDS)
                .build();
    }

    @Override
    public void close() {
        firing.close();
        axon.shutdown();
        engine.close();
        client.close();
    }
}
