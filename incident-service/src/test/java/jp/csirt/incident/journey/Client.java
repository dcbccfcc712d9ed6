package jp.csirt.incident.journey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.LongUnaryOperator;
import jp.csirt.incident.contract.Contract;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An outside client. Every exchange is held against the contract, the refused ones too; no answer may be 5xx but 503. */
final class Client implements AutoCloseable {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port;
    private final LongUnaryOperator askedSoFar;
    private final String base;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A client that nobody asks for the number of acts. */
    Client(int port) {
        this(port, _ -> {
            throw new IllegalStateException("the notifications of this service are not counted");
        });
    }

    Client(int port, LongUnaryOperator askedSoFar) {
        this.port = port;
        this.askedSoFar = askedSoFar;
        this.base = "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    Exchange get(String path, @Nullable String key, String... headers) {
        return call("GET", path, key, null, headers);
    }

    Exchange post(String path, @Nullable String key, JsonNode body, String... headers) {
        return call("POST", path, key, bytes(body.toString()), headers);
    }

    Exchange post(String path, @Nullable String key, String body, String... headers) {
        return call("POST", path, key, bytes(body), headers);
    }

    /** An act on an incident, whichever its version. */
    Exchange act(UUID incident, String path, String key, String body) {
        return post("/v1/incidents/" + incident + "/" + path, key, body, "If-Match", "*");
    }

    Exchange delete(String path, @Nullable String key) {
        return call("DELETE", path, key, null);
    }

    /** The number of events stored so far. */
    long head() {
        return get("/v1/integrity/head", "auditor").ok().position();
    }

    /** The version the incident has now, as {@code If-Match} names it. */
    String tag(UUID incident) {
        return "\"" + get("/v1/incidents/" + incident, "csirt").ok().version() + "\"";
    }

    /**
     * The number of events stored so far that record what somebody did; entries of the audit log and notifications come a
     * little after the answer.
     */
    long acts() {
        long head = head();
        Exchange audit =
                get("/v1/audit?limit=1&count=true&after=" + head, "auditor").ok();
        long others = audit.at("/count").asLong() + askedSoFar.applyAsLong(head);
        return head() == head ? head - others : acts();
    }

    /**
     * One exchange.
     *
     * @param key of the demo roster, without its prefix, or a whole key or token of another kind; null for none
     * @param headers names and values in turn; one with an empty value is not sent; a Content-Type replaces the default
     */
    Exchange call(String method, String path, @Nullable String key, byte @Nullable [] body, String... headers) {
        return exchange(
                method,
                path,
                key,
                body,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body),
                headers);
    }

    /** As {@link #call}, with a body whose length is not told beforehand. */
    Exchange chunked(String method, String path, @Nullable String key, byte[] body, String... headers) {
        return exchange(
                method, path, key, body, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), headers);
    }

    private Exchange exchange(
            String method,
            String path,
            @Nullable String key,
            byte @Nullable [] body,
            BodyPublisher publisher,
            String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(method, publisher);
        if (key != null) {
            request.header("Authorization", bearer(key));
        }
        boolean ownType = Arrays.asList(headers).contains(CONTENT_TYPE);
        if (body != null && !ownType) {
            request.header(CONTENT_TYPE, "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            if (!headers[i + 1].isEmpty()) {
                request.header(headers[i], headers[i + 1]);
            }
        }
        HttpRequest sent = request.build();
        HttpResponse<byte[]> answer = send(sent);
        Contract.check(
                method,
                path,
                sent.headers().firstValue(CONTENT_TYPE).orElse(null),
                body,
                answer.statusCode(),
                answer.headers().map(),
                answer.body());
        var exchange = new Exchange(method + " " + path, answer.statusCode(), answer.headers(), answer.body());
        if (answer.statusCode() >= 500 && answer.statusCode() != 503) {
            throw new AssertionError(exchange.toString());
        }
        return exchange;
    }

    /** How a key is sent, one of the demo roster without its prefix. */
    static String bearer(String key) {
        boolean whole = key.startsWith("csirt_") || key.contains(".");
        return "Bearer " + (whole ? key : "demo-" + key);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
