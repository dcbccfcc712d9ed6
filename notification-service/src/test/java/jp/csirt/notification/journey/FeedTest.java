package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FeedTest {

    private RunningService service;

    @BeforeEach
    void start() {
        service = new RunningService();
        service.appointAll();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    @DisplayName("知らない種類と壊れた出来事は、飛ばして数え、後の連絡は届く")
    void unknown_types_and_broken_data_are_skipped_and_counted() {
        service.feed().add("jp.csirt.colour-changed.v1", Map.of("colour", "red"));
        service.feed().add("jp.csirt.colour-changed.v1", Map.of());
        service.feed().add("jp.csirt.withheld.v1", Map.of());
        service.feed().addText("jp.csirt.notification-requested.v1", "{\"notificationId\": \"x\"}");
        service.feed()
                .add(
                        "jp.csirt.notification-requested.v1",
                        Asked.request(UUID.randomUUID(), Map.of("number", "X\r\nBcc: a@example.org")));
        service.ask(Map.of());
        service.awaitMailsTo("ciso", 1);

        JsonNode feed = service.client().get("/v1/ops/feed", "admin").ok().json();
        assertThat(feed.path("state").asString()).isEqualTo("FOLLOWING");
        assertThat(feed.path("skipped").toString())
                .isEqualTo("{\"jp.csirt.colour-changed.v1\":2,\"jp.csirt.notification-requested.v1\":2}");
        assertThat(service.mailsTo("ciso")).hasSize(1);
    }

    @Test
    @DisplayName("再起動しても続きから読み、同じ連絡は二度届かない")
    void the_place_survives_a_restart() {
        UUID first = service.ask(Map.of());
        service.awaitReceipts(first, 1);
        long position = service.position();
        service.restart();
        assertThat(service.position()).isEqualTo(position);
        UUID second = service.ask(Map.of());
        service.awaitReceipts(second, 1);
        assertThat(service.mailsTo("ciso")).hasSize(2);
        assertThat(service.feed().asked()).anyMatch(line -> line.equals("text/event-stream " + position));
    }

    @Test
    @DisplayName("止まっていた間に求められた連絡も届く")
    void what_was_asked_while_the_service_was_down_is_told() {
        service.stop();
        UUID id = service.ask(Map.of());
        service.begin();
        service.awaitReceipts(id, 1);
        assertThat(service.mailsTo("ciso")).hasSize(1);
    }

    @Test
    @DisplayName("SSEが使えなければロングポーリングで読む")
    void long_polls_stand_in_for_streams() {
        service.stop();
        service.feed().refuseStreams();
        service.begin();
        UUID first = service.ask(Map.of());
        service.awaitReceipts(first, 1);
        UUID second = service.ask(Map.of());
        service.awaitReceipts(second, 1);
        assertThat(service.feed().asked()).anyMatch(line -> line.startsWith("application/cloudevents-batch+json"));
    }

    @Test
    @DisplayName("配信が前に戻ったら止まって知らせ、再開を待ち、読み直しても二度は届かない")
    void a_feed_that_jumps_back_is_not_read_until_somebody_resumes_it() {
        UUID told = service.ask(Map.of());
        service.awaitReceipts(told, 1);
        long read = service.position();
        service.stop();
        service.feed().cutTo((int) read - 2);
        service.begin();
        Await.until("it stops", () -> state().equals("BEHIND_OWN_POSITION"));
        service.awaitMailsTo("csirt-lead", 1);
        service.awaitMailsTo("general-affairs", 1);
        service.feed().add("jp.csirt.withheld.v1", Map.of());
        service.feed().add("jp.csirt.withheld.v1", Map.of());
        service.feed().add("jp.csirt.notification-requested.v1", Asked.request(told, Map.of()));
        UUID other = service.ask(Map.of());
        service.restart();
        Await.until("it still waits", () -> state().equals("BEHIND_OWN_POSITION"));
        assertThat(service.health("feed")).isEqualTo("BEHIND_OWN_POSITION");

        service.client().post("/v1/ops/feed/resume", "admin", "{\"after\": 0}").ok();
        service.awaitReceipts(other, 1);
        Await.until("it follows", () -> state().equals("FOLLOWING"));
        assertThat(service.mailsTo("ciso")).hasSize(2);
        assertThat(service.client().get("/v1/posts", "csirt").ok().at("/items"))
                .hasSize(5); // one appointment is gone with the lost part
    }

    private String state() {
        return service.client().get("/v1/ops/feed", "admin").ok().at("/state").asString();
    }

    @Test
    @DisplayName("配信が5分途絶えたら統括とCSIRT責任者に一度だけ知らせ、電話連絡票に載せ、戻れば消す")
    void when_the_feed_is_away_somebody_is_told_once_until_it_is_back() {
        service.contact("csirt-lead", """
                {"language": "ja", "points": [{"kind": "MAIL", "address": "csirt-lead@shime.example"},
                 {"kind": "PHONE", "address": "内線 301"}]}""");
        service.feed().goAway();
        Await.until("the feed is away", () -> state().equals("DISCONNECTED"));
        service.advance(Duration.ofMinutes(4));
        service.advance(Duration.ofMinutes(2));
        var mail = service.awaitMailsTo("csirt-lead", 1).getFirst();
        assertThat(Mails.subject(mail)).contains("配信が止まっています");
        service.awaitMailsTo("general-affairs", 1);
        JsonNode calls = service.client().get("/v1/call-list", "csirt").ok().at("/items");
        assertThat(calls).hasSize(1);
        assertThat(calls.get(0).path("phones").toString()).isEqualTo("[\"内線 301\"]");

        service.advance(Duration.ofMinutes(20));
        service.restart();
        assertThat(service.health("feed")).isEqualTo("DISCONNECTED");
        service.feed().comeBack();
        Await.until("it is back", () -> state().equals("FOLLOWING"));
        Await.until(
                "nobody is to be called",
                () -> service.client()
                        .get("/v1/call-list", "csirt")
                        .ok()
                        .at("/items")
                        .isEmpty());
        assertThat(service.mailsTo("csirt-lead")).hasSize(1);
        assertThat(service.mailsTo("general-affairs")).hasSize(1);
    }
}
