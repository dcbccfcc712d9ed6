package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.csirt.notification.journey.ScriptedMailServer.Behaviour;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MailServerTest {

    private static RunningService with(ScriptedMailServer server, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--spring.mail.port=" + server.port(),
                "--spring.mail.properties.mail.smtp.timeout=60000",
                "--csirt.mail.from=csirt@town.example"));
        arguments.addAll(List.of(more));
        var service = new RunningService(arguments.toArray(String[]::new));
        service.appointAll();
        return service;
    }

    private static JsonNode message(RunningService service, UUID id) {
        return service.notification(id).at("/messages/0");
    }

    private static void awaitError(RunningService service, UUID id, String error) {
        service.awaitRead();
        Await.until(error, () -> message(service, id).path("error").asString("").equals(error));
    }

    @Test
    @DisplayName("一時の拒否、差出人の拒否、途中の切断は、再起動しても送り直され、同じ Message-ID で届き、どの試みも記録に返る")
    void whatever_may_pass_is_tried_again_with_the_same_message_id() {
        try (var server = new ScriptedMailServer();
                var service = with(server)) {
            server.behave(Behaviour.REFUSE_RECIPIENT_FOR_NOW);
            UUID id = service.ask(Map.of());
            awaitError(service, id, "SMTP_451");
            server.behave(Behaviour.REFUSE_SENDER_FOR_GOOD);
            awaitError(service, id, "SMTP_550");
            service.restart();
            server.behave(Behaviour.DIE_IN_THE_MIDDLE);
            awaitError(service, id, "SMTP_CONNECTION");
            assertThat(message(service, id).path("state").asString()).isEqualTo("FAILED");
            server.behave(Behaviour.TAKE);
            Await.until("it was taken", () -> server.taken().size() == 1);
            Await.until(
                    "it is sent",
                    () -> message(service, id).path("state").asString().equals("SENT"));
            assertThat(server.taken().getFirst())
                    .contains("Message-ID: <%s@town.example>"
                            .formatted(message(service, id).path("messageId").asString()));
            assertEveryAttemptIsTold(service, id);
        }
    }

    /** The failure of each attempt before the last one, and that the last one went through. */
    private static void assertEveryAttemptIsTold(RunningService service, UUID id) {
        int attempts = message(service, id).path("attempts").asInt();
        service.awaitReceipts(id, attempts);
        assertThat(details(service, id, "FAILED").map(detail -> detail.split(": ", 2)[0]))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(1, attempts)
                        .mapToObj(attempt -> "attempt " + attempt)
                        .toList());
        assertThat(details(service, id, "FAILED").map(detail -> detail.split(": ", 2)[1]))
                .containsOnly("SMTP_451", "SMTP_550", "SMTP_CONNECTION");
        assertThat(details(service, id, "DELIVERED")).containsExactly("attempt " + attempts);
    }

    private static Stream<String> details(RunningService service, UUID id, String state) {
        return service.feed().receipts(id).stream()
                .filter(receipt -> receipt.path("state").asString().equals(state))
                .map(receipt -> receipt.path("detail").asString());
    }

    @ParameterizedTest
    @CsvSource({
        "--csirt.storm.limit=1000, EHLO town.example",
        "--spring.mail.properties.mail.smtp.localhost=mx.town.example, EHLO mx.town.example"
    })
    @DisplayName("差出人のドメインか設定した名前で名乗り、自分の機器の名前を引かない")
    void the_server_is_greeted_without_looking_up_the_own_name(String setting, String greeting) {
        try (var server = new ScriptedMailServer();
                var service = with(server, setting)) {
            service.ask(Map.of());
            Await.until("it was taken", () -> !server.taken().isEmpty());
            assertThat(server.greetings()).containsOnly(greeting);
        }
    }

    @Test
    @DisplayName("受け取ってから答えずに死んだサーバーには、同じ Message-ID でもう一度届く")
    void a_lost_answer_delivers_twice_with_the_same_message_id() {
        try (var server = new ScriptedMailServer();
                var service = with(server)) {
            server.behave(Behaviour.TAKE_AND_DIE);
            UUID id = service.ask(Map.of());
            awaitError(service, id, "SMTP_CONNECTION");
            server.behave(Behaviour.TAKE);
            Await.until(
                    "it is sent",
                    () -> message(service, id).path("state").asString().equals("SENT"));
            String header =
                    "Message-ID: <" + message(service, id).path("messageId").asString();
            assertThat(server.taken()).hasSizeGreaterThanOrEqualTo(2).allMatch(mail -> mail.contains(header));
        }
    }

    @Test
    @DisplayName("無言のサーバーは時間で見限られる")
    void a_server_that_says_nothing_is_given_up_in_time() {
        try (var server = new ScriptedMailServer();
                var service = with(server, "--spring.mail.properties.mail.smtp.timeout=300")) {
            server.behave(Behaviour.SAY_NOTHING);
            awaitError(service, service.ask(Map.of()), "SMTP_CONNECTION");
        }
    }

    @Test
    @DisplayName("宛先が拒まれたら (550) 次の宛先へ、なければすぐ次の職へ。宛先は記録に現れず、送り直せる")
    void an_address_that_bounces_is_a_dead_letter_and_the_next_one_is_told_at_once() {
        try (var server = new ScriptedMailServer();
                var service = with(server)) {
            service.contact("ciso", """
                    {"language": "ja", "points": [{"kind": "MAIL", "address": "secret@shime.example"},
                     {"kind": "MAIL", "address": "second@shime.example"}]}""");
            server.behave(Behaviour.REFUSE_RECIPIENT_FOR_GOOD);
            UUID id = service.ask(Map.of());
            service.awaitState(id, "EXHAUSTED");
            assertThat(server.recipients().toString()).contains("secret@", "second@");
            Await.until(
                    "it is a dead letter",
                    () -> deadLetters(service, id).findFirst().isPresent());
            JsonNode letter = deadLetters(service, id).findFirst().orElseThrow();
            assertThat(letter.path("error").asString()).isEqualTo("SMTP_550");
            assertThat(service.awaitReceipts(id, 3)).containsOnly("FAILED");
            assertThat(service.feed().receipts(id).toString()).doesNotContain("@");
            assertThat(service.client().get("/v1/notifications", "csirt").ok().text())
                    .doesNotContain("@");
            assertThat(service.health("reach")).isEqualTo("WARNING");

            server.behave(Behaviour.TAKE);
            String messageId = letter.path("messageId").asString();
            String retry = "/v1/ops/dead-letters/" + messageId + "/retry";
            service.client().post(retry, "admin", null).ok();
            Await.until(
                    "it is sent",
                    () -> service.notification(id)
                            .at("/messages")
                            .valueStream()
                            .anyMatch(message ->
                                    message.path("messageId").asString().equals(messageId)
                                            && message.path("state").asString().equals("SENT")));
            service.client().post(retry, "admin", null).refused(404, "not-found");
        }
    }

    private static Stream<JsonNode> deadLetters(RunningService service, UUID notification) {
        return service.client()
                .get("/v1/ops/dead-letters", "admin")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("notificationIds").toString().contains(notification.toString()));
    }

    @Test
    @DisplayName("期限まで届かなければ送るのをあきらめる")
    void after_its_whole_time_a_message_is_given_up() {
        try (var server = new ScriptedMailServer();
                var service = with(server, "--csirt.delivery.give-up=PT0.3S")) {
            server.behave(Behaviour.REFUSE_RECIPIENT_FOR_NOW);
            UUID id = service.ask(Map.of());
            service.awaitState(id, "EXHAUSTED");
            Await.until(
                    "it is dead",
                    () -> message(service, id).path("state").asString().equals("DEAD"));
            Await.until(
                    "it is told that it was given up",
                    () -> service.feed().receipts(id).stream()
                            .anyMatch(
                                    receipt -> receipt.path("detail").asString().endsWith("SMTP_451, given up")));
        }
    }

    @Test
    @DisplayName("メールサーバーの設定がなければメールは待ち、健全性は UNCONFIGURED と言う")
    void without_a_mail_server_mails_wait() {
        try (var service = new RunningService("--spring.mail.host=")) {
            service.appointAll();
            UUID id = service.ask(Map.of());
            service.awaitRead();
            Await.until(
                    "it waits",
                    () -> message(service, id).path("state").asString().equals("WAITING"));
            assertThat(service.health("mail")).isEqualTo("UNCONFIGURED");
        }
    }
}
