package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("回数の制限")
class RateLimitTest {

    private static final int PER_MINUTE = 5;

    private final TestService service = new TestService(
            "--csirt.mongodb-uri=", "--csirt.master-key=", "--csirt.rate-limit.per-minute=" + PER_MINUTE);
    private final Client client = service.client();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    @DisplayName("鍵ごとに数え、超えたら429と待つ秒数を返し、何も記録しない")
    void each_key_is_limited_on_its_own() {
        client.get("/v1/session", "staff").ok(); // the first call of a key counts for its address
        for (int i = 0; i < PER_MINUTE; i++) {
            client.get("/v1/session", "staff").ok();
        }
        Exchange refused =
                client.post("/v1/incidents", "staff", Reports.least("多すぎる報告")).refused(429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 12);
        client.get("/v1/incidents/no-such-thing", "staff").refused(429, "too-many-requests");
        assertThat(client.get("/v1/incidents?count=true", "csirt")
                        .ok()
                        .at("/count")
                        .asInt())
                .isZero();
    }

    @Test
    @DisplayName("鍵のない要求と当て推量の鍵は、送り元の住所で数える")
    void callers_nobody_knows_share_their_address() {
        client.get("/v1/session", "csirt").ok();
        client.get("/v1/session", null).refused(401, "unauthenticated");
        client.get("/v1/session", "csirt_guess1").refused(401, "unauthenticated");
        client.get("/v1/openapi.yaml", "csirt_guess2").ok();
        client.get("/actuator/health", null);
        for (String path : new String[] {"/v1/session", "/v1/openapi.yaml", "/actuator/health", "/nowhere"}) {
            client.get(path, null).refused(429, "too-many-requests");
            client.get(path, "csirt_guess3").refused(429, "too-many-requests");
        }
        client.get("/v1/session", "csirt").ok();
    }
}
