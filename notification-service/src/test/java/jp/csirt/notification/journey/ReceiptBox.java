package jp.csirt.notification.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where incident-service takes receipts, by the contract: the same one twice counts once. */
final class ReceiptBox {

    private final Map<String, JsonNode> taken = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<JsonNode> posted = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile boolean takes = true;
    private volatile @Nullable UUID unreadable;
    private volatile String problem = "idempotency-key-reused";

    /** Receipts are answered with this from now on, and taken only with 200. */
    void answer(int now) {
        takes = now == 200;
        status = now;
    }

    /** Receipts are taken from now on, but whoever sends them does not hear so. */
    void loseAnswers() {
        status = 503;
        takes = true;
    }

    /** Receipts of one incident are answered with 503 from now on. */
    void failFor(UUID incidentId) {
        unreadable = incidentId;
    }

    /** Receipts are refused from now on with a conflict of this kind. */
    void conflict(String slug) {
        problem = slug;
        answer(409);
    }

    /** Those it took, each once however often it came. */
    List<JsonNode> taken() {
        synchronized (taken) {
            return List.copyOf(taken.values());
        }
    }

    List<JsonNode> taken(UUID notificationId) {
        return about(notificationId, taken());
    }

    /** Those that came, as often as they came. */
    List<JsonNode> posted(UUID notificationId) {
        return about(notificationId, posted);
    }

    private static List<JsonNode> about(UUID notificationId, List<JsonNode> among) {
        return among.stream()
                .filter(receipt -> receipt.path("notificationId").asString().equals(notificationId.toString()))
                .toList();
    }

    void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            ObjectNode body = (ObjectNode)
                    JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            body.put("path", exchange.getRequestURI().getPath());
            body.put("authorization", exchange.getRequestHeaders().getFirst("Authorization"));
            body.put("idempotencyKey", exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            posted.add(body);
            answer(exchange, answerTo(body));
        }
    }

    private void answer(HttpExchange exchange, int code) throws IOException {
        if (code == 409) {
            byte[] told = "{\"type\": \"/problems/%s\", \"status\": 409}"
                    .formatted(problem)
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(code, told.length);
            exchange.getResponseBody().write(told);
        } else {
            exchange.sendResponseHeaders(code, -1);
        }
    }

    private int answerTo(JsonNode receipt) {
        if (receipt.path("path").asString().contains(String.valueOf(unreadable))) {
            return 503;
        }
        JsonNode known =
                takes ? taken.putIfAbsent(receipt.path("idempotencyKey").asString(), receipt) : null;
        return known == null || known.equals(receipt) ? status : 409;
    }
}
