package jp.csirt.incident.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of Axon's {@code DeadlineManager}, which publishes no suite for it, and what we promise beyond it. */
@DisplayName("期限の番人")
@ExtendWith(EmbeddedServer.class)
class MongoDeadlineManagerTest {

    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final Duration SOON = Duration.ofMinutes(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ScopeDescriptor ONE = new SagaScopeDescriptor("escalation", "one");
    private static final ScopeDescriptor OTHER = new SagaScopeDescriptor("escalation", "other");

    private final MovableClock clock = new MovableClock(NOW);
    private final Ledger ledger = new Ledger();
    private final DeadlineStore store;
    private final MongoDeadlineManager manager;
    private DeadlineFiring firing;

    MongoDeadlineManagerTest(TestDatabase database) {
        store = new DeadlineStore(database.mongo());
        store.createIndexes();
        manager = manager(store, clock);
        firing = firing(ledger);
        firing.start();
    }

    @AfterEach
    void stop() {
        firing.close();
    }

    @Test
    @DisplayName("期限は時刻が来てから一度だけ届き、届けば消える")
    void a_deadline_fires_once_when_it_is_due() {
        String id = manager.schedule(SOON, "warning", "内容", ONE);
        clock.move(SOON.minusNanos(1));
        manager.schedule(clock.instant(), "already", null, OTHER);
        await().atMost(PATIENCE).until(() -> ledger.told().contains("other:already"));

        assertThat(ledger.told()).containsExactly("other:already");
        clock.move(Duration.ofNanos(1));
        await().atMost(PATIENCE).until(() -> store.open() == 0);

        assertThat(ledger.told()).containsExactly("other:already", "one:warning");
        assertThat(ledger.entries.getLast().deadline()).satisfies(fired -> {
            assertThat(fired.getIdentifier()).isEqualTo(id);
            assertThat(fired.getPayload()).isEqualTo("内容");
            assertThat(fired.getTimestamp()).isEqualTo(NOW.plus(SOON));
            assertThat(fired.getMetaData()).containsEntry(StoredDeadline.LATE, false);
        });
        assertThat(firing.fired()).isEqualTo(2);
        assertThat(firing.late()).isZero();
    }

    @Test
    @DisplayName("同じ期限を二度置いても一つである")
    void setting_a_deadline_again_changes_nothing() {
        String once = manager.schedule(NOW.plus(SOON), "warning", "先", ONE);
        String again = manager.schedule(NOW.plus(SOON), "warning", "後", ONE);

        assertThat(again).isEqualTo(once);
        assertThat(store.open()).isEqualTo(1);
        assertThat(manager.schedule(NOW.plus(SOON), "warning", "先", OTHER)).isNotEqualTo(once);
        assertThat(manager.schedule(NOW.plus(SOON).plusNanos(1), "warning", "先", ONE))
                .isNotEqualTo(once);
        assertThat(manager.schedule(NOW.plus(SOON), "escalation", "先", ONE)).isNotEqualTo(once);
        assertThat(store.open()).isEqualTo(4);
    }

    @Test
    @DisplayName("取り消した期限は届かない")
    void a_cancelled_deadline_does_not_fire() {
        String id = manager.schedule(SOON, "warning", null, ONE);
        manager.schedule(SOON.plusMinutes(1), "warning", null, ONE);
        manager.schedule(SOON, "warning", null, OTHER);
        manager.schedule(SOON, "escalation", null, ONE);

        manager.cancelSchedule("warning", id);
        assertThat(store.open()).isEqualTo(3);
        manager.cancelAllWithinScope("warning", ONE);
        assertThat(store.open()).isEqualTo(2);
        manager.cancelAll("escalation");
        manager.cancelAll("nothing");
        clock.move(SOON.plusHours(1));
        await().atMost(PATIENCE).until(() -> store.open() == 0);

        assertThat(ledger.told()).containsExactly("other:warning");
    }

    @Test
    @DisplayName("同じ秒に落ちる多数の期限は、古い順に一つも欠けず届く")
    void many_at_once_fire_oldest_first() {
        ledger.claimed = false;
        IntStream.range(0, 700)
                .forEach(i ->
                        manager.schedule(NOW.plusMillis(700 - i), "n-" + (700 - i), null, i % 2 == 0 ? ONE : OTHER));
        clock.move(SOON);
        ledger.claimed = true;
        await().atMost(PATIENCE).until(() -> store.open() == 0);

        assertThat(ledger.entries.stream().map(entry -> entry.deadline().getDeadlineName()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 700).mapToObj(i -> "n-" + i).toList());
    }

    @Test
    @DisplayName("止まっていた間に落ちた期限は、起動してから古い順に一度ずつ、遅れとして届く")
    void what_fell_due_while_it_was_down_fires_late() {
        manager.schedule(Duration.ofHours(2), "second", null, ONE);
        manager.schedule(Duration.ofHours(1), "first", null, ONE);
        manager.schedule(Duration.ofHours(4), "not-yet", null, ONE);
        firing.close();
        clock.move(Duration.ofHours(2).plus(DeadlineFiring.LATE_AFTER));

        firing = firing(ledger);
        firing.start();
        await().atMost(PATIENCE).until(() -> store.open() == 1);

        assertThat(ledger.told()).containsExactly("one:first", "one:second");
        assertThat(ledger.entries.stream()
                        .map(entry -> entry.deadline().getMetaData().get(StoredDeadline.LATE)))
                .containsExactly(true, false);
        assertThat(firing.late()).isEqualTo(1);
    }

    @Test
    @DisplayName("時計が1時間戻っても届いた期限は繰り返されず、進めば届く")
    void a_clock_that_jumps_repeats_nothing() {
        manager.schedule(SOON, "warning", null, ONE);
        manager.schedule(SOON.multipliedBy(2), "escalation", null, ONE);
        clock.move(SOON);
        await().atMost(PATIENCE).until(() -> store.open() == 1);
        clock.move(Duration.ofHours(-1));
        manager.schedule(NOW.minusSeconds(1), "marker", null, OTHER);
        clock.move(Duration.ofHours(1).plus(SOON));
        await().atMost(PATIENCE).until(() -> store.open() == 0);

        assertThat(ledger.told()).containsExactly("one:warning", "other:marker", "one:escalation");
    }

    @Test
    @DisplayName("失敗した期限は届くまで繰り返され、同じ相手の順序を守り、ほかの相手を待たせない")
    void a_failure_holds_up_its_own_scope_only() {
        ledger.failures.put("one", 2);
        manager.schedule(Duration.ofMinutes(1), "first", null, ONE);
        manager.schedule(Duration.ofMinutes(2), "second", null, ONE);
        manager.schedule(Duration.ofMinutes(3), "third", null, OTHER);
        clock.move(SOON);
        await().atMost(PATIENCE).until(() -> store.open() == 0);

        assertThat(ledger.told()).containsExactly("other:third", "one:first", "one:second");
    }

    @Test
    @DisplayName("読み込めない相手の期限は捨てず、印を付けて数える")
    void a_deadline_of_nobody_is_kept_and_counted() {
        ledger.unknown.add("one");
        manager.schedule(Duration.ofMinutes(1), "lost", null, ONE);
        manager.schedule(Duration.ofMinutes(2), "kept", null, OTHER);
        clock.move(SOON);
        await().atMost(PATIENCE).until(() -> store.open() == 0);

        assertThat(ledger.told()).containsExactly("other:kept");
        assertThat(store.orphaned()).isEqualTo(1);
    }

    @Test
    @DisplayName("受け持ちを失った節は届けず、引き継いだ節が残りを届ける")
    void only_the_node_with_the_claim_fires() {
        var second = new Ledger();
        second.claimed = false;
        try (DeadlineFiring other = firing(second)) {
            other.start();
            manager.schedule(Duration.ofMinutes(1), "first", null, ONE);
            clock.move(Duration.ofMinutes(1));
            await().atMost(PATIENCE).until(() -> store.open() == 0);

            ledger.claimed = false;
            manager.schedule(Duration.ofMinutes(1), "second", null, ONE);
            clock.move(Duration.ofMinutes(1));
            assertThat(store.due(clock.instant())).isEqualTo(1);
            second.claimed = true;
            await().atMost(PATIENCE).until(() -> store.open() == 0);
        }

        assertThat(ledger.told()).containsExactly("one:first");
        assertThat(second.told()).containsExactly("one:second");
    }

    @Test
    @DisplayName("未来の期限が多数あっても、落ちた一つだけが届く")
    void many_open_deadlines_do_not_hide_the_one_that_is_due() {
        IntStream.range(0, 3000)
                .parallel()
                .forEach(i -> manager.schedule(NOW.plus(Duration.ofDays(1)).plusSeconds(i), "later", null, OTHER));
        manager.schedule(SOON, "warning", null, ONE);
        clock.move(SOON);
        await().atMost(PATIENCE).until(() -> store.open() == 3000);

        assertThat(ledger.told()).containsExactly("one:warning");
    }

    @Test
    @DisplayName("送り出しと受け取りの割込みが働き、割込みの失敗も繰り返される")
    void interceptors_apply() {
        manager.registerDispatchInterceptor(messages -> (index, message) -> message.andMetaData(Map.of("sent", "yes")));
        manager.registerHandlerInterceptor((unitOfWork, chain) -> {
            unitOfWork.transformMessage(message -> message.andMetaData(Map.of("handled", "yes")));
            return chain.proceed();
        });
        manager.schedule(SOON, "warning", GenericDeadlineMessage.asDeadlineMessage("warning", List.of("本文"), NOW), ONE);
        clock.move(SOON);
        await().atMost(PATIENCE).until(() -> store.open() == 0);

        assertThat(ledger.entries).singleElement().satisfies(entry -> {
            assertThat(entry.deadline().getPayload()).isEqualTo(List.of("本文"));
            assertThat(entry.deadline().getMetaData()).containsEntry("sent", "yes");
        });
    }

    @Test
    @DisplayName("集約の期限も受け付け、ほかの相手は断る")
    void a_scope_is_a_saga_or_an_aggregate() {
        manager.schedule(SOON, "warning", null, new AggregateScopeDescriptor("incident", (Object) "i-1"));

        assertThat(store.oldest(NOW.plus(SOON)).orElseThrow().scope().descriptor())
                .isEqualTo(new AggregateScopeDescriptor("incident", (Object) "i-1"));
        manager.cancelAll("warning");
        assertThatIllegalArgumentException().isThrownBy(() -> manager.schedule(SOON, "warning", null, new Elsewhere()));
    }

    private DeadlineFiring firing(DeadlineScopes scopes) {
        return new DeadlineFiring(store, manager, scopes, clock, Clock.systemUTC());
    }

    private static MongoDeadlineManager manager(DeadlineStore store, Clock clock) {
        return new MongoDeadlineManager(store, Jackson3Serializer.builder().build(), clock, Map.of());
    }

    private record Elsewhere() implements ScopeDescriptor {
        @Override
        public String scopeDescription() {
            return "elsewhere";
        }
    }
}
