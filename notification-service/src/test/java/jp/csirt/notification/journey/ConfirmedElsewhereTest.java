package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@DisplayName("ほかで確認された連絡")
@TestInstance(Lifecycle.PER_CLASS)
class ConfirmedElsewhereTest {

    private static final String CONFIRMED = "CONFIRMED";

    private final RunningService service = new RunningService();

    @BeforeAll
    void appoint() {
        service.appointAll();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private UUID ask() {
        UUID id = service.ask(Map.of("then", List.of(Map.of("post", "OVERALL_MANAGER"))));
        service.awaitReceipts(id, 1);
        return id;
    }

    /** What became of it, as the feed tells. */
    private void tell(UUID id, String state, String channel, @Nullable String person) {
        var data = new LinkedHashMap<String, Object>(Map.of(
                "notificationId",
                id.toString(),
                "incidentId",
                UUID.randomUUID().toString(),
                "number",
                "SHIME-2026-0001",
                "drill",
                false,
                "state",
                state,
                "channel",
                channel,
                "at",
                service.now().toString()));
        if (person != null) {
            data.put("personId", RunningService.person(person).toString());
        }
        service.feed().add("jp.csirt.notification-receipt-recorded.v1", data);
    }

    private List<String> receipts(UUID id) {
        return service.feed().receipts(id).stream()
                .map(receipt -> receipt.path("state").asString())
                .toList();
    }

    @Test
    @DisplayName("画面で確認されると終わり、次の職には届かず、受領の記録は返さない")
    void a_confirmation_on_the_screen_ends_it() {
        UUID id = ask();
        tell(id, CONFIRMED, "SCREEN", "general-affairs");
        service.awaitState(id, CONFIRMED);
        assertThat(service.notification(id).path("confirmedBy").asString())
                .isEqualTo(RunningService.person("general-affairs").toString());
        service.client()
                .post("/v1/notifications/" + id + "/confirmation", "csirt", null)
                .refused(409, "already-confirmed");

        service.advance(Duration.ofMinutes(16));
        service.awaitReceipts(service.ask(Map.of("to", List.of(Map.of("post", "OVERALL_MANAGER")))), 1);

        assertThat(Asked.told(service, id))
                .containsExactly(RunningService.person("ciso").toString());
        assertThat(receipts(id)).containsExactly("DELIVERED");
    }

    @Test
    @DisplayName("誰がと示されない確認でも終わり、まだ届いていない連絡は取り消される")
    void what_was_not_sent_yet_is_withdrawn() {
        service.contact(
                "csirt-lead", "{\"language\": \"ja\", \"points\": [{\"kind\": \"PHONE\", \"address\": \"内線 1\"}]}");
        String incident = UUID.randomUUID().toString();
        UUID id = service.ask(Map.of("incidentId", incident, "to", List.of(Map.of("post", "CSIRT_LEAD"))));
        Await.until("somebody is to be called", () -> calls(incident) == 1);
        tell(id, CONFIRMED, "PHONE", null);
        Await.until("nobody is to be called", () -> calls(incident) == 0);

        assertThat(service.notification(id).path("state").asString()).isEqualTo(CONFIRMED);
        assertThat(service.notification(id).has("confirmedBy")).isFalse();
    }

    private int calls(String incident) {
        return service.client()
                .get("/v1/call-list?incidentId=" + incident, "csirt")
                .ok()
                .at("/items")
                .size();
    }

    @Test
    @DisplayName("返した受領の記録が流れから戻っても、知らない連絡のものが来ても、何も変わらない")
    void the_own_receipts_change_nothing() {
        UUID open = ask();
        UUID done = ask();
        service.client()
                .post("/v1/notifications/" + done + "/confirmation", "csirt", null)
                .ok();
        service.awaitReceipts(done, 2);
        tell(open, "DELIVERED", "MAIL", null);
        tell(open, "FAILED", "MAIL", null);
        tell(done, "DELIVERED", "MAIL", null);
        tell(done, CONFIRMED, "MAIL", null);
        tell(UUID.randomUUID(), CONFIRMED, "SCREEN", "ciso");
        service.awaitRead();

        assertThat(service.notification(open).path("state").asString()).isEqualTo("OPEN");
        assertThat(service.notification(done).path("confirmedBy").asString())
                .isEqualTo(RunningService.person("csirt").toString());
        assertThat(receipts(done)).containsExactlyInAnyOrder("DELIVERED", CONFIRMED);
    }
}
