package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.notification.domain.TokyoTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("初めて読む配信にあった連絡")
class HistoryTest {

    private static final Map<String, ?> PATIENT = Map.of("confirmWithin", "P30D");
    private static final List<?> LEAD = List.of(Map.of("post", "CSIRT_LEAD"));

    private static void appoint(FakeFeed feed) {
        RunningService.appoint(feed, "CISO", null, "ciso");
        RunningService.appoint(feed, "OVERALL_MANAGER", null, "general-affairs");
        RunningService.appoint(feed, "CSIRT_LEAD", null, "csirt-lead");
    }

    private static void ask(FakeFeed feed, UUID id, Duration ago, Map<String, ?> more) {
        feed.tellTimeBy(Clock.fixed(Instant.now().minus(ago), ZoneOffset.UTC));
        feed.add("jp.csirt.notification-requested.v1", Asked.request(id, more));
    }

    private static String person(String name) {
        return RunningService.person(name).toString();
    }

    @Test
    @DisplayName("終わりまで読むまで誰にも知らせず、その間に確認されていたものは知らせない")
    void nobody_is_told_before_all_was_read_nor_of_what_was_confirmed() {
        var confirmed = UUID.randomUUID();
        var open = UUID.randomUUID();
        try (var service = new RunningService(
                feed -> {
                    appoint(feed);
                    ask(feed, confirmed, Duration.ofHours(2), PATIENT);
                    ask(feed, open, Duration.ofHours(1), PATIENT);
                    feed.showOnly(5);
                    feed.add(
                            "jp.csirt.notification-receipt-recorded.v1",
                            Map.of("notificationId", confirmed.toString(), "state", "CONFIRMED"));
                },
                "--csirt.feed.away=P3650D")) {
            Await.until("all that comes was read", () -> service.position() == 5);
            awaitMornings(service);
            assertThat(Asked.told(service, confirmed)).isEmpty();
            assertThat(Asked.told(service, open)).isEmpty();

            service.feed().showOnly(Integer.MAX_VALUE);
            assertThat(service.awaitReceipts(open, 1)).containsExactly("DELIVERED");
            assertThat(Asked.told(service, open)).containsExactly(person("ciso"));
            assertThat(service.notification(confirmed).path("state").asString()).isEqualTo("CONFIRMED");
            assertThat(Asked.told(service, confirmed)).isEmpty();
        }
    }

    /** Whoever is to be told is told in the same round as the sign of life or before; one round may have been under way. */
    private static void awaitMornings(RunningService service) {
        for (int day = 1; day <= 2; day++) {
            service.setClock(TokyoTime.at(service.today().plusDays(1), LocalTime.NOON));
            service.awaitMailsTo("csirt-lead", day);
        }
    }

    @Test
    @DisplayName("未確認のものは今の順番の職に知らせ、前の順番はたどらず、その先に誰もいなければ初めの職に知らせる")
    void what_is_open_is_told_to_the_post_whose_turn_it_is() {
        var open = UUID.randomUUID();
        var vacant = UUID.randomUUID();
        try (var service = new RunningService(feed -> {
            appoint(feed);
            var then = List.of(Map.of("post", "OVERALL_MANAGER"), Map.of("post", "CSIRT_LEAD"));
            ask(feed, open, Duration.ofMinutes(40), Map.of("then", then));
            ask(feed, vacant, Duration.ofMinutes(40), Map.of("then", List.of(Map.of("post", "COMMITTEE"))));
        })) {
            assertThat(service.awaitReceipts(open, 1)).containsExactly("DELIVERED");
            assertThat(Asked.told(service, open)).containsExactly(person("csirt-lead"));
            assertThat(service.awaitReceipts(vacant, 1)).containsExactly("DELIVERED");
            assertThat(Asked.told(service, vacant)).containsExactly(person("ciso"));
        }
    }

    @Test
    @DisplayName("確認の要らない知らせは、一日を過ぎたものは知らせない")
    void what_only_informs_is_told_for_a_day() {
        var old = UUID.randomUUID();
        var fresh = UUID.randomUUID();
        try (var service = new RunningService(feed -> {
            appoint(feed);
            ask(feed, old, Duration.ofHours(25), Map.of("to", LEAD, "confirmationWanted", false));
            ask(feed, fresh, Duration.ofHours(22), Map.of("to", LEAD, "confirmationWanted", false));
        })) {
            assertThat(service.awaitReceipts(fresh, 1)).containsExactly("DELIVERED");
            assertThat(Asked.told(service, old)).isEmpty();
            assertThat(service.notification(old).path("state").asString()).isEqualTo("INFORMED");
        }
    }

    @Test
    @DisplayName("連絡先が一つも登録されていない間は、尽きたことにせずに待ち、健全性に示し、登録されれば知らせる")
    void while_nobody_has_a_contact_what_is_asked_waits() {
        try (var service = new RunningService()) {
            service.client()
                    .get("/v1/contacts", "admin")
                    .ok()
                    .at("/items")
                    .valueStream()
                    .map(item -> "/v1/contacts/" + item.path("personId").asString())
                    .forEach(path ->
                            service.client().call("DELETE", path, "admin", null).answers(204));
            service.appointAll();
            UUID id = service.ask(Map.of());
            for (int round = 1; round <= 2; round++) {
                confirm(service, service.ask(Map.of()));
            }
            assertThat(service.notification(id).path("state").asString()).isEqualTo("OPEN");
            assertThat(service.feed().receipts(id)).isEmpty();
            assertThat(service.health("reach")).isEqualTo("WARNING");

            service.contact("ciso", """
                    {"language": "ja", "points": [{"kind": "MAIL", "address": "ciso@shime.example"}]}""");
            assertThat(service.awaitReceipts(id, 1)).containsExactly("DELIVERED");
            assertThat(service.health("reach")).isEqualTo("UP");
        }
    }

    /** Its receipt is made in a round in which those before it would have been told. */
    private static void confirm(RunningService service, UUID id) {
        service.awaitRead();
        service.client()
                .post("/v1/notifications/" + id + "/confirmation", "csirt", null)
                .ok();
        assertThat(service.awaitReceipts(id, 1)).containsExactly("CONFIRMED");
    }
}
