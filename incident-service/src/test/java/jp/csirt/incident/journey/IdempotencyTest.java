package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("繰り返された報告")
@ExtendWith(SharedService.class)
class IdempotencyTest {

    private static final String LIST = "/v1/incidents";

    private final Client client;
    private final String key = UUID.randomUUID().toString();
    private final ObjectNode report = Reports.ofTax("一度だけの報告");

    IdempotencyTest(Client client) {
        this.client = client;
    }

    private Exchange file(String caller, ObjectNode body) {
        return client.post(LIST, caller, body, "Idempotency-Key", key);
    }

    @Test
    @DisplayName("同じ値と同じ本文には同じ答えを返し、二度目は何も記録しない")
    void repeat_gets_the_same_answer() {
        Exchange first = file("staff", report).created();
        long acts = client.acts();
        Exchange second = file("staff", report).created();
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(client.acts()).isEqualTo(acts);
    }

    @Test
    @DisplayName("事案が進んだ後の繰り返しにも最初の答えを返す")
    void repeat_after_later_acts_gets_the_first_answer() {
        Exchange first = file("staff", report).created();
        client.act(first.incidentId(), "receipt", "csirt", "").done();
        assertThat(file("staff", report).created().json()).isEqualTo(first.json());
    }

    @Test
    @DisplayName("別の本文に同じ値は使えない")
    void key_belongs_to_one_body() {
        file("staff", report).created();
        long acts = client.acts();
        file("staff", report.deepCopy().put("level", 2)).refused(409, "idempotency-key-reused");
        client.post(LIST, "staff", " " + report, "Idempotency-Key", key).refused(409, "idempotency-key-reused");
        assertThat(client.acts()).isEqualTo(acts);
    }

    @Test
    @DisplayName("値は呼び出す者の鍵ごとに別")
    void key_belongs_to_one_caller() {
        assertThat(file("officer", report).created().incidentId())
                .isNotEqualTo(file("staff", report).created().incidentId());
    }

    @Test
    @DisplayName("16件の同時の繰り返しは1件の事案になる")
    void parallel_repeats_make_one_incident() throws Exception {
        long acts = client.acts();
        var answers = Parallel.calls(16, () -> file("staff", report).created().json());
        assertThat(answers).hasSize(16).containsOnly(answers.getFirst());
        assertThat(client.acts())
                .isEqualTo(acts + answers.getFirst().path("version").asLong());
    }

    @Test
    @DisplayName("断られた報告の値は、直した報告に使える")
    void key_of_a_refused_report_is_free() {
        file("staff", report.deepCopy().put("level", 9)).invalid("/level OUT_OF_RANGE");
        file("staff", report).created();
    }

    @ParameterizedTest
    @DisplayName("図形文字のASCIIでない値は断る")
    @ValueSource(strings = {" ", "a b", "a\tb", "256"})
    void malformed_key_is_refused(String value) {
        String sent = value.equals("256") ? "k".repeat(256) : value;
        client.post(LIST, "staff", report, "Idempotency-Key", sent).refused(400, "invalid-header");
    }

    @Test
    @DisplayName("255文字の値は使える")
    void longest_key_is_taken() {
        String longest = key + "~".repeat(255 - key.length());
        Exchange first =
                client.post(LIST, "staff", report, "Idempotency-Key", longest).created();
        assertThat(client.post(LIST, "staff", report, "Idempotency-Key", longest)
                        .created()
                        .json())
                .isEqualTo(first.json());
    }
}
