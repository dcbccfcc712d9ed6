package jp.csirt.incident.platform.messagestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("サーガの保存")
@ExtendWith(EmbeddedServer.class)
class SagaStoreTest {

    private static final AssociationValue NORTH = new AssociationValue("incidentId", "北-1");
    private static final AssociationValue SOUTH = new AssociationValue("incidentId", "南-1");

    private final MongoClient client;
    private final TestDatabase database;
    private final SagaStore<Object> store;

    record Watch(String what, int step) {}

    record Other(String what) {}

    SagaStoreTest(TestDatabase database) {
        this.database = database;
        this.client = MongoClients.create(database.uri());
        this.store = sagas(client);
    }

    @AfterEach
    void close() {
        client.close();
    }

    private SagaStore<Object> sagas(MongoClient through) {
        return MessageStores.sagas(DefaultMongoTemplate.builder()
                .mongoDatabase(through, database.mongo().getName())
                .sagasCollectionName("sagas")
                .build());
    }

    @Test
    @DisplayName("置いたサーガは、同じ値と関連で読める")
    void what_is_inserted_is_read() {
        insert("a", NORTH, SOUTH);

        within(() -> {
            var found = Objects.requireNonNull(store.loadSaga(Watch.class, "a"));
            assertThat(found.saga()).isEqualTo(new Watch("期限", 0));
            assertThat(found.associationValues()).containsExactlyInAnyOrder(NORTH, SOUTH);
            assertThat(store.loadSaga(Watch.class, "none")).isNull();
            return found;
        });
    }

    @Test
    @DisplayName("関連する値と型が合うものだけが見つかる")
    void sagas_are_found_by_type_and_association() {
        insert("a", NORTH);
        insert("b", NORTH, SOUTH);
        within(() -> {
            store.insertSaga(Other.class, "c", new Other("別"), Set.of(NORTH));
            return "c";
        });

        assertThat(store.findSagas(Watch.class, NORTH)).containsExactlyInAnyOrder("a", "b");
        assertThat(store.findSagas(Watch.class, SOUTH)).containsExactly("b");
        assertThat(store.findSagas(Other.class, NORTH)).containsExactly("c");
        assertThat(store.findSagas(Watch.class, new AssociationValue("number", "北-1")))
                .isEmpty();
    }

    @Test
    @DisplayName("書き換えると、値と関連が新しくなる")
    void a_change_replaces_value_and_associations() {
        insert("a", NORTH);

        advance("a", SOUTH);
        advance("a", SOUTH);

        assertThat(step("a")).isEqualTo(2);
        assertThat(store.findSagas(Watch.class, NORTH)).isEmpty();
        assertThat(store.findSagas(Watch.class, SOUTH)).containsExactly("a");
    }

    @Test
    @DisplayName("一つの作業単位で二度書き換えられる")
    void a_unit_of_work_may_change_twice() {
        within(() -> {
            store.insertSaga(Watch.class, "a", new Watch("期限", 0), Set.of(NORTH));
            store.updateSaga(Watch.class, "a", new Watch("期限", 1), associations(NORTH));
            store.updateSaga(Watch.class, "a", new Watch("期限", 2), associations(NORTH));
            return "a";
        });

        assertThat(step("a")).isEqualTo(2);
    }

    @Test
    @DisplayName("終わったサーガは消え、もう見つからない")
    void a_deleted_saga_is_gone() {
        insert("a", NORTH);

        store.deleteSaga(Watch.class, "a", Set.of(NORTH));

        assertThat(within(() -> store.findSagas(Watch.class, NORTH))).isEmpty();
        assertThatThrownBy(() -> advance("a", NORTH)).isInstanceOf(NullPointerException.class);
    }

    @Test
    @DisplayName("読んだ後に他の台が書き換えたり消したりすれば、上書きせずに断る")
    void a_change_of_a_past_state_is_refused() {
        insert("a", NORTH);
        insert("b", NORTH);

        assertThatThrownBy(() -> within(() -> {
                    var read = Objects.requireNonNull(store.loadSaga(Watch.class, "a"));
                    onAnotherThread(() -> advance("a", NORTH));
                    store.updateSaga(Watch.class, "a", next(read.saga()), associations(SOUTH));
                    return "lost";
                }))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessageContaining("saga a was changed");
        assertThatThrownBy(() -> within(() -> {
                    var read = Objects.requireNonNull(store.loadSaga(Watch.class, "b"));
                    store.deleteSaga(Watch.class, "b", Set.of(NORTH));
                    store.updateSaga(Watch.class, "b", next(read.saga()), associations(NORTH));
                    return "lost";
                }))
                .isInstanceOf(ConcurrencyException.class);

        assertThat(step("a")).isEqualTo(1);
        assertThat(store.findSagas(Watch.class, SOUTH)).isEmpty();
        assertThat(store.findSagas(Watch.class, NORTH)).containsExactly("a");
    }

    @Test
    @DisplayName("読まずに書き換えることはできない")
    void a_change_needs_a_reading() {
        insert("a", NORTH);

        assertThatThrownBy(() -> within(() -> {
                    store.updateSaga(Watch.class, "a", new Watch("期限", 9), associations(NORTH));
                    return "lost";
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(step("a")).isZero();
    }

    @Test
    @DisplayName("競って書き換えても、断られた方がやり直せば、どの変更も失われない")
    void racing_changes_are_all_kept() throws Exception {
        insert("a", NORTH);
        List<Callable<Integer>> racers = IntStream.range(0, 4)
                .<Callable<Integer>>mapToObj(_ -> () -> advanceUntilKept(10))
                .toList();
        int refused = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> racer : threads.invokeAll(racers)) {
                refused += racer.get();
            }
        }
        assertThat(step("a")).isEqualTo(40);
        assertThat(refused).isPositive();
    }

    @Test
    @DisplayName("再起動の後も読め、続きを書ける")
    void a_saga_survives_a_restart() {
        insert("a", NORTH);
        advance("a", NORTH);

        try (MongoClient another = MongoClients.create(database.uri())) {
            SagaStore<Object> restarted = sagas(another);
            assertThat(restarted.findSagas(Watch.class, NORTH)).containsExactly("a");
            within(() -> {
                var read = Objects.requireNonNull(restarted.loadSaga(Watch.class, "a"));
                restarted.updateSaga(Watch.class, "a", next(read.saga()), associations(NORTH));
                return "a";
            });
        }
        assertThat(step("a")).isEqualTo(2);
    }

    private int advanceUntilKept(int times) {
        int refused = 0;
        for (int kept = 0; kept < times; ) {
            try {
                advance("a", NORTH);
                kept++;
            } catch (ConcurrencyException _) {
                refused++;
            }
        }
        return refused;
    }

    private void insert(String id, AssociationValue... associations) {
        within(() -> {
            store.insertSaga(Watch.class, id, new Watch("期限", 0), Set.of(associations));
            return id;
        });
    }

    private void advance(String id, AssociationValue association) {
        within(() -> {
            var read = Objects.requireNonNull(store.loadSaga(Watch.class, id));
            store.updateSaga(Watch.class, id, next(read.saga()), associations(association));
            return id;
        });
    }

    private int step(String id) {
        return within(() -> Objects.requireNonNull(store.loadSaga(Watch.class, id)))
                .saga()
                .step();
    }

    private static Watch next(Watch read) {
        return new Watch(read.what(), read.step() + 1);
    }

    private static AssociationValues associations(AssociationValue one) {
        return new AssociationValuesImpl(Set.of(one));
    }

    /** As a processor does: one unit of work for one event. */
    private static <T> T within(Supplier<T> work) {
        var result = DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("event"))
                .executeWithResult(work::get);
        if (result.isExceptional()) {
            throw (RuntimeException) result.exceptionResult();
        }
        return result.getPayload();
    }

    private static void onAnotherThread(Runnable work) {
        try (var thread = Executors.newSingleThreadExecutor()) {
            thread.submit(work).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
