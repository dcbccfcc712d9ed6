package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

@DisplayName("突然の停止と再開")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartTest {

    private static final String LIST = "/v1/incidents";
    private static final int ENOUGH = 150;

    private final ServiceProcess service = new ServiceProcess();
    private final Client client = service.client();
    private final long begun = client.head();

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    @Order(1)
    @DisplayName("8人が書く最中に止められても、答えた事案と操作はすべて残る")
    void everything_acknowledged_survives_sigkill() throws Exception {
        Queue<Exchange> acknowledged = new ConcurrentLinkedQueue<>();
        var enough = new CountDownLatch(ENOUGH);
        try (var writers =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            for (int i = 0; i < 8; i++) {
                writers.execute(() -> write(acknowledged, enough));
            }
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            service.kill();
        }
        service.start();
        for (UUID incident :
                acknowledged.stream().map(Exchange::incidentId).distinct().toList()) {
            long version = client.get(LIST + "/" + incident, "auditor").ok().version();
            long told = acknowledged.stream()
                    .filter(answer -> answer.incidentId().equals(incident))
                    .mapToLong(Exchange::version)
                    .max()
                    .orElseThrow();
            assertThat(version).isGreaterThanOrEqualTo(told);
        }
        positionsHaveNoGap();
    }

    private void write(Queue<Exchange> acknowledged, CountDownLatch enough) {
        try {
            while (true) {
                Exchange filed = client.post(LIST, "staff", Reports.ofTax("直前")).created();
                acknowledged.add(filed);
                enough.countDown();
                acknowledged.add(
                        client.act(filed.incidentId(), "receipt", "csirt", "").done());
                enough.countDown();
            }
        } catch (UncheckedIOException e) {
            assertThat(e).hasCauseInstanceOf(IOException.class); // killed
        }
    }

    /** Every position after the start is that of exactly one event of one incident. */
    private void positionsHaveNoGap() {
        long head = client.head();
        List<Long> positions = everyIncident(head)
                .flatMap(id -> client.get(LIST + "/" + id + "/timeline", "auditor")
                        .ok()
                        .at("/items")
                        .valueStream())
                .map(item -> item.path("position").asLong())
                .filter(position -> position <= head) // notifications follow a little later
                .sorted()
                .toList();
        assertThat(positions)
                .isEqualTo(LongStream.rangeClosed(begun + 1, head).boxed().toList());
    }

    private Stream<String> everyIncident(long head) {
        Exchange page = client.get(LIST + "?limit=100&after=" + head, "auditor").ok();
        Stream<String> all = page.each("/items", "incidentId").stream();
        while (!page.at("/nextCursor").isNull()) {
            page = client.get(
                            LIST + "?limit=100&cursor=" + page.at("/nextCursor").asString(), "auditor")
                    .ok();
            all = Stream.concat(all, page.each("/items", "incidentId").stream());
        }
        return all;
    }

    @Test
    @Order(2)
    @DisplayName("Idempotency-Keyは突然の停止の後も覚えている")
    void idempotency_key_survives_sigkill() {
        String key = UUID.randomUUID().toString();
        var report = Reports.ofTax("一度だけ");
        Exchange first =
                client.post(LIST, "staff", report, "Idempotency-Key", key).created();
        service.kill();
        service.start();
        assertThat(client.post(LIST, "staff", report, "Idempotency-Key", key)
                        .created()
                        .json())
                .isEqualTo(first.json());
        client.post(LIST, "staff", report.put("level", 3), "Idempotency-Key", key)
                .refused(409, "idempotency-key-reused");
        assertThat(client.post(LIST, "staff", Reports.ofTax("再開の後"))
                        .created()
                        .at("/number")
                        .asString())
                .isGreaterThan(first.at("/number").asString());
    }

    @Test
    @Order(4)
    @DisplayName("5.3(3)④ 発行した様式は突然の停止の後も同じ内容である")
    void issued_reports_survive_sigkill() {
        UUID incident = Reports.file(client, Reports.ofTax("発行の後の停止"));
        client.act(incident, "reports/occurrence/issues", "csirt-lead", "{}");
        String path = LIST + "/" + incident + "/reports/occurrence/issues/1";
        byte[] issued = client.get(path, "csirt").ok().bytes();
        service.kill();
        service.start();
        assertThat(client.get(path, "csirt").ok().bytes()).isEqualTo(issued);
    }

    @Test
    @Order(3)
    @DisplayName("操作のIdempotency-Keyも突然の停止の後も覚えている")
    void idempotency_key_of_an_act_survives_sigkill() {
        UUID incident = Reports.file(client, Reports.ofTax("操作は一度だけ"));
        String path = LIST + "/" + incident + "/containment-instructions";
        String body = "{\"to\": \"tax\", \"measures\": \"遮断\"}";
        String key = UUID.randomUUID().toString();
        Exchange first = client.post(path, "csirt", body, "If-Match", "*", "Idempotency-Key", key)
                .created();
        service.kill();
        service.start();
        Exchange again = client.post(path, "csirt", body, "If-Match", "\"1\"", "Idempotency-Key", key)
                .created();
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        client.post(path, "csirt", "{}", "If-Match", "*", "Idempotency-Key", key)
                .refused(400, "invalid-request");
        client.post(path, "csirt", body.replace("遮断", "停止"), "If-Match", "*", "Idempotency-Key", key)
                .refused(409, "idempotency-key-reused");
        assertThat(client.get(LIST + "/" + incident, "auditor").ok().version()).isEqualTo(first.version());
    }

    @Test
    @Order(4)
    @DisplayName("外のホストは何も呼ばず、利用者のフォルダーに何も書かない")
    void nothing_outside_is_asked() throws Exception {
        String own = InetAddress.getLocalHost().getHostName();
        assertThat(service.lookups()).isSubsetOf("localhost", "127.0.0.1", own);
        try (Stream<Path> files = Files.list(service.home())) {
            assertThat(files).isEmpty();
        }
    }
}
