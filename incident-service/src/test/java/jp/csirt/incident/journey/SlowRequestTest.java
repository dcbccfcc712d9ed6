package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("遅い要求と長い要求")
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowRequestTest {

    private static final String KEY = "Host: localhost\r\nAuthorization: Bearer demo-csirt\r\n";

    private final TestService service = new TestService(
            "--csirt.mongodb-uri=",
            "--csirt.master-key=",
            "--csirt.connection.head-within=1s",
            "--csirt.connection.body-within=1s");
    private final Client client = service.client();

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    @DisplayName("見出しを少しずつ送る相手とは、接続を切る")
    void slow_head_loses_the_connection() throws IOException {
        try (var slow = new RawHttp(client.port())) {
            slow.send("GET /v1/session HTTP/1.1\r\nX-Slow: ");
            assertThat(slow.dripUntilClosed("x")).isEmpty();
        }
    }

    @Test
    @DisplayName("何も送らない相手とは、初めも、答えた後も、接続を切る")
    void silent_connection_is_closed() throws IOException {
        try (var silent = new RawHttp(client.port())) {
            assertThat(silent.rest()).isEmpty();
        }
        assertThat(RawHttp.answer(client.port(), "GET /v1/session HTTP/1.1\r\n" + KEY + "\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    @DisplayName("本文を少しずつ送る相手とは接続を切り、何も記録せず、ほかの要求には応える")
    void slow_body_loses_the_connection() throws IOException {
        long acts = client.acts();
        var all = new ArrayList<RawHttp>();
        try {
            for (int i = 0; i < 50; i++) {
                var slow = new RawHttp(client.port());
                all.add(slow);
                slow.send("POST /v1/incidents HTTP/1.1\r\n" + KEY
                        + "Content-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{\"title\": \"");
                client.get("/v1/session", "csirt").ok();
            }
            for (RawHttp slow : all) {
                assertThat(slow.dripUntilClosed("x"))
                        .satisfiesAnyOf(
                                answer -> assertThat(answer).isEmpty(),
                                answer -> assertThat(answer).startsWith("HTTP/1.1 400"));
            }
        } finally {
            for (RawHttp slow : all) {
                slow.close();
            }
        }
        assertThat(client.acts()).isEqualTo(acts);
    }

    @Test
    @DisplayName("添付を少しずつ送っても同じ。どれも、こちらの誤りとしてはログに残らない")
    void a_slow_client_is_no_fault_of_ours(CapturedOutput output) throws IOException {
        UUID incident = Reports.file(client, Reports.ofTax("遅い添付"));
        String attached = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nx";
        for (String begun : List.of(
                "POST " + Multipart.path(incident)
                        + " HTTP/1.1\r\nIf-Match: *\r\nContent-Type: multipart/form-data; boundary=b\r\n",
                "POST /v1/incidents HTTP/1.1\r\nContent-Type: application/json\r\n",
                "POST /v1/nowhere HTTP/1.1\r\n",
                "GET /v1/session HTTP/1.1\r\n")) {
            try (var slow = new RawHttp(client.port())) {
                slow.send(begun + KEY + "Content-Length: 1000000\r\n\r\n" + attached);
                assertThat(slow.dripUntilClosed("x")).doesNotStartWith("HTTP/1.1 5");
            }
        }
        client.get("/v1/session", "csirt").ok();
        assertThat(output.toString().lines())
                .noneMatch(line -> line.contains("onErrorDropped") || line.contains("attachments failed"));
    }

    @Test
    @DisplayName("問いに付けた本文を少しずつ送っても同じ")
    void slow_body_of_a_question_loses_the_connection() throws IOException {
        try (var slow = new RawHttp(client.port())) {
            slow.send("GET /v1/session HTTP/1.1\r\n" + KEY + "Content-Length: 1000000\r\n\r\n");
            slow.dripUntilClosed("x");
        }
    }

    @Test
    @DisplayName("長すぎるURLは414、大きすぎる見出しは431、HTTPでないものは400、どれも問題の形で返す")
    void what_is_no_request_is_refused_in_the_same_form() throws IOException {
        assertRefused(
                "GET /v1/incidents?q=" + "x".repeat(300_000) + " HTTP/1.1\r\n" + KEY + "\r\n", 414, "uri-too-long");
        assertRefused(
                "GET /v1/session HTTP/1.1\r\n" + KEY + "X-Long: " + "x".repeat(20_000) + "\r\n\r\n",
                431,
                "headers-too-large");
        assertRefused("GET /v1/session HTTP/1.1\r\n" + KEY + "Content-Length: abc\r\n\r\n", 400, "malformed-request");
    }

    private void assertRefused(String request, int status, String slug) throws IOException {
        assertThat(RawHttp.answer(client.port(), request))
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("Content-Type: application/problem+json")
                .containsIgnoringCase("X-Content-Type-Options: nosniff")
                .containsIgnoringCase("Cache-Control: no-store")
                .contains("\"type\":\"/problems/" + slug + "\"");
    }
}
