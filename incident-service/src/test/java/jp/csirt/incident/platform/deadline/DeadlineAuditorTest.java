package jp.csirt.incident.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("期限の監査")
@ExtendWith(EmbeddedServer.class)
class DeadlineAuditorTest {

    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private final MovableClock service = new MovableClock(NOW);
    private final MovableClock machine = new MovableClock(NOW);
    private final DeadlineStore store;
    private final MongoDeadlineManager manager;
    private final DeadlineAuditor auditor;

    DeadlineAuditorTest(TestDatabase database) {
        store = new DeadlineStore(database.mongo());
        store.createIndexes();
        manager = new MongoDeadlineManager(store, Jackson3Serializer.builder().build(), service, Map.of());
        auditor = new DeadlineAuditor(store, service, machine);
    }

    @Test
    @DisplayName("落ちた期限が2分届かなければ警報、届けば解ける")
    void a_deadline_that_stays_due_is_an_alarm() {
        String id = schedule("warning", Duration.ofMinutes(1));
        auditor.look();
        service.move(Duration.ofDays(1));
        auditor.look();
        assertThat(auditor.report().stuck()).isFalse();

        machine.move(TWO_MINUTES.minusSeconds(1));
        auditor.look();
        assertThat(auditor.report().stuck()).isFalse();
        machine.move(Duration.ofSeconds(1));
        assertThat(auditor.report().stuck()).isTrue();

        store.remove(id);
        auditor.look();
        assertThat(auditor.report().stuck()).isFalse();
    }

    @Test
    @DisplayName("一つずつでも片付いていれば警報ではない")
    void a_queue_that_moves_is_no_alarm() {
        String first = schedule("first", Duration.ofMinutes(1));
        schedule("second", Duration.ofMinutes(2));
        service.move(Duration.ofHours(1));
        auditor.look();
        machine.move(TWO_MINUTES);
        store.remove(first);
        auditor.look();

        assertThat(auditor.report().stuck()).isFalse();
        machine.move(TWO_MINUTES);
        assertThat(auditor.report().stuck()).isTrue();
    }

    @Test
    @DisplayName("見回りが1分途絶えれば分かる")
    void an_auditor_that_does_not_look_is_noticed() {
        auditor.look();
        assertThat(auditor.report().alive()).isTrue();
        assertThat(auditor.report().lookedAt()).isEqualTo(NOW);

        machine.move(Duration.ofMinutes(1));
        assertThat(auditor.report().alive()).isFalse();
        auditor.look();
        assertThat(auditor.report().alive()).isTrue();
    }

    @Test
    @DisplayName("待つもの、時の来たものを数え、警報でなければ静かである")
    void deadlines_are_counted() {
        schedule("first", Duration.ofMinutes(1));
        schedule("second", Duration.ofMinutes(2));
        service.move(Duration.ofMinutes(1));
        auditor.look();
        machine.move(Duration.ofSeconds(7));

        assertThat(auditor.report().counts()).isEqualTo(new DeadlineAuditor.Counts(2, 1, 0));
        assertThat(auditor.report().alarm()).isFalse();
        assertThat(auditor.silence()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    @DisplayName("持ち主のない期限を数える")
    void deadlines_of_nobody_are_counted() {
        store.orphan(schedule("lost", Duration.ofMinutes(1)));
        service.move(Duration.ofHours(1));
        auditor.look();

        assertThat(auditor.report().counts()).isEqualTo(new DeadlineAuditor.Counts(0, 0, 1));
        assertThat(auditor.report().alarm()).isTrue();
        machine.move(TWO_MINUTES);
        assertThat(auditor.report().stuck()).isFalse();
    }

    private String schedule(String name, Duration within) {
        return manager.schedule(within, name, null, new SagaScopeDescriptor("escalation", "one"));
    }
}
