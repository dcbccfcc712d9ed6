package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.csirt.notification.journey.ScriptedMailServer.Behaviour;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("届けられなかった通知文")
class DeadLettersTest {

    private static final String LETTERS = "/v1/ops/dead-letters";
    private static final String NOTIFICATIONS = "/v1/notifications";
    private static final int REQUESTS = 3;
    /** To the CISO, and then to the two who answer for the whole. */
    private static final int MESSAGES = REQUESTS * 3;

    private static List<String> ids(RunningService service, String list, String member) {
        return ids(service.client().get(list, "admin").ok().json(), member);
    }

    private static List<String> ids(JsonNode page, String member) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path(member).asString())
                .toList();
    }

    /** The whole list, asked for page by page. */
    private static List<List<String>> pages(RunningService service, String list, String member, int limit) {
        var pages = new ArrayList<List<String>>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = service.client()
                    .get(list + "?limit=" + limit + cursor, "admin")
                    .ok()
                    .json();
            pages.add(ids(page, member));
            JsonNode next = page.path("nextCursor");
            cursor = next.isNull() ? null : "&cursor=" + next.asString();
        }
        return pages;
    }

    private static void assertPaged(RunningService service, String list, String member, int limit) {
        List<String> whole = ids(service, list, member);
        List<List<String>> pages = pages(service, list, member, limit);
        assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(whole);
        assertThat(pages).hasSize(Math.ceilDiv(whole.size(), limit));
    }

    @Test
    @DisplayName("古い順に頁ごとに示され、再起動しても残り、一通ずつ送り直せて、届けば消える")
    void they_are_listed_page_by_page_outlive_a_restart_and_are_sent_again_one_by_one() {
        try (var server = new ScriptedMailServer();
                var service = new RunningService("--spring.mail.port=" + server.port())) {
            service.appointAll();
            server.behave(Behaviour.REFUSE_RECIPIENT_FOR_GOOD);
            for (int i = 0; i < REQUESTS; i++) {
                service.ask(Map.of());
            }
            Await.until(
                    "all are given up", () -> ids(service, LETTERS, "messageId").size() == MESSAGES);
            assertPaged(service, LETTERS, "messageId", 4);
            assertPaged(service, LETTERS, "messageId", MESSAGES);
            assertPaged(service, NOTIFICATIONS, "notificationId", 2);
            assertThatCursorsAreBoundToTheirList(service);

            List<String> before = ids(service, LETTERS, "messageId");
            service.restart();
            assertThat(ids(service, LETTERS, "messageId")).isEqualTo(before);

            server.behave(Behaviour.TAKE);
            String retry = LETTERS + "/" + before.getFirst() + "/retry";
            for (int i = 0; i < 2; i++) {
                service.client()
                        .post(retry, "admin", null, "Idempotency-Key", "retry-1")
                        .ok();
            }
            Await.until("it was sent", () -> !server.taken().isEmpty());
            assertThat(ids(service, LETTERS, "messageId")).isEqualTo(before.subList(1, MESSAGES));
            service.client().post(retry, "admin", null).refused(404, "not-found");
            assertThat(server.taken()).singleElement().asString().contains(before.getFirst());
        }
    }

    private static void assertThatCursorsAreBoundToTheirList(RunningService service) {
        Client client = service.client();
        String cursor =
                client.get(LETTERS + "?limit=1", "admin").ok().at("/nextCursor").asString();
        String other = NOTIFICATIONS + "?state=EXHAUSTED&cursor=";
        client.get(other + cursor, "admin").refused(400, "cursor-mismatch");
        String open = client.get(NOTIFICATIONS + "?limit=1", "admin")
                .ok()
                .at("/nextCursor")
                .asString();
        client.get(other + open, "admin").refused(400, "cursor-mismatch");
        for (String fault :
                List.of("limit=0", "limit=1001", "limit=x", "limit=", "cursor=x", "cursor=", "cursor=%25")) {
            client.get(LETTERS + "?" + fault, "admin").refused(400, "invalid-parameter");
        }
    }
}
