package jp.csirt.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Set;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.saga.repository.MongoSagaStore;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.axonframework.serialization.JavaSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stores for progress and sagas that Axon's extension for MongoDB brings. */
class AxonStoresTest {

    @SuppressWarnings("deprecation") // the only serializer that needs no further library, and only bytes matter here
    private static final JavaSerializer SERIALIZER = JavaSerializer.builder().build();

    private RunningStore running;
    private MongoTemplate template;

    record Watch(String incident, int step) implements Serializable {}

    @BeforeEach
    void open(@TempDir Path folder) {
        running = new RunningStore(folder);
        template =
                DefaultMongoTemplate.builder().mongoDatabase(running.database()).build();
    }

    @AfterEach
    void close() {
        running.close();
    }

    private MongoTokenStore tokens(String node) {
        return MongoTokenStore.builder()
                .mongoTemplate(template)
                .serializer(SERIALIZER)
                .nodeId(node)
                .build();
    }

    @Test
    @DisplayName("進み具合は一つのノードだけが持ち、返せばほかのノードが続ける")
    void progress_is_claimed_by_one_node_at_a_time() {
        MongoTokenStore first = tokens("first");
        MongoTokenStore second = tokens("second");
        first.initializeTokenSegments("projection", 2);
        assertThat(first.fetchSegments("projection")).containsExactly(0, 1);
        first.fetchToken("projection", 0);
        first.storeToken(new GlobalSequenceTrackingToken(41), "projection", 0);
        first.extendClaim("projection", 0);
        assertThatThrownBy(() -> second.fetchToken("projection", 0)).isInstanceOf(UnableToClaimTokenException.class);
        first.releaseClaim("projection", 0);
        assertThat(second.fetchToken("projection", 0)).isEqualTo(new GlobalSequenceTrackingToken(41));
    }

    @Test
    @DisplayName("サーガは関連する値で見つかり、書き換えと削除ができる")
    void sagas_are_found_by_association_changed_and_deleted() {
        MongoSagaStore sagas = MongoSagaStore.builder()
                .mongoTemplate(template)
                .serializer(SERIALIZER)
                .build();
        AssociationValue incident = new AssociationValue("incidentId", "南市-2026-001");
        AssociationValue other = new AssociationValue("incidentId", "北市-2026-002");
        sagas.insertSaga(Watch.class, "a", new Watch("南市-2026-001", 1), Set.of(incident));
        sagas.insertSaga(Watch.class, "b", new Watch("北市-2026-002", 1), Set.of(other));
        assertThat(sagas.findSagas(Watch.class, incident)).containsExactly("a");
        AssociationValuesImpl both = new AssociationValuesImpl(Set.of(incident));
        both.add(other);
        sagas.updateSaga(Watch.class, "a", new Watch("南市-2026-001", 2), both);
        assertThat(sagas.findSagas(Watch.class, other)).containsExactlyInAnyOrder("a", "b");
        assertThat(sagas.loadSaga(Watch.class, "a").saga().step()).isEqualTo(2);
        sagas.deleteSaga(Watch.class, "a", Set.of(incident, other));
        assertThat(sagas.findSagas(Watch.class, incident)).isEmpty();
    }
}
