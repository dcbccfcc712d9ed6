package jp.csirt.incident.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("作業単位の中の期限")
@ExtendWith(EmbeddedServer.class)
class DeadlineChangesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final Duration SOON = Duration.ofMinutes(30);
    private static final String NAME = "mark";
    private static final ScopeDescriptor ONE = new SagaScopeDescriptor("Escalation", "one");
    private static final ScopeDescriptor OTHER = new SagaScopeDescriptor("Escalation", "other");

    private final MovableClock clock = new MovableClock(NOW);
    private final DeadlineStore store;
    private final MongoDeadlineManager manager;

    DeadlineChangesTest(TestDatabase database) {
        store = new DeadlineStore(database.mongo());
        store.createIndexes();
        var json = Jackson3Serializer.builder().build();
        manager = new MongoDeadlineManager(store, json, clock, Map.of("Escalation", "escalation"));
    }

    @Test
    @DisplayName("置くのはすぐ、取り消すのは作業が終わってからで、途中で止まっても期限は失われない")
    void what_is_cancelled_goes_with_the_commit() {
        manager.schedule(SOON, NAME, null, ONE);
        UnitOfWork<?> work = begun();
        manager.cancelAllWithinScope(NAME, ONE);
        manager.schedule(SOON.multipliedBy(2), NAME, null, ONE);
        assertThat(open()).containsExactly(NOW.plus(SOON), NOW.plus(SOON.multipliedBy(2)));

        work.commit();
        assertThat(open()).containsExactly(NOW.plus(SOON.multipliedBy(2)));
    }

    @Test
    @DisplayName("失敗した作業は何も取り消さない")
    void what_fails_cancels_nothing() {
        String id = manager.schedule(SOON, NAME, null, ONE);
        UnitOfWork<?> work = begun();
        manager.cancelSchedule(NAME, id);
        manager.cancelAllWithinScope(NAME, ONE);
        work.rollback();

        assertThat(open()).containsExactly(NOW.plus(SOON));
    }

    @Test
    @DisplayName("最後に言ったことが残る")
    void the_last_word_counts() {
        String kept = manager.schedule(SOON, NAME, null, ONE);
        String alone = manager.schedule(SOON, "alone", null, ONE);
        manager.schedule(SOON, NAME, null, OTHER);
        UnitOfWork<?> work = begun();
        manager.cancelAllWithinScope(NAME, ONE);
        manager.schedule(SOON, NAME, null, ONE);
        manager.schedule(SOON.multipliedBy(2), NAME, null, ONE);
        manager.cancelSchedule("alone", alone);
        manager.schedule(SOON, "alone", null, ONE);
        String second = manager.schedule(SOON.multipliedBy(3), "alone", null, ONE);
        manager.cancelSchedule("alone", second);
        manager.cancelAllWithinScope(NAME, ONE);
        manager.schedule(SOON, NAME, null, ONE);
        work.commit();

        assertThat(store.due(NOW.plus(Duration.ofDays(1)), null, 10))
                .extracting(StoredDeadline::id)
                .hasSize(3)
                .contains(kept, alone);
    }

    @Test
    @DisplayName("届いた相手が同じ期限を置き直せば、その期限は残る")
    void a_deadline_that_is_set_anew_while_it_fires_stays() {
        manager.schedule(SOON, NAME, null, ONE);
        StoredDeadline due = store.oldest(NOW.plus(SOON)).orElseThrow();

        assertThat(manager.fire(due, false, new Again(() -> {}))).isTrue();
        assertThat(manager.fire(due, false, new Again(() -> {
                    manager.cancelAllWithinScope(NAME, ONE);
                    manager.schedule(NOW.plus(SOON), NAME, null, ONE);
                })))
                .isFalse();
        assertThat(open()).containsExactly(NOW.plus(SOON));
    }

    @Test
    @DisplayName("届いた相手が失敗すれば、取り消しも起こらない")
    void a_firing_that_fails_cancels_nothing() {
        manager.schedule(SOON, NAME, null, ONE);
        StoredDeadline due = store.oldest(NOW.plus(SOON)).orElseThrow();

        assertThatThrownBy(() -> manager.fire(due, false, new Again(() -> {
                    manager.cancelAllWithinScope(NAME, ONE);
                    throw new IllegalStateException("too early");
                })))
                .isInstanceOf(DeadlineFailedException.class);
        assertThat(open()).containsExactly(NOW.plus(SOON));
    }

    @Test
    @DisplayName("台帳にはサーガの呼び名が残る")
    void a_saga_is_stored_by_its_name() {
        manager.schedule(SOON, NAME, null, ONE);

        assertThat(store.oldest(NOW.plus(SOON)).orElseThrow().scope()).hasToString("saga/escalation/one");
    }

    private static UnitOfWork<?> begun() {
        return DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("event"));
    }

    private List<Instant> open() {
        return store.due(NOW.plus(Duration.ofDays(1)), null, 10).stream()
                .map(StoredDeadline::at)
                .toList();
    }

    /** Does something when a deadline reaches it. */
    private record Again(Runnable effect) implements DeadlineScopes {

        @Override
        public boolean claimed() {
            return true;
        }

        @Override
        public boolean claimed(ScopeDescriptor scope) {
            return true;
        }

        @Override
        public boolean exists(ScopeDescriptor scope) {
            return true;
        }

        @Override
        public void send(DeadlineMessage<?> deadline, ScopeDescriptor scope) {
            effect.run();
        }
    }
}
