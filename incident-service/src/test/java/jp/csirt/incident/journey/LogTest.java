package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("記録簿（ログ）")
class LogTest {

    /** In texts, and where only ASCII may stand. */
    private static final String SECRET = "漏れてはならない";

    private static final String ASCII = "qz7leak";

    private static final String NUMBER = "log-test";

    @Test
    @DisplayName("一行が一つのJSONで、どの行にも文言も鍵も本文も出ない")
    void log_tells_no_text_no_key_and_no_body() throws IOException {
        List<String> lines;
        try (var service = ServiceProcess.with(
                "--logging.structured.format.console=ecs",
                "--logging.level.jp.csirt=debug",
                "--csirt.demo.samples=false")) {
            Client client = service.client();
            FullCase.play(client, SECRET + "題名", SECRET);
            client.post("/v1/organisation/persons", "admin", "{\"name\": \"%s\"}".formatted(SECRET))
                    .createdThing();
            badKeys(client);
            badRequests(client);
            service.terminate();
            service.awaitEnd();
            lines = service.log();
        }
        assertThat(lines).hasSizeGreaterThan(5).allSatisfy(line -> {
            JsonNode json = JsonMapper.shared().readTree(line);
            assertThat(json.at("/@timestamp").isString()).isTrue();
            assertThat(json.at("/log/level").isString()).isTrue();
            assertThat(json.at("/message").isString()).isTrue();
        });
        assertThat(lines)
                .anyMatch(line -> JsonMapper.shared()
                        .readTree(line)
                        .path("correlationId")
                        .asString("")
                        .equals(NUMBER));
        assertThat(lines)
                .noneMatch(line -> line.contains(SECRET)
                        || line.contains(escaped(SECRET))
                        || line.contains(ASCII)
                        || line.contains("demo-csirt")
                        || line.contains("demo-admin"));
    }

    private static void badKeys(Client client) {
        for (String key : List.of("csirt_" + ASCII, ASCII + ".token.parts", "csirt_" + ASCII.repeat(500))) {
            client.get("/v1/incidents", key).refused(401, "unauthenticated");
            client.get("/actuator/prometheus", key).refused(401, "unauthenticated");
        }
    }

    private static void badRequests(Client client) throws IOException {
        for (String body : List.of(
                "{\"title\": \"" + SECRET,
                "{\"" + SECRET + "\": 1}",
                "{\"title\": {\"" + SECRET + "\": 1}}",
                "{\"level\": \"" + SECRET + "\"}",
                "{\"awareAt\": \"" + SECRET + "\"}")) {
            assertThat(client.post("/v1/incidents", "csirt", body, "Idempotency-Key", ASCII)
                            .status())
                    .isEqualTo(400);
        }
        client.get("/v1/incidents?organ=" + ASCII + "&limit=0&" + ASCII + "=1", "csirt");
        client.get("/v1/incidents/" + ASCII, "csirt", "Accept-Language", ";;" + ASCII, "X-Correlation-Id", NUMBER)
                .refused(404, "not-found");
        client.get("/v1/session", "csirt", "X-Correlation-Id", ASCII + "{}").ok();
        client.get("/v1/session", "csirt", "Accept", ASCII);
        for (String broken : List.of(
                "GET /v1/" + ASCII + " HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n",
                "GET /v1/session HTTP/1.1\r\nAuthorization: Bearer " + ASCII + "\r\nContent-Length: abc\r\n\r\n",
                "GET /v1/" + ASCII.repeat(40_000) + " HTTP/1.1\r\n\r\n",
                ASCII + "\r\n\r\n")) {
            assertThat(RawHttp.answer(client.port(), broken)).startsWith("HTTP/1.1 4");
        }
    }

    /** As a JSON writer may put it that leaves nothing but ASCII. */
    private static String escaped(String text) {
        var all = new StringBuilder();
        text.chars().forEach(c -> all.append("\\u%04x".formatted(c)));
        return all.toString();
    }
}
