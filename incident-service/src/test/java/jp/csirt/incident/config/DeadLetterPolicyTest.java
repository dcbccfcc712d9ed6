package jp.csirt.incident.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("処理できなかった出来事の扱い")
class DeadLetterPolicyTest {

    private static final DeadLetter<EventMessage<?>> LETTER =
            new GenericDeadLetter<>("incident", GenericEventMessage.asEventMessage("event"));

    private final DeadLetterPolicy policy = new DeadLetterPolicy();

    @Test
    @DisplayName("データベースが離れている間の失敗は列に入れず、その場でやり直す")
    void a_database_that_is_away_fills_no_queue() {
        var away = new IllegalStateException("wrapped", new StoreUnavailableException("away"));

        assertThatThrownBy(() -> policy.decide(LETTER, away)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    @DisplayName("ほかの失敗は、種類と場所だけを残して列に入れる")
    void any_other_failure_is_kept_without_its_message() {
        var fault = new RuntimeException(new IllegalStateException("住民の氏名"));

        var decision = policy.decide(LETTER, fault);

        assertThat(decision.shouldEnqueue()).isTrue();
        var kept = LETTER.withCause(decision.enqueueCause().orElseThrow());
        assertThat(kept.cause().orElseThrow().type()).isEqualTo(IllegalStateException.class.getName());
        assertThat(kept.cause().orElseThrow().message()).doesNotContain("住民");
        assertThat(decision.withDiagnostics(LETTER).diagnostics()).containsEntry(DeadLetterPolicy.TRIES, 1);
    }
}
