package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckConsidered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("二つのノードへの繰り返し")
class RepeatedOnNodesTest {

    private static final String CHECKS =
            "{\"conclusion\": \"要る\", \"checks\": [{\"system\": \"A\", \"managerPost\": \"SYS_MANAGER\"}]}";

    private final StoreFolder folder = new StoreFolder();
    private final String key = UUID.randomUUID().toString();
    private final Node one = Node.start(folder.uri(), "one");
    private final Node two = Node.start(folder.uri(), "two");
    private final UUID incident = Reports.file(one.client(), Reports.ofTax("二つのノード"));
    private final long filed = one.client().acts();

    @AfterEach
    void close() {
        one.close();
        two.close();
        folder.close();
    }

    private Exchange act(Node node, String body, String ifMatch) {
        String path = "/v1/incidents/" + incident + "/lateral-checks";
        return node.client().post(path, "csirt", body, "If-Match", ifMatch, "Idempotency-Key", key);
    }

    @Test
    @DisplayName("他のノードに着いた繰り返しも、最初と同じ答えを得る")
    void the_other_node_gives_the_same_answer() {
        Exchange first = act(one, CHECKS, "*").created();
        assertThat(act(two, CHECKS, "*").created().json()).isEqualTo(first.json());
        act(two, CHECKS.replace("要る", "別の"), "*").refused(409, "idempotency-key-reused");
        assertThat(two.client().acts()).isEqualTo(filed + 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("他のノードの同じ要求に負けた要求は、その答えを得る")
    void the_loser_of_a_race_gets_the_winners_answer(boolean anyVersion) {
        String ifMatch = anyVersion ? "*" : one.client().tag(incident);
        var won = new AtomicReference<Exchange>();
        one.beforeAppend(
                LateralCheckConsidered.class,
                1,
                () -> won.set(act(two, CHECKS, ifMatch).created()));

        Exchange lost = act(one, CHECKS, ifMatch).created();

        assertThat(lost.json()).isEqualTo(won.get().json());
        assertThat(lost.header("Location")).isEqualTo(won.get().header("Location"));
        assertThat(one.client().acts()).isEqualTo(filed + 1);
    }

    @Test
    @DisplayName("他のノードの別の内容に負けた要求は、値の使い回しとして断られる")
    void the_loser_with_another_body_is_told() {
        one.beforeAppend(
                LateralCheckConsidered.class,
                1,
                () -> act(two, CHECKS.replace("要る", "別の"), "*").created());
        act(one, CHECKS, "*").refused(409, "idempotency-key-reused");
        assertThat(one.client().acts()).isEqualTo(filed + 1);
    }

    @Test
    @DisplayName("記録からは、送られた値も本文の要約も読み取れない")
    void the_log_gives_neither_key_nor_digest_away() throws Exception {
        act(one, CHECKS, "*").created();
        String plain = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(CHECKS.getBytes(StandardCharsets.UTF_8)));
        assertThat(one.all("commits").toString())
                .contains("requestDigest")
                .doesNotContain(key)
                .doesNotContain(plain);
    }
}
