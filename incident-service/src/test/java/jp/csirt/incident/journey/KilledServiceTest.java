package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.csirt.incident.platform.StoreProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service that is killed while sixteen clients write, as often as {@code service.kill.rounds} says. */
@DisplayName("書き込み中の強制終了")
class KilledServiceTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ROUNDS = Integer.getInteger("service.kill.rounds", 1);
    private static final int CLIENTS = 16;
    private static final int FEWEST = 300;
    private static final String LIST = "/v1/incidents?limit=100";

    private final List<Exchange> acknowledged = new ArrayList<>();
    private final List<Load.Filing> unanswered = new ArrayList<>();

    @Test
    @DisplayName("組込みのデータベースでも、答えたものはすべて一度ずつ残る")
    void with_the_store_inside() throws Exception {
        try (var service = new ServiceProcess()) {
            for (int round = 0; round < ROUNDS; round++) {
                writeUntil(service, round, service::kill);
                service.start();
                demandAll(service.client());
            }
        }
    }

    @Test
    @DisplayName("別のプロセスのデータベースでも、答えたものはすべて一度ずつ残る")
    void with_the_store_outside(@TempDir Path folder) throws Exception {
        try (var store = StoreProcess.start(folder);
                var service = ServiceProcess.on(store.uri() + "/csirt")) {
            for (int round = 0; round < ROUNDS; round++) {
                writeUntil(service, round, service::kill);
                service.start();
                demandAll(service.client());
            }
        }
    }

    @Test
    @DisplayName("データベースのプロセスも落ちても、答えたものはすべて一度ずつ残る")
    void with_the_store_killed_as_well(@TempDir Path folder) throws Exception {
        try (var store = StoreProcess.start(folder);
                var service = ServiceProcess.on(store.uri() + "/csirt")) {
            for (int round = 0; round < ROUNDS; round++) {
                writeUntil(service, round, () -> {
                    store.kill();
                    service.kill();
                });
                store.restart();
                service.start();
                demandAll(service.client());
            }
        }
    }

    private void writeUntil(ServiceProcess service, int round, Runnable kill) throws Exception {
        try (var load = new Load(service.client(), CLIENTS, FEWEST + 37 * (round % 7))) {
            load.awaitEnough();
            kill.run();
            load.awaitEnd();
            acknowledged.addAll(load.acknowledged());
            unanswered.addAll(load.unanswered());
        }
    }

    /** What nobody was told of is sent again, twice; it must have happened once. */
    private void demandAll(Client client) {
        assertThat(unanswered).as("filings in flight at the kill").isNotEmpty();
        for (Load.Filing filing : unanswered) {
            Exchange first = again(client, filing);
            assertThat(again(client, filing).json()).isEqualTo(first.json());
            acknowledged.add(first);
        }
        unanswered.clear();
        demandTheLog(client);
        demandTheChain(client);
    }

    private static Exchange again(Client client, Load.Filing filing) {
        return client.post("/v1/incidents", "staff", filing.body(), "Idempotency-Key", filing.key())
                .created();
    }

    /** No gap, each event once, each number once, and every answer where it said. */
    private void demandTheLog(Client client) {
        Map<Long, String> events = new HashMap<>();
        Map<String, String> numbers = new HashMap<>();
        long position = 0;
        for (JsonNode commit : log(client)) {
            assertThat(commit.path("_id").asLong()).isEqualTo(position + 1);
            String incident = commit.path("aggregateId").asString();
            for (JsonNode event : commit.path("events")) {
                events.put(++position, incident + "/" + (event.path("sequence").asLong() + 1));
                if (isFiling(commit, event)) {
                    numbers.put(incident, number(event));
                }
            }
            assertThat(commit.path("last").asLong()).isEqualTo(position);
        }
        assertThat(events.values()).doesNotHaveDuplicates();
        assertThat(numbers.values()).doesNotHaveDuplicates();
        assertThat(acknowledged).allSatisfy(answer -> {
            assertThat(events).containsEntry(answer.position(), answer.incidentId() + "/" + answer.version());
            assertThat(numbers)
                    .containsEntry(
                            answer.incidentId().toString(), answer.at("/number").asString());
        });
        assertThat(listed(client)).containsExactlyInAnyOrderElementsOf(numbers.keySet());
    }

    private static boolean isFiling(JsonNode commit, JsonNode event) {
        return commit.path("aggregate").asString("").equals("incident")
                && event.path("sequence").asLong() == 0;
    }

    private static List<JsonNode> log(Client client) {
        String lines =
                new String(client.get("/v1/integrity/log", "auditor").ok().bytes(), StandardCharsets.UTF_8);
        return lines.lines().map(JSON::readTree).toList();
    }

    private static String number(JsonNode event) {
        return JSON.readTree(event.path("payload").asString()).path("number").asString();
    }

    private static void demandTheChain(Client client) {
        long head = client.head();
        Exchange verified =
                client.post("/v1/integrity/verifications", "auditor", "{}").ok();
        assertThat(verified.at("/valid").asBoolean()).as(verified.toString()).isTrue();
        assertThat(verified.at("/checked").asLong()).isBetween(head, client.head());
    }

    private static List<String> listed(Client client) {
        Exchange page = client.get(LIST + "&after=" + client.head(), "auditor").ok();
        Stream<String> all = page.each("/items", "incidentId").stream();
        while (!page.at("/nextCursor").isNull()) {
            page = client.get(LIST + "&cursor=" + page.at("/nextCursor").asString(), "auditor")
                    .ok();
            all = Stream.concat(all, page.each("/items", "incidentId").stream());
        }
        return all.toList();
    }
}
