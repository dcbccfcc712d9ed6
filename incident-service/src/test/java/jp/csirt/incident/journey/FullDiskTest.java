package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.platform.StoreProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("ディスクの不足")
class FullDiskTest {

    private static final int KIBIBYTES = 3_000;
    private static final int MOST_FILINGS = 2_000;

    /** Axon lets a processor that failed rest for up to a minute before it tries again. */
    private static final Duration BACK_WITHIN = Duration.ofSeconds(90);

    private static final String LIST = "/v1/incidents?limit=100";

    @Test
    @DisplayName("組込みのデータベースでは503となり、空きを作って始め直せば、答えたものはすべて残る")
    void with_the_store_inside() {
        try (var service = ServiceProcess.onSmallDisk(KIBIBYTES)) {
            List<String> filed = fileUntilRefused(service.client());
            assertThat(service.client().get("/actuator/health", null).status()).isEqualTo(503);

            service.kill();
            service.start();

            demandAll(service.client(), filed);
        }
    }

    @Test
    @DisplayName("別のプロセスのデータベースでは503となり、それだけを始め直せば、サービスは続く")
    void with_the_store_outside(@TempDir Path folder) {
        try (var store = StoreProcess.startOnSmallDisk(folder, KIBIBYTES);
                var node = Node.start(store.uri() + "/csirt", "one")) {
            List<String> filed = fileUntilRefused(node.client());

            store.kill();
            store.restart();

            awaitOk(node.client(), "/actuator/health");
            demandAll(node.client(), filed);
        }
    }

    private static List<String> fileUntilRefused(Client client) {
        List<String> filed = new ArrayList<>();
        var report = Reports.ofTax("満杯").put("summary", "端末".repeat(2_000));
        Exchange answer = client.post("/v1/incidents", "staff", report);
        while (answer.status() == 201) {
            filed.add(answer.incidentId().toString());
            assertThat(filed).hasSizeLessThan(MOST_FILINGS);
            answer = client.post("/v1/incidents", "staff", report);
        }
        assertThat(answer.refused(503, "store-unavailable").has("Retry-After")).isTrue();
        assertThat(filed).isNotEmpty();
        return filed;
    }

    private static void awaitOk(Client client, String path) {
        Awaitility.await()
                .atMost(BACK_WITHIN)
                .until(() -> client.get(path, "auditor").status() == 200);
    }

    private static void demandAll(Client client, List<String> filed) {
        String more = Reports.file(client, Reports.ofTax("空きができた")).toString();
        awaitOk(client, LIST + "&after=" + client.head());
        List<String> listed = new ArrayList<>();
        Exchange page = client.get(LIST, "auditor").ok();
        listed.addAll(page.each("/items", "incidentId"));
        while (page.at("/nextCursor").isString()) {
            page = client.get(LIST + "&cursor=" + page.at("/nextCursor").asString(), "auditor")
                    .ok();
            listed.addAll(page.each("/items", "incidentId"));
        }
        assertThat(listed).doesNotHaveDuplicates().contains(more).containsAll(filed);
        assertThat(client.post("/v1/integrity/verifications", "auditor", "{}")
                        .ok()
                        .at("/valid")
                        .asBoolean())
                .isTrue();
    }
}
