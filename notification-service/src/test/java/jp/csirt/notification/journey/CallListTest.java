package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.notification.domain.NameBasedId;
import jp.csirt.notification.domain.TokyoTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

@DisplayName("電話連絡票")
@TestInstance(Lifecycle.PER_CLASS)
class CallListTest {

    private static final Map<String, ?> NO_CONFIRMATION = Map.of("kind", "WARNING", "confirmationWanted", false);
    private static final List<?> MANAGER = List.of(Map.of("post", "SEC_MANAGER", "unit", "tax"));

    private RunningService service;

    @BeforeAll
    void start() {
        service = new RunningService();
        service.appointAll();
        service.contact(
                "manager", "{\"language\": \"ja\", \"points\": [{\"kind\": \"PHONE\", \"address\": \"内線 7\"}]}");
        service.contact("csirt-lead", """
                {"language": "ja", "points": [{"kind": "MAIL", "address": "csirt-lead@shime.example"},
                 {"kind": "PHONE", "address": "内線 301"}]}""");
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private UUID ask(List<?> to, Map<String, ?> more) {
        var all = new HashMap<String, Object>(more);
        all.put("to", to);
        return service.ask(all);
    }

    private static String about(UUID notification) {
        return "?incidentId=" + NameBasedId.of(notification, "incident");
    }

    private List<JsonNode> calls(String about) {
        return service.client()
                .get("/v1/call-list" + about, "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .toList();
    }

    private void awaitCalls(UUID notification, int count) {
        Await.until(count + " calls", () -> calls(about(notification)).size() == count);
    }

    @Test
    @DisplayName("レベルの高いものから並び、印刷する紙にも、かけた記録を書く欄とともに同じ順で並ぶ")
    void the_urgent_ones_come_first_also_on_paper() {
        UUID low = ask(MANAGER, Map.of("level", 1, "number", "SHIME-2026-0101"));
        UUID high = ask(MANAGER, Map.of("level", 3, "number", "SHIME-2026-0103", "drill", true));
        UUID middle = ask(MANAGER, Map.of("level", 2, "number", "SHIME-2026-0102"));
        List.of(low, high, middle).forEach(id -> awaitCalls(id, 1));
        assertThat(calls("").stream().map(call -> call.path("number").asString()))
                .containsSubsequence("SHIME-2026-0103", "SHIME-2026-0102", "SHIME-2026-0101");
        String paper = service.client()
                .get("/v1/call-list", "csirt", "Accept", "text/html")
                .ok()
                .text();
        assertThat(paper)
                .contains("A4 landscape", "連絡した時刻・相手・連絡者", "確認の期限", "内線 7")
                .containsSubsequence("【訓練】SHIME-2026-0103", "SHIME-2026-0102", "SHIME-2026-0101");
    }

    @Test
    @DisplayName("確認の要らない連絡は、ほかの手段のない人にだけ電話し、一日で票から消える")
    void what_needs_no_confirmation_is_called_only_where_nothing_else_reaches_and_for_a_day() {
        UUID mailed = ask(List.of(Map.of("post", "CSIRT_LEAD")), NO_CONFIRMATION);
        assertThat(service.awaitReceipts(mailed, 1)).containsExactly("DELIVERED");
        assertThat(calls(about(mailed))).isEmpty();
        UUID called = ask(MANAGER, NO_CONFIRMATION);
        awaitCalls(called, 1);
        service.advance(Duration.ofHours(25));
        awaitCalls(called, 0);
        Await.until(
                "it is no longer kept",
                () -> service.notification(called).path("messages").isEmpty());
        assertThat(service.notification(called).path("state").asString()).isEqualTo("INFORMED");
    }

    @Test
    @DisplayName("静穏時間の人には、急がない連絡の電話は終わりまでかけない")
    void nobody_is_called_in_quiet_hours_for_what_is_not_urgent() {
        service.contact("liaison", """
                {"language": "ja", "points": [{"kind": "PHONE", "address": "内線 8"}],
                 "quietHours": {"from": "00:00", "to": "23:59"}}""");
        service.appoint("SEC_MANAGER", "liaison", "liaison");
        service.setClock(TokyoTime.at(service.today().plusDays(2), LocalTime.NOON));
        var liaison = List.of(Map.of("post", "SEC_MANAGER", "unit", "liaison"));
        UUID late = ask(liaison, Map.of("level", 1, "confirmWithin", "P1D"));
        UUID urgent = ask(liaison, Map.of("level", 2, "confirmWithin", "P1D"));
        awaitCalls(urgent, 1);
        Await.until(
                "it waits", () -> !service.notification(late).path("messages").isEmpty());
        assertThat(calls(about(late))).isEmpty();
        service.setClock(TokyoTime.at(service.today(), LocalTime.of(23, 59)));
        awaitCalls(late, 1);
    }
}
