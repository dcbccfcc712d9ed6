package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("安全のための見出し")
@ExtendWith(SharedService.class)
class SecurityHeadersTest {

    private final Client client;
    private final String incident;

    SecurityHeadersTest(Client client) {
        this.client = client;
        this.incident = "/v1/incidents/" + Reports.file(client, Reports.ofTax("見出しの試験"));
    }

    @Test
    @DisplayName("答えも断りも、控えず、推し量らず、枠に入れず、行き先に告げない")
    void every_answer_carries_them() {
        List<Exchange> answers = List.of(
                client.get(incident, "csirt").ok(),
                client.get("/v1/openapi.yaml", null).ok(),
                client.get("/actuator/health", null),
                client.get("/actuator/health", "admin"),
                client.get("/actuator/prometheus", "admin").ok(),
                client.get("/actuator/env", "admin"),
                client.get("/v1/incidents/" + UUID.randomUUID(), "csirt").refused(404, "not-found"),
                client.get("/nowhere", "csirt").refused(404, "not-found"),
                client.get("/v1/incidents", null).refused(401, "unauthenticated"),
                client.post("/v1/incidents", "csirt", "{").refused(400, "malformed-json"),
                client.call("PATCH", "/v1/incidents", "csirt", null).refused(405, "method-not-allowed"),
                client.get(incident + "/reports/occurrence?format=pdf", "csirt").ok(),
                client.get(incident + "/evidence-bundle", "auditor").ok());
        for (Exchange answer : answers) {
            assertStrict(answer);
            assertThat(answer.header("Content-Security-Policy"))
                    .as(answer.toString())
                    .startsWith("default-src 'none'; frame-ancestors 'none'");
        }
    }

    @Test
    @DisplayName("画面用の様式も枠に入れられず、よそから何も読み込まない")
    void paper_as_a_page_is_as_strict() {
        Exchange paper = client.get(incident + "/reports/occurrence?format=html", "csirt")
                .ok();
        assertStrict(paper);
        assertThat(paper.header("Content-Security-Policy").split("; "))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'");
    }

    @Test
    @DisplayName("サービスの名も版も名乗らない")
    void nobody_learns_what_answers() {
        for (String path : new String[] {incident, "/nowhere", "/actuator/health", "/actuator/env"}) {
            Exchange answer = client.get(path, "admin");
            assertThat(answer.has("Server")).isFalse();
            assertThat(answer.has("X-Powered-By")).isFalse();
            assertThat(answer.toString()).doesNotContainIgnoringCase("spring", "netty", "java.");
        }
    }

    @Test
    @DisplayName("暗号化されていない接続では、暗号化を求めない")
    void transport_security_is_for_encrypted_connections() {
        assertThat(client.get(incident, "csirt", "X-Forwarded-Proto", "https").has("Strict-Transport-Security"))
                .isFalse();
    }

    private static void assertStrict(Exchange answer) {
        String which = answer.toString();
        assertThat(answer.header("Cache-Control")).as(which).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).as(which).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).as(which).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).as(which).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).as(which).isEqualTo("same-origin");
    }
}
