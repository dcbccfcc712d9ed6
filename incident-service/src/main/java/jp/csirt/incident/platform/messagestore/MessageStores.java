package jp.csirt.incident.platform.messagestore;

import java.util.Map;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** The stores of progress and of sagas. */
public final class MessageStores {

    private MessageStores() {}

    /**
     * 進み具合: how far each processor is, and which node runs it. A claim not renewed for ten seconds may be taken over.
     *
     * @param node who claims
     */
    public static TokenStore tokens(MongoTemplate template, String node) {
        return MongoTokenStore.builder()
                .mongoTemplate(template)
                .serializer(serializer())
                .nodeId(node)
                .build();
    }

    /** The same for a processor of sagas: its progress is stored after they are. */
    public static TokenStore afterSagas(TokenStore tokens) {
        return new TokenAfterSagas(tokens);
    }

    /**
     * The sagas and what they are associated with.
     *
     * @param classes the sagas by the names under which they are stored
     * @param unreadable is told which cannot be read
     */
    public static SagaStore<Object> sagas(
            MongoTemplate template, Map<String, Class<?>> classes, UnreadableSagas unreadable) {
        return new VersionedSagaStore(template, new NamedSagaSerializer(classes), unreadable);
    }

    private static Serializer serializer() {
        return Jackson3Serializer.builder().build();
    }
}
