package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("ほかの場所のページと、代理を通った要求")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherOriginsTest {

    private static final String OPENED = "https://console.example.test";

    private final TestService service = new TestService(
            "--csirt.mongodb-uri=",
            "--csirt.master-key=",
            "--csirt.cors.allowed-origins=" + OPENED,
            "--server.forward-headers-strategy=native");
    private final Client client = service.client();

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    @DisplayName("開いた場所のページは呼べ、答えの見出しも読める")
    void opened_origin_reads_answers() {
        Exchange answer = client.get("/v1/session", "csirt", "Origin", OPENED).ok();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(OPENED);
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("ETag", "Retry-After");
        assertThat(answer.has("Access-Control-Allow-Credentials")).isFalse();
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(client.get("/v1/session", null, "Origin", OPENED)
                        .refused(401, "unauthenticated")
                        .header("Access-Control-Allow-Origin"))
                .isEqualTo(OPENED);
    }

    @Test
    @DisplayName("開いた場所からの事前確認には許すと答える")
    void preflight_of_an_opened_origin_is_allowed() throws IOException {
        String answer = RawHttp.answer(
                client.port(),
                "OPTIONS /v1/incidents HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nOrigin: " + OPENED
                        + "\r\nAccess-Control-Request-Method: POST\r\n"
                        + "Access-Control-Request-Headers: authorization, content-type, idempotency-key\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("Access-Control-Allow-Origin: " + OPENED)
                .containsIgnoringCase("Access-Control-Allow-Methods: ")
                .containsIgnoringCase("idempotency-key")
                .doesNotContainIgnoringCase("Allow-Credentials");
    }

    @Test
    @DisplayName("ほかの場所には何も開かない")
    void other_origins_get_nothing() {
        Exchange answer = client.get("/v1/session", "csirt", "Origin", OPENED + ".evil.test")
                .ok();
        assertThat(answer.has("Access-Control-Allow-Origin")).isFalse();
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        client.call(
                        "OPTIONS",
                        "/v1/incidents",
                        null,
                        null,
                        "Origin",
                        "https://example.test",
                        "Access-Control-Request-Method",
                        "POST")
                .refused(405, "method-not-allowed");
    }

    @Test
    @DisplayName("代理が暗号化を受け持つと告げれば、暗号化を求める")
    void transport_security_behind_a_proxy() {
        assertThat(client.get("/v1/session", "csirt", "X-Forwarded-Proto", "https")
                        .ok()
                        .header("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
        assertThat(client.get("/v1/session", "csirt").ok().has("Strict-Transport-Security"))
                .isFalse();
    }
}
