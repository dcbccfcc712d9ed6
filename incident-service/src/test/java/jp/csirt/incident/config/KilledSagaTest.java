package jp.csirt.incident.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.csirt.incident.config.Lamp.Lit;
import jp.csirt.incident.config.Lamp.Reminded;
import jp.csirt.incident.config.LampSaga.Place;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node that dies between an event or a deadline and what comes of it. */
@DisplayName("サーガの途中での強制終了")
@ExtendWith(EmbeddedServer.class)
class KilledSagaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofMillis(1500);
    private static final int KILLED = 137;

    private final TestDatabase database;

    KilledSagaTest(TestDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    @DisplayName("出来事を扱う途中で死んでも、効き目は一度だけで、次の期限が一つ残る")
    void an_event_takes_effect_once(Place death) throws Exception {
        demandOneEffect(death, "one", Duration.ofSeconds(-30));
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    @DisplayName("期限が届く途中で死んでも、効き目は一度だけで、次の期限が一つ残る")
    void a_deadline_takes_effect_once(Place death) throws Exception {
        demandOneEffect(death, "one", SOON);
    }

    @Test
    @DisplayName("受持ちを持ったまま死んだ台の期限は、もう一台が引き継ぐ")
    void the_other_node_takes_over_what_a_dead_one_held() throws Exception {
        demandOneEffect(Place.ASKED, "two", SOON);
    }

    private void demandOneEffect(Place death, String survivor, Duration remindIn) throws Exception {
        assertThat(LampProcess.run(database, "one", "a", remindIn, death)).isEqualTo(KILLED);

        try (var node = new LampNode(database, survivor, Clock.systemUTC())) {
            Instant due = ((Lit) node.recorded("a").getFirst()).remindAt();
            node.light("b", due);
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(node.recorded("b")).hasSize(2);
                assertThat(node.recorded("a")).hasSize(2);
                assertThat(node.deadlines.due(Instant.now())).isZero();
            });
            assertThat(node.recorded("a")).containsExactly(new Lit("a", due), new Reminded("a", due, false));
            assertThat(node.deadlines.due(due.plus(LampSaga.AGAIN).minusNanos(1)))
                    .isZero();
            assertThat(node.deadlines.due(due.plus(LampSaga.AGAIN))).isEqualTo(2);
            assertThat(node.deadlines.orphaned()).isZero();
        }
        assertThat(database.all("sagas")).hasSize(2);
        assertThat(database.all("deadlines")).hasSize(2);
    }
}
