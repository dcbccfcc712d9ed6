package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("6.1(6) 監査の記録の上限")
class AuditBoundsTest {

    private static final List<String> ACTS = List.of(
            "receipt", "situations", "assessments", "evidence", "causes", "closure", "reopening", "prevention-plans");
    private static final int INCIDENTS = 10;
    private static final int TIMES = 3;

    private final StoreFolder folder = new StoreFolder();
    private Node node = Node.start(folder.uri(), "one");

    @AfterEach
    void close() {
        node.close();
        folder.close();
    }

    private void restart() {
        node.close();
        node = Node.start(folder.uri(), "one");
    }

    private List<JsonNode> entries(String action) {
        return AuditLog.all(node.client()).stream()
                .filter(item -> item.path("action").asString().contains(action))
                .toList();
    }

    @Test
    @DisplayName("いくら拒まれても、1つの鍵は60件と、その後の数だけを残す")
    void many_refusals_at_once_stay_within_the_bounds() throws Exception {
        List<UUID> incidents = IntStream.range(0, INCIDENTS)
                .mapToObj(i -> Reports.file(node.client(), Reports.ofTax("多数の拒否")))
                .toList();
        long acts = node.client().acts();
        List<Callable<Exchange>> calls = incidents.stream()
                .flatMap(incident -> ACTS.stream()
                        .flatMap(act -> Stream.<Callable<Exchange>>generate(
                                        () -> () -> node.client().act(incident, act, "auditor", "{}"))
                                .limit(TIMES)))
                .toList();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(calls)) {
                answer.get().refused(403, "forbidden");
            }
        }

        JsonNode auditor = node.client().get("/v1/session", "auditor").ok().at("/personId");
        restart(); // writes what waits

        assertThat(entries("POST /v1/incidents/{id}/"))
                .hasSize(60)
                .allMatch(item -> item.path("personId").equals(auditor));

        List<JsonNode> further = entries("further-access-refused");
        assertThat(further).hasSize(1);
        assertThat(further.getFirst().path("times").asInt())
                .isEqualTo((INCIDENTS * ACTS.size() - 60) * TIMES); // all others repeat what was recorded
        assertThat(node.client().acts()).isEqualTo(acts);
    }

    @Test
    @DisplayName("鍵のない要求は、1分ごとの数だけを残す")
    void requests_without_a_key_do_not_grow_the_log() {
        long acts = node.client().acts();
        for (int i = 0; i < 200; i++) {
            node.client()
                    .get("/v1/incidents/" + UUID.randomUUID(), i % 2 == 0 ? null : "nobody-" + i)
                    .refused(401, "unauthenticated");
        }
        assertThat(node.bean(MeterRegistry.class)
                        .get("csirt.audit.unauthenticated")
                        .functionCounter()
                        .count())
                .isEqualTo(200);
        restart();

        List<JsonNode> summaries = entries("unauthenticated-access");
        assertThat(summaries)
                .hasSizeBetween(1, 3) // as many as there were minutes
                .allMatch(item -> item.path("actor").isNull() && !item.has("keyId"));
        assertThat(summaries.stream()
                        .mapToInt(item -> item.path("times").asInt(1))
                        .sum())
                .isEqualTo(200);
        assertThat(node.client().acts()).isEqualTo(acts);
    }
}
