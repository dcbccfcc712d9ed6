package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.incident.platform.Outage;
import jp.csirt.incident.platform.StoreProcess;
import jp.csirt.incident.platform.TestServer;
import jp.csirt.incident.platform.mongo.FaultyProxy;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@DisplayName("データベースの不在")
class StoreOutageTest {

    /** Axon lets a processor that failed rest for up to a minute before it tries again. */
    private static final Duration BACK_WITHIN = Duration.ofSeconds(90);

    private static final String CONFIRM = "「状況確認」を記録する";
    private static final String TYPED = "止まる前に書いた文";

    private final StoreProcess store;
    private final FaultyProxy line;
    private final Node node;

    StoreOutageTest(@TempDir Path folder) {
        store = StoreProcess.start(folder);
        line = new FaultyProxy(TestServer.of(store).address());
        node = Node.start("mongodb://127.0.0.1:" + line.port() + "/csirt", "one");
    }

    @AfterEach
    void close() {
        node.close();
        line.close();
        store.close();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("書くのも読むのも3秒のうちに503となり、戻れば再起動なしで続き、受け付けたものは残る")
    void everybody_is_told_in_time(Outage outage) {
        List<String> filed = new ArrayList<>(List.of(file("前")));
        UUID incident = Reports.file(node.client(), Reports.ofTax("続く事案"));
        filed.add(incident.toString());

        try (Browser browser = Browser.of(node.client(), "csirt")) {
            Shown form = browser.open("/incidents/" + incident + "/situations").ok();

            outage.begin(store, line);
            refuses(incident);
            Shown kept = browser.press(form, CONFIRM, Map.of("findings", TYPED));
            outage.end(store, line);

            assertThat(kept.status()).isEqualTo(503);
            assertThat(kept.header("Retry-After")).isEqualTo("1");
            assertThat(kept.text()).contains(TYPED);
            awaitOk("/v1/incidents/" + incident);
            assertThat(browser.press(kept, "もう一度送る", Map.of()).ok().text()).contains(TYPED);
            browser.press(kept, "もう一度送る", Map.of()).ok();
        }
        assertThat(node.client()
                        .get("/v1/incidents/" + incident + "/timeline", "csirt")
                        .ok()
                        .each("/items", "event"))
                .containsOnlyOnce("situation-confirmed");
        node.client().act(incident, "receipt", "csirt", "{}").done();
        filed.add(file("後"));
        awaitOk("/v1/incidents?after=" + node.client().head());
        Awaitility.await()
                .atMost(BACK_WITHIN)
                .untilAsserted(() -> assertThat(sagas()).containsOnly("RUNNING"));
        assertThat(node.client().get("/v1/incidents?limit=100", "csirt").ok().each("/items", "incidentId"))
                .doesNotHaveDuplicates()
                .containsAll(filed);
        assertThat(node.client()
                        .post("/v1/integrity/verifications", "auditor", "{}")
                        .ok()
                        .at("/valid")
                        .asBoolean())
                .isTrue();
    }

    /** One after the other: a pause lasts longer than the driver waits for an answer on a connection. */
    private void refuses(UUID incident) {
        String path = "/v1/incidents/" + incident;
        refuses("/v1/incidents", "staff", Reports.ofTax("間").toString());
        refuses(path + "/situations", "csirt", "{\"findings\": \"間\"}");
        for (String read :
                List.of(path, path + "/timeline", path + "/reports/occurrence?format=pdf", "/v1/incidents")) {
            refuses(read, "csirt", null);
        }
        refuses("/v1/integrity/head", "auditor", null);
        refuses("/v1/integrity/verifications", "auditor", "{}");
        refuses("/v1/ops/dead-letters", "admin", null);
        refuses("/v1/ops/projections", "admin", null);
        assertThat(node.client().get("/actuator/health", null).status()).isEqualTo(503);
    }

    private void refuses(String path, String key, @Nullable String body) {
        Exchange answer =
                body == null ? node.client().get(path, key) : node.client().post(path, key, body, "If-Match", "*");
        assertThat(answer.refused(503, "store-unavailable").header("Retry-After"))
                .isEqualTo("1");
    }

    /** Axon lets each rest longer and longer before it tries again. */
    private List<String> sagas() {
        return node.client()
                .get("/actuator/health", "admin")
                .at("/components/deadlines/details/sagas")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private void awaitOk(String path) {
        Awaitility.await()
                .atMost(BACK_WITHIN)
                .until(() -> node.client().get(path, "csirt").status() == 200);
    }

    private String file(String title) {
        return Reports.file(node.client(), Reports.ofTax(title)).toString();
    }
}
