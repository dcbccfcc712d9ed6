package jp.csirt.incident.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("届く順")
@ExtendWith(EmbeddedServer.class)
class FiringOrderTest {

    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final ScopeDescriptor ONE = new SagaScopeDescriptor("escalation", "one");
    private static final ScopeDescriptor OTHER = new SagaScopeDescriptor("prevention", "one");
    private static final int PAGE = 200;

    private final MovableClock clock = new MovableClock(NOW);
    private final Ledger ledger = new Ledger();
    private final DeadlineStore store;
    private final MongoDeadlineManager manager;

    FiringOrderTest(TestDatabase database) {
        store = new DeadlineStore(database.mongo());
        store.createIndexes();
        manager = new MongoDeadlineManager(store, Jackson3Serializer.builder().build(), clock, Map.of());
    }

    private void fireAll() {
        clock.move(Duration.ofDays(2));
        try (var firing = new DeadlineFiring(store, manager, ledger, clock, Clock.systemUTC())) {
            firing.start();
            await().atMost(Duration.ofMinutes(1)).until(() -> store.open() == 0);
        }
    }

    private void set(int minute, ScopeDescriptor scope) {
        manager.schedule(NOW.plus(Duration.ofMinutes(minute)), "m" + minute, null, scope);
    }

    private List<String> names() {
        return ledger.entries.stream()
                .map(entry -> entry.deadline().getDeadlineName())
                .toList();
    }

    @Test
    @DisplayName("遅れを取り戻す間に置かれた期限も、ほかの期限の間のその時刻の順に届く")
    void what_is_set_while_others_wait_takes_its_place() {
        set(1, ONE);
        set(3, OTHER);
        set(6, OTHER);
        ledger.reached = name -> {
            switch (name) {
                case "m1" -> set(2, ONE);
                case "m2" -> set(5, ONE);
                case "m3" -> set(4, OTHER);
                default -> {}
            }
        };
        fireAll();

        assertThat(names()).containsExactly("m1", "m2", "m3", "m4", "m5", "m6");
    }

    @Test
    @DisplayName("頁より多くの期限が待っていても、順は変わらず、一つも欠けない")
    void more_than_a_page_keeps_the_order() {
        IntStream.range(0, PAGE + 50).forEach(n -> set(10 * n, n % 2 == 0 ? ONE : OTHER));
        ledger.reached = name -> {
            if (name.endsWith("0") && name.length() == 4) {
                set(Integer.parseInt(name.substring(1)) + 5, ONE);
            }
        };
        fireAll();

        assertThat(names())
                .containsExactlyElementsOf(IntStream.range(0, PAGE + 50)
                        .mapToObj(n -> 10 * n)
                        .flatMap(minute ->
                                minute >= 100 && minute < 1000 ? Stream.of(minute, minute + 5) : Stream.of(minute))
                        .map(minute -> "m" + minute)
                        .toList());
    }
}
