package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@DisplayName("連絡の結果のHTTP")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiptsTest {

    private static final String RECORDED = "notification-receipt-recorded";

    private final TestService service = new TestService();
    private final Client client = service.client();

    @AfterAll
    void close() {
        service.close();
    }

    private UUID file() {
        UUID incident = Reports.file(client, Reports.ofTax("連絡の結果"));
        Quiet.await(service.part(Configuration.class), client);
        return incident;
    }

    private List<JsonNode> timeline(UUID incident, String event) {
        return client.get("/v1/incidents/" + incident + "/timeline", "ciso")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("event").asString().equals(event))
                .toList();
    }

    private String asked(UUID incident) {
        return timeline(incident, "notification-requested")
                .getFirst()
                .path("notificationId")
                .asString();
    }

    private static String receipt(String notificationId, String state, String detail) {
        return """
                {"notificationId": "%s", "state": "%s", "at": "2026-04-01T09:20:00+09:00", "channel": "MAIL",
                 "detail": "%s"}""".formatted(notificationId, state, detail);
    }

    private Exchange tell(UUID incident, String key, String body, String... headers) {
        return client.post("/v1/incidents/" + incident + "/notification-receipts", key, body, headers);
    }

    @Test
    @DisplayName("結果は時系列に示され、事案の版を数えない")
    void a_result_shows_in_the_timeline_and_counts_in_no_version() {
        UUID incident = file();
        String tag = client.tag(incident);
        String id = asked(incident);
        Exchange answer = tell(incident, "notification", receipt(id, "DELIVERED", "attempt 1"))
                .ok();
        assertThat("\"" + answer.version() + "\"").isEqualTo(tag);
        tell(incident, "notification", receipt(id, "CONFIRMED", "OVERALL_MANAGER"))
                .ok();

        List<JsonNode> results = timeline(incident, RECORDED);
        assertThat(results).hasSize(2);
        JsonNode confirmed = results.getLast();
        assertThat(confirmed.path("notificationId").asString()).isEqualTo(id);
        assertThat(confirmed.path("state").asString()).isEqualTo("CONFIRMED");
        assertThat(confirmed.path("text").asString()).contains("確認された", "メール", "統括情報セキュリティ責任者");
        assertThat(confirmed.path("occurredAt").asString()).isEqualTo("2026-04-01T00:20:00Z");
        assertThat(client.tag(incident)).isEqualTo(tag);
    }

    @Test
    @DisplayName("同じ結果を二度受け取っても、一度だけ残る")
    void the_same_result_is_recorded_once() {
        UUID incident = file();
        String body = receipt(asked(incident), "FAILED", "attempt 1: SMTP_451");
        tell(incident, "notification", body, "Idempotency-Key", "r-1").ok();
        tell(incident, "notification", body, "Idempotency-Key", "r-1").ok();
        tell(incident, "notification", body).ok();
        assertThat(timeline(incident, RECORDED)).hasSize(1);
    }

    @Test
    @DisplayName("偽の結果: 求められていない連絡、別の事案の連絡は404、範囲のない鍵は403、見えない事案は404")
    void forged_results_are_refused() {
        UUID incident = file();
        UUID other = file();
        String id = asked(incident);
        String body = receipt(id, "CONFIRMED", "CISO");
        tell(incident, "notification", receipt(UUID.randomUUID().toString(), "CONFIRMED", "CISO"))
                .refused(404, "not-found");
        tell(other, "notification", body).refused(404, "not-found");
        tell(UUID.randomUUID(), "notification", body).refused(404, "not-found");
        tell(incident, "csirt", body).refused(403, "forbidden");
        tell(incident, "welfare", body).refused(404, "not-found");
        assertThat(timeline(incident, RECORDED)).isEmpty();
    }

    @Test
    @DisplayName("宛先、知らない状態、知らない項目、画面での確認の偽りは400")
    void what_must_not_be_told_is_refused() {
        UUID incident = file();
        String id = asked(incident);
        tell(incident, "notification", receipt(id, "FAILED", "nobody at ciso@shime.example"))
                .invalid("/detail WRONG_FORM");
        tell(incident, "notification", receipt(id, "READ", "x")).invalid("/state WRONG_TYPE");
        tell(incident, "notification", receipt(id, "CONFIRMED", "CISO").replace("MAIL", "SCREEN"))
                .invalid("/channel WRONG_TYPE");
        tell(incident, "notification", receipt(id, "FAILED", "x").replace("detail", "address"))
                .invalid("/address UNKNOWN_FIELD");
        tell(incident, "notification", receipt(id, "FAILED", "SEC_MANAGER@tax")).ok();
    }
}
