package jp.csirt.incident.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import jp.csirt.incident.config.Lamp.Lit;
import jp.csirt.incident.config.Lamp.Reminded;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.deadline.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The wiring of sagas and deadlines, from an event to the command that a deadline brings about. */
@DisplayName("サーガと期限の配線")
@ExtendWith(EmbeddedServer.class)
class SagaDeadlinesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final Instant DUE = NOW.plus(Duration.ofMinutes(30));
    private static final Instant AGAIN = DUE.plus(LampSaga.AGAIN);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MovableClock clock = new MovableClock(NOW);
    private final Deque<LampNode> nodes = new ArrayDeque<>();
    private final TestDatabase database;

    SagaDeadlinesTest(TestDatabase database) {
        this.database = database;
    }

    @AfterEach
    void stop() {
        nodes.forEach(LampNode::close);
    }

    @Test
    @DisplayName("出来事から期限が置かれ、時刻が来れば命令となり、次の期限が置かれる")
    void an_event_sets_a_deadline_whose_firing_is_a_command() {
        LampNode node = node("one");
        node.light("a", DUE);
        awaitOpen(node, 1);
        assertThat(node.recorded("a")).containsExactly(new Lit("a", DUE));

        clock.move(Duration.ofMinutes(30));
        awaitRecorded(node, "a", new Lit("a", DUE), new Reminded("a", DUE, false));
        awaitOpen(node, 1);

        clock.move(LampSaga.AGAIN);
        awaitRecorded(node, "a", new Lit("a", DUE), new Reminded("a", DUE, false), new Reminded("a", AGAIN, false));
        awaitOpen(node, 0);
        awaitFired(node, 2);
    }

    @Test
    @DisplayName("止まっていた間に来た期限は、起動してから一度だけ、遅れとして働く")
    void what_fell_due_while_it_was_down_takes_effect_once_and_late() {
        LampNode before = node("one");
        before.light("a", DUE);
        awaitOpen(before, 1);
        stop(before);
        clock.move(Duration.ofHours(3));

        LampNode after = node("one");
        awaitOpen(after, 0);
        awaitRecorded(after, "a", new Lit("a", DUE), new Reminded("a", DUE, true), new Reminded("a", AGAIN, true));
        awaitFired(after, 1);
        assertThat(after.firing.late()).isEqualTo(1);
    }

    @Test
    @DisplayName("二台のうち受持ちを持つ台だけが働き、止まればもう一台が引き継ぐ")
    void the_other_node_takes_over() {
        LampNode one = node("one");
        one.light("a", DUE);
        awaitOpen(one, 1);
        LampNode two = node("two");
        clock.move(Duration.ofMinutes(30));
        awaitRecorded(two, "a", new Lit("a", DUE), new Reminded("a", DUE, false));
        awaitFired(one, 1);
        awaitOpen(two, 1);
        assertThat(two.firing.fired()).isZero();

        stop(one);
        clock.move(LampSaga.AGAIN);
        awaitRecorded(two, "a", new Lit("a", DUE), new Reminded("a", DUE, false), new Reminded("a", AGAIN, false));
        awaitFired(two, 1);
    }

    @Test
    @DisplayName("時計が一時間進んでも戻っても、期限は一度ずつ働く")
    void a_clock_that_jumps_repeats_and_loses_nothing() {
        LampNode node = node("one");
        node.light("a", DUE);
        awaitOpen(node, 1);
        clock.move(Duration.ofHours(1));
        awaitRecorded(node, "a", new Lit("a", DUE), new Reminded("a", DUE, true));
        clock.move(Duration.ofHours(-1));
        node.light("b", NOW);
        awaitRecorded(node, "b", new Lit("b", NOW), new Reminded("b", NOW, false));
        assertThat(node.recorded("a")).hasSize(2);

        clock.move(Duration.ofHours(2));
        awaitRecorded(node, "a", new Lit("a", DUE), new Reminded("a", DUE, true), new Reminded("a", AGAIN, true));
        awaitOpen(node, 0);
        assertThat(node.recorded("b")).hasSize(3);
    }

    @Test
    @DisplayName("一件で失敗しても、ほかの件の出来事と期限は進み、失敗した件は直れば働く")
    void a_failing_saga_holds_up_no_other() {
        LampNode node = node("one");
        node.broken.add("a");
        node.light("a", NOW);
        node.light("b", DUE);
        clock.move(Duration.ofMinutes(30));
        awaitRecorded(node, "b", new Lit("b", DUE), new Reminded("b", DUE, false));
        assertThat(node.recorded("a")).containsExactly(new Lit("a", NOW));
        assertThat(node.deadlines.due(clock.instant())).isEqualTo(1);

        node.broken.clear();
        awaitRecorded(node, "a", new Lit("a", NOW), new Reminded("a", NOW, true));
        awaitOpen(node, 2);
    }

    @Test
    @DisplayName("台帳には呼び名だけがあり、クラスの名はない")
    void the_store_knows_names_and_no_class() {
        LampNode node = node("one");
        node.light("a", DUE);
        awaitOpen(node, 1);
        await().atMost(PATIENCE).until(() -> !database.all("sagas").isEmpty());

        assertThat(database.all("sagas"))
                .singleElement()
                .satisfies(saga -> assertThat(saga.getString("sagaType")).isEqualTo(LampNode.SAGA));
        assertThat(database.all("deadlines"))
                .singleElement()
                .satisfies(
                        deadline -> assertThat(deadline.getString("scope")).startsWith("saga/" + LampNode.SAGA + "/"));
        assertThat(database.all("deadlines") + " " + database.all("sagas")).doesNotContain("LampSaga");
    }

    private LampNode node(String name) {
        var node = new LampNode(database, name, clock);
        nodes.push(node);
        return node;
    }

    private void stop(LampNode node) {
        nodes.remove(node);
        node.close();
    }

    private static void awaitOpen(LampNode node, int open) {
        await().atMost(PATIENCE).until(() -> node.deadlines.open() == open);
    }

    private static void awaitFired(LampNode node, int fired) {
        await().atMost(PATIENCE).until(() -> node.firing.fired() == fired);
    }

    private static void awaitRecorded(LampNode node, String lamp, Object... events) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(node.recorded(lamp)).containsExactly(events));
    }
}
