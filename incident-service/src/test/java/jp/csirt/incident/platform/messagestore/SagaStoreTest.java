package jp.csirt.incident.platform.messagestore;

import static jp.csirt.incident.platform.messagestore.Sagas.NORTH;
import static jp.csirt.incident.platform.messagestore.Sagas.SOUTH;
import static jp.csirt.incident.platform.messagestore.Sagas.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.Set;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.messagestore.Sagas.Watch;
import org.axonframework.modelling.saga.AssociationValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("サーガの保存")
@ExtendWith(EmbeddedServer.class)
class SagaStoreTest {

    private final TestDatabase database;
    private final Sagas sagas;

    record Other(String what) {}

    SagaStoreTest(TestDatabase database) {
        this.database = database;
        this.sagas = new Sagas(database);
    }

    @AfterEach
    void close() {
        sagas.close();
    }

    @Test
    @DisplayName("置いたサーガは、同じ値と関連で読める")
    void what_is_inserted_is_read() {
        sagas.insert("a", NORTH, SOUTH);

        var found = within(() -> Objects.requireNonNull(sagas.store().loadSaga(Watch.class, "a")));

        assertThat(found.saga()).isEqualTo(new Watch("期限", 0));
        assertThat(found.associationValues()).containsExactlyInAnyOrder(NORTH, SOUTH);
        assertThat(sagas.store().loadSaga(Watch.class, "none")).isNull();
    }

    @Test
    @DisplayName("関連する値と型が合うものだけが見つかる")
    void sagas_are_found_by_type_and_association() {
        sagas.insert("a", NORTH);
        sagas.insert("b", NORTH, SOUTH);
        within(() -> {
            sagas.store().insertSaga(Other.class, "c", new Other("別"), Set.of(NORTH));
            return "c";
        });

        assertThat(sagas.find(NORTH)).containsExactlyInAnyOrder("a", "b");
        assertThat(sagas.find(SOUTH)).containsExactly("b");
        assertThat(sagas.store().findSagas(Other.class, NORTH)).containsExactly("c");
        assertThat(sagas.find(new AssociationValue("number", "北-1"))).isEmpty();
    }

    @Test
    @DisplayName("書き換えると、値と関連が新しくなる")
    void a_change_replaces_value_and_associations() {
        sagas.insert("a", NORTH);

        sagas.advance("a", SOUTH);
        sagas.advance("a", SOUTH);

        assertThat(sagas.step("a")).isEqualTo(2);
        assertThat(sagas.find(NORTH)).isEmpty();
        assertThat(sagas.find(SOUTH)).containsExactly("a");
    }

    @Test
    @DisplayName("一つの作業単位で、置いた後に二度書き換えられる")
    void a_unit_of_work_may_change_twice() {
        within(() -> {
            sagas.store().insertSaga(Watch.class, "a", new Watch("期限", 0), Set.of(NORTH));
            sagas.write("a", new Watch("期限", 1), NORTH);
            sagas.write("a", new Watch("期限", 2), NORTH);
            return "a";
        });

        assertThat(sagas.step("a")).isEqualTo(2);
    }

    @Test
    @DisplayName("終わったサーガは消え、もう見つからない")
    void a_deleted_saga_is_gone() {
        sagas.insert("a", NORTH);
        sagas.insert("b", NORTH);

        sagas.store().deleteSaga(Watch.class, "a", Set.of(NORTH));

        assertThat(sagas.find(NORTH)).containsExactly("b");
        assertThat(sagas.store().loadSaga(Watch.class, "a")).isNull();
    }

    @Test
    @DisplayName("読まずに書き換えることはできない")
    void a_change_needs_a_reading() {
        sagas.insert("a", NORTH);

        assertThatThrownBy(() -> within(() -> {
                    sagas.write("a", new Watch("期限", 9), NORTH);
                    return "lost";
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(sagas.step("a")).isZero();
    }

    @Test
    @DisplayName("再起動の後も見つかり、続きを書ける")
    void a_saga_survives_a_restart() {
        sagas.insert("a", NORTH);
        sagas.advance("a", NORTH);

        try (var restarted = new Sagas(database)) {
            assertThat(restarted.find(NORTH)).containsExactly("a");
            restarted.advance("a", NORTH);
        }

        assertThat(sagas.step("a")).isEqualTo(2);
    }
}
