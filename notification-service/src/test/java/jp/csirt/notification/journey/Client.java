package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An outside client; every exchange is held against the contract, and none may be a 500. */
final class Client implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String base;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Client(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    String base() {
        return base;
    }

    Exchange get(String path, @Nullable String key, String... headers) {
        return call("GET", path, key, null, headers);
    }

    Exchange post(String path, @Nullable String key, @Nullable String body, String... headers) {
        return call("POST", path, key, body, headers);
    }

    Exchange put(String path, String key, String body) {
        return call("PUT", path, key, body);
    }

    /** One exchange; the key is of the demo, without its prefix. */
    Exchange call(String method, String path, @Nullable String key, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Authorization", "Bearer " + (key.startsWith("csirt_") ? key : "demo-" + key));
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        HttpResponse<String> answer = send(http, request.build());
        Contract.check(method, path, answer);
        assertThat(answer.statusCode()).as(answer.body()).isNotEqualTo(500);
        return new Exchange(method + " " + path, answer);
    }

    /** The answer as text. */
    static HttpResponse<String> send(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    /** What came back. */
    record Exchange(String asked, HttpResponse<String> answer) {

        int status() {
            return answer.statusCode();
        }

        String text() {
            return answer.body();
        }

        String header(String name) {
            return answer.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(answer.body());
        }

        JsonNode at(String pointer) {
            return json().at(pointer);
        }

        Exchange ok() {
            return answers(200);
        }

        Exchange answers(int status) {
            assertThat(status()).as("%s: %s", asked, text()).isEqualTo(status);
            return this;
        }

        Exchange refused(int status, String slug) {
            answers(status);
            assertThat(at("/type").asString()).isEqualTo("/problems/" + slug);
            return this;
        }
    }
}
