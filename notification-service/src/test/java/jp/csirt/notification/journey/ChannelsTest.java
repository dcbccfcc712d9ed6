package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.notification.journey.ScriptedMailServer.Behaviour;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("手段どうし")
class ChannelsTest {

    private static final int MAILS_AT_ONCE = 4;
    private static final int FAILURES_THAT_OPEN_THE_BREAKER = 5;

    /** The CISO is told by mail, and the CSIRT責任者 by a webhook. */
    private static RunningService with(ScriptedMailServer server, Hooks hooks, String setting) {
        var service = new RunningService("--spring.mail.port=" + server.port(), setting);
        service.appointAll();
        service.contact("csirt-lead", """
                {"language": "ja", "points": [{"kind": "WEBHOOK", "address": "%s"}]}""".formatted(hooks.url("/lead")));
        return service;
    }

    private static JsonNode message(RunningService service, UUID id) {
        return service.notification(id).at("/messages/0");
    }

    private static void assertTheHookIsTold(RunningService service) {
        UUID id = service.ask(Map.of("to", List.of(Map.of("post", "CSIRT_LEAD"))));
        assertThat(service.awaitReceipts(id, 1)).containsExactly("DELIVERED");
    }

    @Test
    @DisplayName("メールは四通ずつ送られ、無言のサーバーにそのすべてが待たされても、ウェブフックは届く")
    void a_server_that_says_nothing_holds_up_no_other_channel() {
        try (var server = new ScriptedMailServer();
                var hooks = new Hooks();
                var service = with(server, hooks, "--spring.mail.properties.mail.smtp.timeout=3600000")) {
            server.behave(Behaviour.SAY_NOTHING);
            var asked = new ArrayList<UUID>();
            for (int i = 0; i < MAILS_AT_ONCE + 2; i++) {
                asked.add(service.ask(Map.of()));
            }
            service.awaitRead();
            Await.until("every sender waits", () -> server.recipients().size() >= MAILS_AT_ONCE);
            assertTheHookIsTold(service);
            assertThat(server.recipients()).hasSize(MAILS_AT_ONCE);
            assertThat(asked)
                    .allSatisfy(
                            id -> assertThat(message(service, id).path("state").asString())
                                    .isEqualTo("WAITING"));

            server.hangUp();
            Await.until(
                    "it failed",
                    () -> asked.stream()
                            .anyMatch(id -> message(service, id)
                                    .path("state")
                                    .asString()
                                    .equals("FAILED")));
        }
    }

    @Test
    @DisplayName("続けて失敗したメールサーバーはしばらく試されず、健全性に示され、その間もウェブフックは届く")
    void after_failures_in_a_row_a_server_is_left_alone_and_the_others_go_on() {
        try (var server = new ScriptedMailServer();
                var hooks = new Hooks();
                var service = with(server, hooks, "--csirt.delivery.breaker-open=PT1H")) {
            server.behave(Behaviour.REFUSE_SENDER_FOR_GOOD);
            UUID first = service.ask(Map.of());
            awaitPostponed(service, first);
            assertThat(message(service, first).path("attempts").asInt()).isEqualTo(FAILURES_THAT_OPEN_THE_BREAKER);
            assertThat(service.health("mail")).isEqualTo("WARNING");

            UUID second = service.ask(Map.of());
            awaitPostponed(service, second);
            assertThat(message(service, second).path("attempts").asInt()).isZero();
            assertThat(server.greetings()).hasSize(FAILURES_THAT_OPEN_THE_BREAKER);
            assertTheHookIsTold(service);
        }
    }

    @Test
    @DisplayName("一人の宛先が一時に拒まれ続けても、メールサーバーは遮断されない")
    void an_address_that_is_deferred_again_and_again_opens_no_breaker() {
        try (var server = new ScriptedMailServer();
                var hooks = new Hooks();
                var service = with(server, hooks, "--csirt.delivery.breaker-open=PT1H")) {
            server.behave(Behaviour.REFUSE_RECIPIENT_FOR_NOW);
            UUID id = service.ask(Map.of());
            service.awaitRead();
            Await.until(
                    "it was tried often",
                    () -> message(service, id).path("attempts").asInt() > FAILURES_THAT_OPEN_THE_BREAKER + 1);
            assertThat(service.health("mail")).isEqualTo("UP");
        }
    }

    /** Waits until the next attempt lies further ahead than any back-off. */
    private static void awaitPostponed(RunningService service, UUID id) {
        service.awaitRead();
        Instant later = Instant.now().plus(Duration.ofMinutes(10));
        Await.until(
                "it is put off",
                () -> Instant.parse(message(service, id).path("nextAt").asString("1970-01-01T00:00:00Z"))
                        .isAfter(later));
    }
}
