package jp.csirt.incident.journey;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("続けて使う接続")
@ExtendWith(SharedService.class)
class ConnectionTest {

    private final Client client;

    ConnectionTest(Client client) {
        this.client = client;
    }

    @Test
    @DisplayName("すぐに答えた後も、次の要求を読む")
    void connection_is_read_on_after_an_answer_that_was_quick() {
        String incident = "/v1/incidents/" + Reports.file(client, Reports.ofTax("続けて使う接続"));
        for (int i = 0; i < 300; i++) {
            client.get(incident, "csirt").ok();
            client.get("/v1/session", "csirt").ok();
            client.get("/v1/incidents/" + UUID.randomUUID(), "csirt").refused(404, "not-found");
            client.post("/v1/nowhere", "csirt", "{}").refused(404, "not-found");
            client.get(incident + "/guards", "csirt").ok();
            client.post(incident, "csirt", "{}").refused(405, "method-not-allowed");
        }
    }
}
