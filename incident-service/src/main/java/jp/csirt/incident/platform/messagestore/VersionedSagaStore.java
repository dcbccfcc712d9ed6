package jp.csirt.incident.platform.messagestore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.saga.repository.MongoSagaStore;
import org.axonframework.extensions.mongo.eventhandling.saga.repository.SagaEntry;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Axon's saga store with a version: a change is written only over the state it was made from. Axon's own writes in any case,
 * so a node that lost its claim without noticing would undo what the next one did. The version that was read is remembered in
 * the unit of work that read it; a processor whose change is refused begins its unit of work again.
 */
final class VersionedSagaStore implements SagaStore<Object> {

    private static final String VERSION = "version";
    private static final String KNOWN = VersionedSagaStore.class.getName();

    private final MongoSagaStore sagas;
    private final MongoCollection<Document> collection;
    private final Serializer serializer;
    private final UnreadableSagas unreadable;

    /** Creates the indexes, which Axon's store does without. */
    VersionedSagaStore(MongoTemplate template, Serializer serializer, UnreadableSagas unreadable) {
        this.sagas = MongoSagaStore.builder()
                .mongoTemplate(template)
                .serializer(serializer)
                .build();
        this.collection = template.sagaCollection();
        this.serializer = serializer;
        this.unreadable = unreadable;
        collection.createIndex(Indexes.ascending("sagaIdentifier"), new IndexOptions().unique(true));
        collection.createIndex(Indexes.ascending("sagaType", "associations"));
    }

    /** {@inheritDoc} Throws an {@link UnreadableSagaException} where what is stored is none. */
    @Override
    public <S> @Nullable Entry<S> loadSaga(Class<S> sagaType, String sagaIdentifier) {
        Document found =
                collection.find(SagaEntry.queryByIdentifier(sagaIdentifier)).first();
        if (found == null) {
            unreadable.remove(sagaIdentifier);
            return null;
        }
        known().put(sagaIdentifier, found.getLong(VERSION));
        return read(sagaIdentifier, found);
    }

    private <S> Entry<S> read(String sagaIdentifier, Document found) {
        try {
            var entry = new SagaEntry<S>(found);
            var read = new Loaded<>(entry.getAssociationValues(), entry.getSaga(serializer));
            unreadable.remove(sagaIdentifier);
            return read;
        } catch (RuntimeException e) { // whatever is wrong with the document
            unreadable.add(sagaIdentifier);
            throw new UnreadableSagaException(sagaIdentifier, e);
        }
    }

    @Override
    public void insertSaga(Class<?> sagaType, String sagaIdentifier, Object saga, Set<AssociationValue> associations) {
        var entry = new SagaEntry<>(sagaIdentifier, saga, associations, serializer);
        collection.insertOne(entry.asDocument().append(VERSION, 0L));
        known().put(sagaIdentifier, 0L);
    }

    /** {@inheritDoc} Throws a {@link ConcurrencyException} when it was changed or deleted since it was read. */
    @Override
    public void updateSaga(Class<?> sagaType, String sagaIdentifier, Object saga, AssociationValues associations) {
        Long version = known().get(sagaIdentifier);
        if (version == null) {
            throw new IllegalStateException("saga " + sagaIdentifier + " is changed by those who did not read it");
        }
        var entry = new SagaEntry<>(sagaIdentifier, saga, associations.asSet(), serializer);
        var read = and(SagaEntry.queryByIdentifier(sagaIdentifier), eq(VERSION, version));
        var written = new Document("$set", entry.asDocument().append(VERSION, version + 1));
        if (collection.updateOne(read, written).getMatchedCount() == 0) {
            throw new ConcurrencyException("saga " + sagaIdentifier + " was changed since it was read");
        }
        known().put(sagaIdentifier, version + 1);
    }

    @Override
    public void deleteSaga(Class<?> sagaType, String sagaIdentifier, Set<AssociationValue> associations) {
        sagas.deleteSaga(sagaType, sagaIdentifier, associations);
    }

    @Override
    public Set<String> findSagas(Class<?> sagaType, AssociationValue association) {
        return sagas.findSagas(sagaType, association);
    }

    private static Map<String, Long> known() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(KNOWN, _ -> new HashMap<>());
    }

    private record Loaded<S>(Set<AssociationValue> associationValues, S saga) implements Entry<S> {}
}
