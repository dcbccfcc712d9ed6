package jp.csirt.incident.platform.messagestore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import jp.csirt.incident.platform.TestDatabase;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.axonframework.modelling.saga.repository.SagaStore;

/** A store of sagas as one run of the service has it, with a client of its own. */
final class Sagas implements AutoCloseable {

    static final AssociationValue NORTH = new AssociationValue("incidentId", "北-1");
    static final AssociationValue SOUTH = new AssociationValue("incidentId", "南-1");

    private final MongoClient client;
    private final SagaStore<Object> store;

    record Watch(String what, int step) {

        Watch next() {
            return new Watch(what, step + 1);
        }
    }

    Sagas(TestDatabase database) {
        this.client = MongoClients.create(database.uri());
        this.store = MessageStores.sagas(
                DefaultMongoTemplate.builder()
                        .mongoDatabase(client, database.mongo().getName())
                        .sagasCollectionName("sagas")
                        .build(),
                Map.of("watch", Watch.class, "other", SagaStoreTest.Other.class),
                new UnreadableSagas());
    }

    SagaStore<Object> store() {
        return store;
    }

    void insert(String id, AssociationValue... associations) {
        within(() -> {
            store.insertSaga(Watch.class, id, new Watch("期限", 0), Set.of(associations));
            return id;
        });
    }

    /** The saga, which must be there. */
    Watch read(String id) {
        return Objects.requireNonNull(store.loadSaga(Watch.class, id)).saga();
    }

    void write(String id, Watch saga, AssociationValue association) {
        AssociationValues associations = new AssociationValuesImpl(Set.of(association));
        store.updateSaga(Watch.class, id, saga, associations);
    }

    /** Reads it and writes its next step. */
    void advance(String id, AssociationValue association) {
        within(() -> {
            write(id, read(id).next(), association);
            return id;
        });
    }

    int step(String id) {
        return within(() -> read(id)).step();
    }

    Set<String> find(AssociationValue association) {
        return store.findSagas(Watch.class, association);
    }

    /** As a processor does: one unit of work for one event. */
    static <T> T within(Supplier<T> work) {
        var result = DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("event"))
                .executeWithResult(work::get);
        if (result.isExceptional()) {
            throw (RuntimeException) result.exceptionResult();
        }
        return result.getPayload();
    }

    @Override
    public void close() {
        client.close();
    }
}
