package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import jp.csirt.notification.NotificationServiceApplication;
import jp.csirt.notification.journey.Client.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;

@DisplayName("入口")
class GateTest {

    private static final String HEAD = "Host: localhost\r\nAuthorization: Bearer demo-csirt\r\n";

    @Test
    @DisplayName("鍵ごとに数え、超えたら429と待つ秒数を返し、ほかの鍵は使える")
    void each_key_is_limited_on_its_own() {
        try (var service = new RunningService("--csirt.rate-limit.per-minute=20")) {
            Client client = service.client();
            Exchange refused = client.get("/v1/notifications", "csirt").ok();
            for (int i = 0; refused.status() == 200 && i < 1000; i++) { // the slower it goes, the more are allowed
                refused = client.get("/v1/notifications", "csirt");
            }
            refused.refused(429, "too-many-requests");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
            client.get("/v1/notifications", "ciso").ok();
        }
    }

    @Test
    @DisplayName("答えも断りも、控えず、推し量らず、枠に入れず、行き先に告げない")
    void every_answer_carries_the_security_headers() {
        try (var service = new RunningService()) {
            Client client = service.client();
            for (Exchange answer : List.of(
                    client.get("/v1/posts", "csirt").ok(),
                    client.get("/v1/openapi.yaml", null).ok(),
                    client.get("/actuator/health", null).ok(),
                    client.get("/c/x", null, "Accept", "text/html").answers(404),
                    client.get("/v1/posts", null).refused(401, "unauthenticated"),
                    client.get("/nowhere", "csirt").answers(404))) {
                assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
                assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
                assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
                assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
                assertThat(answer.header("Content-Security-Policy"))
                        .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'");
            }
        }
    }

    @Test
    @DisplayName("同じ接続で続けて送られる大きな本文は、どれも終わりまで読まれて413となる")
    void large_bodies_one_after_the_other_are_all_read() {
        try (var service = new RunningService()) {
            Client client = service.client();
            String contact = "/v1/contacts/" + RunningService.person("ciso");
            String large = "\"" + "x".repeat(1 << 20) + "\"";
            for (int i = 0; i < 100; i++) {
                client.call("PUT", contact, "admin", "x", "Content-Type", "text/plain")
                        .refused(415, "unsupported-media-type");
                client.put(contact, "admin", large).refused(413, "body-too-large");
            }
        }
    }

    @Test
    @DisplayName("鍵のない要求は、本文を預からずに読み捨てて401となり、いくつ同時に来ても動き続ける")
    void what_strangers_send_is_not_kept() {
        try (var service = new RunningService()) {
            Client client = service.client();
            String contact = "/v1/contacts/" + RunningService.person("ciso");
            client.call("PUT", contact, null, "x".repeat((16 << 20) + 1)).refused(401, "unauthenticated");
            String large = "x".repeat(1 << 20);
            IntStream.range(0, 64)
                    .parallel()
                    .forEach(_ -> client.call("PUT", contact, null, large).refused(401, "unauthenticated"));
            client.get("/actuator/health", null).ok();
        }
    }

    @Test
    @DisplayName("長すぎるURLは414、大きすぎる見出しは431、HTTPでないものは400、どれも問題の形で返す")
    void what_is_no_request_is_refused_in_the_same_form() throws IOException {
        try (var service = new RunningService()) {
            assertRefused(
                    service,
                    "GET /v1/posts?q=" + "x".repeat(6_000) + " HTTP/1.1\r\n" + HEAD + "\r\n",
                    414,
                    "uri-too-long");
            assertRefused(
                    service,
                    "GET /v1/posts HTTP/1.1\r\n" + HEAD + "X-Long: " + "x".repeat(20_000) + "\r\n\r\n",
                    431,
                    "headers-too-large");
            assertRefused(
                    service,
                    "GET /v1/posts HTTP/1.1\r\n" + HEAD + "Content-Length: abc\r\n\r\n",
                    400,
                    "malformed-request");
        }
    }

    @Test
    @DisplayName("頭も本文も、来ないままの接続は切る")
    void a_connection_that_says_too_little_is_closed() throws IOException {
        try (var service =
                new RunningService("--csirt.connection.head-within=1s", "--csirt.connection.body-within=1s")) {
            assertThat(RawHttp.answer(port(service), "GET /v1/posts HTTP/1.1\r\nX-Slow: "))
                    .isEmpty();
            String unfinished = RawHttp.answer(
                    port(service),
                    "PUT /v1/contacts/" + RunningService.person("ciso") + " HTTP/1.1\r\n" + HEAD
                            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"language\": ");
            assertThat(unfinished).doesNotContain("HTTP/1.1 2", "HTTP/1.1 5");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "2001:db8::1"})
    @DisplayName("だれでも知っている鍵のデモは、ほかの機械から届く住所では起動しない")
    void the_demo_stays_on_this_machine(String address, @TempDir Path store) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(NotificationServiceApplication.class)
                        .profiles("demo")
                        .run(
                                "--server.port=0",
                                "--server.address=" + address,
                                "--csirt.mongodb-uri=",
                                "--csirt.store.path=" + store)
                        .close())
                .hasStackTraceContaining("it starts on a loopback address only");
    }

    private static int port(RunningService service) {
        return URI.create(service.client().base()).getPort();
    }

    private static void assertRefused(RunningService service, String request, int status, String slug)
            throws IOException {
        assertThat(RawHttp.answer(port(service), request))
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("Content-Type: application/problem+json")
                .containsIgnoringCase("X-Content-Type-Options: nosniff")
                .contains("\"type\":\"/problems/" + slug + "\"");
    }
}
