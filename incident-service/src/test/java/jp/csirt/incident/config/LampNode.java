package jp.csirt.incident.config;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jp.csirt.incident.config.LampSaga.Place;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.deadline.DeadlineFiring;
import jp.csirt.incident.platform.deadline.DeadlineStore;
import jp.csirt.incident.platform.deadline.MongoDeadlineManager;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.MongoEventStorageEngine;
import jp.csirt.incident.platform.messagestore.MessageStores;
import jp.csirt.incident.platform.messagestore.UnreadableSagas;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** A node that watches lamps, on a database that outlives it; wired as the service is. */
final class LampNode implements AutoCloseable {

    static final String SAGA = "lamp-watch";

    private static final Set<String> WRITING = Set.of("insertSaga", "updateSaga");

    final Set<String> broken = ConcurrentHashMap.newKeySet();
    final DeadlineStore deadlines;
    final DeadlineFiring firing;
    final Configuration axon;
    final UnreadableSagas unreadable = new UnreadableSagas();

    private final Consumer<Place> reached;
    private final MongoClient client;
    private final MongoEventStorageEngine engine;

    LampNode(TestDatabase database, String name, Clock clock) {
        this(database.uri(), database.mongo(), name, clock, place -> {});
    }

    LampNode(String uri, MongoDatabase database, String name, Clock clock, Consumer<Place> reached) {
        this.reached = reached;
        client = MongoClients.create(uri);
        var template = DefaultMongoTemplate.builder()
                .mongoDatabase(client, database.getName())
                .trackingTokensCollectionName("tokens")
                .sagasCollectionName("sagas")
                .build();
        List<RegisteredSaga<?>> sagas = List.of(new RegisteredSaga<>(LampSaga.class, SAGA, LampSaga.MARK));
        var tokens = MessageStores.tokens(template, name);
        var json = Jackson3Serializer.builder().build();
        var events = new NamedEventSerializer(Lamp.EVENTS, mapper -> {});
        deadlines = new DeadlineStore(database);
        deadlines.createIndexes();
        var manager = new MongoDeadlineManager(deadlines, json, clock, SagaWiring.names(sagas));
        engine = engine(database, events);
        var faults = new SagaResource<LampSaga.Faults>(LampSaga.Faults.class, this::fail);
        var store = observed(MessageStores.sagas(template, SagaWiring.classes(sagas), unreadable));
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(c -> json)
                .configureEventSerializer(c -> events)
                .configureCommandBus(c -> AsynchronousCommandBus.builder().build())
                .configureEventStore(c -> events(engine))
                .configureAggregate(Lamp.class);
        new SagaWiring(sagas, List.of(faults), tokens, store, unreadable, manager, clock).register(configurer);
        axon = configurer.buildConfiguration();
        firing = new DeadlineFiring(deadlines, manager, new SagaScopes(axon, tokens, sagas), clock, Clock.systemUTC());
        axon.start();
        firing.start();
    }

    private void fail(Place place, String id) {
        reached.accept(place);
        if (place == Place.ASKING && broken.contains(id)) {
            throw new IllegalStateException("the lamp is broken");
        }
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Tells when a saga is written. */
    @SuppressWarnings("unchecked") // a proxy has no type of its own
    private SagaStore<Object> observed(SagaStore<Object> sagas) {
        return (SagaStore<Object>) Proxy.newProxyInstance(
                SagaStore.class.getClassLoader(), new Class<?>[] {SagaStore.class}, (proxy, method, arguments) -> {
                    boolean writing = WRITING.contains(method.getName());
                    if (writing) {
                        reached.accept(Place.STORING);
                    }
                    Object result = invoke(method, sagas, arguments);
                    if (writing) {
                        reached.accept(Place.STORED);
                    }
                    return result;
                });
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

    private static MongoEventStorageEngine engine(MongoDatabase database, NamedEventSerializer serializer) {
        var log = new CommitLog(database);
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
