package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.csirt.incident.platform.StoreProcess;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What asks and warns goes on where it was when the service is killed, as often as {@code service.kill.rounds} says. */
@DisplayName("強制終了と見守り")
class KilledWatchTest {

    private static final int ROUNDS = Integer.getInteger("service.kill.rounds", 1);
    private static final int CLIENTS = 8;
    private static final int FEWEST = 60;
    private static final Duration HALF_OF_RECEIPT =
            Duration.ofMinutes(7).plusSeconds(30); // step 2, level 3: 15 minutes

    @Test
    @DisplayName("書き込み中に止められても、どの事案の依頼も一度ずつ発せられ、持ち主のない期限は残らない")
    void every_filing_is_asked_for_once() throws Exception {
        try (var service = new ServiceProcess()) {
            for (int round = 0; round < ROUNDS; round++) {
                Set<UUID> filed = killWhileFiling(service);
                service.start();
                patiently()
                        .untilAsserted(() -> assertThat(filed)
                                .allSatisfy(incident -> assertThat(asked(service.client(), incident, "依頼: 報告の受付"))
                                        .hasSize(1)));
                assertThat(filed)
                        .allSatisfy(incident -> assertThat(ids(service.client(), incident))
                                .hasSizeGreaterThanOrEqualTo(2)
                                .doesNotHaveDuplicates());
                demandNoOrphans(service.client());
            }
        }
    }

    @Test
    @DisplayName("止まっていた間に来た時点は、起動してから一度だけ発せられる")
    void a_mark_that_passed_while_it_was_down_is_made_once() {
        try (var service = new ServiceProcess()) {
            Instant due = Instant.now().plusSeconds(10);
            UUID incident = Reports.file(
                    service.client(),
                    Reports.ofTax("停止の間の時点")
                            .put("level", 3)
                            .put("awareAt", due.minus(HALF_OF_RECEIPT).toString())
                            .put("occurredAt", due.minus(HALF_OF_RECEIPT).toString()));
            patiently()
                    .until(() -> !asked(service.client(), incident, "依頼: 報告の受付").isEmpty());
            service.kill();
            patiently().until(() -> Instant.now().isAfter(due));
            service.start();

            patiently()
                    .untilAsserted(() -> assertThat(asked(service.client(), incident, "注意: CSIRTの受付（目標時間の50%）"))
                            .hasSize(1));
            demandNoOrphans(service.client());
        }
    }

    @Test
    @DisplayName("受持ちを持ったまま死んだ台の見守りは、もう一台が引き継ぐ")
    void the_other_node_goes_on(@TempDir Path folder) throws Exception {
        try (var store = StoreProcess.start(folder);
                var first = ServiceProcess.on(store.uri() + "/csirt");
                var second = ServiceProcess.on(store.uri() + "/csirt")) {
            UUID before = Reports.file(second.client(), Reports.ofTax("死ぬ前"));
            patiently().until(() -> asked(second.client(), before, "依頼: 報告の受付").size() == 1);
            first.kill();

            UUID after = Reports.file(second.client(), Reports.ofTax("死んだ後"));
            patiently().until(() -> asked(second.client(), after, "依頼: 報告の受付").size() == 1);
            assertThat(asked(second.client(), before, "依頼: 報告の受付")).hasSize(1);
            demandNoOrphans(second.client());
        }
    }

    private static Set<UUID> killWhileFiling(ServiceProcess service) throws Exception {
        try (var load = new Load(service.client(), CLIENTS, FEWEST)) {
            load.awaitEnough();
            service.kill();
            load.awaitEnd();
            return load.acknowledged().stream().map(Exchange::incidentId).collect(Collectors.toSet());
        }
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(500));
    }

    private static void demandNoOrphans(Client client) {
        assertThat(client.get("/actuator/health", "admin")
                        .ok()
                        .at("/components/deadlines/details/orphaned")
                        .asLong())
                .isZero();
        assertThat(client.get("/actuator/health", null).ok().at("/status").asString())
                .isEqualTo("UP");
    }

    private static List<String> asked(Client client, UUID incident, String beginning) {
        return notifications(client, incident).stream()
                .map(item -> item.path("text").asString())
                .filter(text -> text.startsWith(beginning))
                .toList();
    }

    private static List<String> ids(Client client, UUID incident) {
        return notifications(client, incident).stream()
                .map(item -> item.path("notificationId").asString())
                .toList();
    }

    private static List<JsonNode> notifications(Client client, UUID incident) {
        return client.get("/v1/incidents/" + incident + "/timeline", "csirt-lead")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.has("notificationId"))
                .toList();
    }
}
