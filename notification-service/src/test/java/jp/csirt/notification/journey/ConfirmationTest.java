package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import jp.csirt.notification.api.Problems;
import jp.csirt.notification.api.Routing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.ServerRequest;

@ExtendWith(OutputCaptureExtension.class)
class ConfirmationTest {

    private static final String[] PAGE = {"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"};
    private static final String[] DATA = {"Accept", "application/json"};

    private RunningService service;
    private UUID id;
    private String link;

    @BeforeEach
    void start() {
        service = new RunningService();
        service.appointAll();
        id = service.ask(Map.of("then", List.of(Map.of("post", "OVERALL_MANAGER"))));
        link = Mails.link(service.awaitMailsTo("ciso", 1).getFirst());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    @DisplayName("リンクを開いただけ (GET、HEAD) では確認されず、押すと確認される")
    void opening_a_link_confirms_nothing() {
        var page = service.client().get(link, null, PAGE).ok();
        assertThat(page.text())
                .contains("SHIME-2026-0001", "<form method=\"post\">")
                .doesNotContain("src=");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        service.client().call("HEAD", link, null, null, PAGE).ok();
        assertThat(service.notification(id).path("state").asString()).isEqualTo("OPEN");

        service.client().post(link, null, null, PAGE).ok();
        service.awaitState(id, "CONFIRMED");
        assertThat(service.client().get(link, null, PAGE).ok().text())
                .contains("確認済みです")
                .doesNotContain("<form");
    }

    @Test
    @DisplayName("二度使われたリンクと、ほかの人が確認した連絡は409「確認済み」")
    void a_link_used_twice_is_refused() {
        service.client().post(link, null, null, DATA).ok();
        service.client().post(link, null, null, DATA).refused(409, "already-confirmed");
        assertThat(service.client().post(link, null, null, PAGE).answers(409).text())
                .contains("確認済みです");
        service.client()
                .post("/v1/notifications/" + id + "/confirmation", "csirt", null)
                .refused(409, "already-confirmed");
        assertThat(service.awaitReceipts(id, 2)).containsExactlyInAnyOrder("DELIVERED", "CONFIRMED");
    }

    @Test
    @DisplayName("リンクのページで誤りが起きても、リンクはログに残らない")
    void no_link_is_written_to_the_log(CapturedOutput output) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get(link));
        assertThat(service.part(Routing.class)
                        .route(ServerRequest.create(exchange, List.of()))
                        .block(Duration.ofSeconds(60)))
                .isNotNull();

        service.part(Problems.class)
                .handle(exchange, new IllegalStateException("broken on purpose"))
                .block(Duration.ofSeconds(60));

        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(output)
                .contains("broken on purpose", "/c/{token}")
                .doesNotContain(link.substring(link.lastIndexOf('/') + 1));
    }

    @Test
    @DisplayName("一年後のリンクは410")
    void a_link_after_a_year_is_gone() {
        service.advance(Duration.ofDays(366));
        service.client().post(link, null, null, DATA).refused(410, "link-expired");
        assertThat(service.client().get(link, null, PAGE).answers(410).text()).contains("リンクの期限が過ぎています");
    }

    @Test
    @DisplayName("偽のリンクは404")
    void a_forged_link_is_unknown() {
        char last = link.charAt(link.length() - 1);
        String forged = link.substring(0, link.length() - 2) + (last == 'A' ? "BB" : "AA");
        service.client().post(forged, null, null, DATA).refused(404, "not-found");
        service.client().get("/c/x", null, PAGE).answers(404);
        service.client().post("/c/" + "A".repeat(87), null, null, DATA).refused(404, "not-found");
        service.client().call("DELETE", link, null, null).refused(405, "method-not-allowed");
        assertThat(service.notification(id).path("state").asString()).isEqualTo("OPEN");
    }

    @Test
    @DisplayName("リンクは再起動の後も使える")
    void a_link_outlives_a_restart() {
        service.restart();
        service.client().post(link, null, null, DATA).ok();
    }

    @Test
    @DisplayName("同時に何人が確認しても、確認は一度だけ記録される")
    void many_confirmations_at_once_are_one() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> confirm =
                    () -> service.client().post(link, null, null, DATA).status();
            int done = 0;
            for (var answer : threads.invokeAll(Collections.nCopies(8, confirm))) {
                done += answer.get().equals(200) ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
        assertThat(service.awaitReceipts(id, 2)).containsOnlyOnce("CONFIRMED");
    }

    @Test
    @DisplayName("確認された後は、まだ届いていない連絡は取り消される")
    void what_was_not_sent_yet_is_withdrawn() {
        service.contact("ciso", "{\"language\": \"ja\", \"points\": [{\"kind\": \"PHONE\", \"address\": \"内線 1\"}]}");
        UUID called = service.ask(Map.of());
        service.awaitRead();
        Await.until(
                "the CISO is to be called",
                () -> service.client()
                                .get(
                                        "/v1/call-list?incidentId="
                                                + service.notification(called)
                                                        .path("incidentId")
                                                        .asString(),
                                        "csirt")
                                .ok()
                                .at("/items")
                                .size()
                        == 1);
        assertThat(service.client().get("/v1/call-list", "csirt", PAGE).ok().text())
                .contains("電話連絡票", "内線 1", "SHIME-2026-0001", "最高情報セキュリティ責任者");
        service.client()
                .post("/v1/notifications/" + called + "/confirmation", "csirt", "{}")
                .ok();
        Await.until(
                "nobody is to be called",
                () -> service.client()
                        .get("/v1/call-list", "csirt")
                        .ok()
                        .at("/items")
                        .isEmpty());
        assertThat(service.awaitReceipts(called, 1)).containsExactly("CONFIRMED");
        assertThat(service.feed().receipts(called).getFirst().path("channel").asString())
                .isEqualTo("PHONE");
    }
}
