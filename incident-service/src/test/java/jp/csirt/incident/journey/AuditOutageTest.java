package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.csirt.incident.platform.mongo.FaultyProxy;
import jp.csirt.incident.platform.mongo.FaultyProxy.Fault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import tools.jackson.databind.JsonNode;

@DisplayName("6.1(6)② 監査の記録が取れないとき")
class AuditOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StoreFolder folder = new StoreFolder();
    private final FaultyProxy proxy = new FaultyProxy(folder.address());
    private final TestService service = new TestService(
            "--csirt.mongodb-uri=mongodb://127.0.0.1:" + proxy.port() + "/csirt",
            OperatorKeys.MASTER,
            OperatorKeys.SIGNING);
    private final Client client = service.client();

    @AfterEach
    void close() {
        service.close();
        proxy.close();
        folder.close();
    }

    @Test
    @DisplayName("監査を書けなくても拒否は返り、書けなかった件数は数えられ、後で記録に残る")
    void what_is_lost_is_counted_and_reported() {
        assertThat(lost()).isZero();
        proxy.onInsert(_ -> Fault.CUT_BEFORE); // reading goes on: who is asking is known for half a second only
        for (String key : List.of("staff", "officer", "manager")) {
            client.get("/v1/integrity/log", key).refused(403, "forbidden");
        }
        Awaitility.await().atMost(PATIENCE).until(() -> lost() == 3);
        assertThat(health()).isEqualTo(3);
        proxy.onInsert(_ -> Fault.NONE);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> client.get("/v1/integrity/head", "auditor").status() == 200);
        long head = client.head();
        Awaitility.await() // what follows the log was cut off too, and tries again ever more seldom
                .atMost(PATIENCE)
                .until(() ->
                        client.get("/v1/audit?limit=1&after=" + head, "auditor").status() == 200);

        Awaitility.await().atMost(PATIENCE).until(() -> !reports().isEmpty());
        List<JsonNode> reports = reports();
        assertThat(reports).hasSize(1);
        assertThat(reports.getFirst().path("times").asInt()).isEqualTo(3);
        assertThat(reports.getFirst().path("actor").isNull()).isTrue();

        client.get("/v1/integrity/log", "welfare").refused(403, "forbidden");
        assertThat(AuditLog.entries(
                        client, item -> item.path("actor").asString("").equals("福祉課長")))
                .containsExactly("REFUSED 福祉課長 GET /v1/integrity/log");
        assertThat(lost()).isEqualTo(3);
    }

    private List<JsonNode> reports() {
        return AuditLog.all(client).stream()
                .filter(item -> item.path("action").asString().equals("audit-entries-lost"))
                .toList();
    }

    private int lost() {
        return (int) service.part(MeterRegistry.class)
                .get("csirt.audit.lost")
                .functionCounter()
                .count();
    }

    private int health() {
        var audit =
                (IndicatedHealthDescriptor) service.part(HealthEndpoint.class).healthForPath("audit");
        Map<String, Object> details =
                Objects.requireNonNull(Objects.requireNonNull(audit).getDetails());
        return (int) Objects.requireNonNull(details.get("lost"));
    }
}
