package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.notification.journey.ScriptedMailServer.Behaviour;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StormTest {

    private static final Map<String, ?> PATIENT = Map.of("confirmWithin", "P1D");

    /** Its window ends only when the clock is moved. */
    private static RunningService with(int limit) {
        var service = new RunningService("--csirt.storm.limit=" + limit, "--csirt.storm.window=PT1H");
        service.appointAll();
        return service;
    }

    private static void awaitHeld(RunningService service, int count) {
        service.awaitRead();
        Instant later = service.now().plus(Duration.ofMinutes(10));
        Await.until(
                count + " are held back",
                () -> service.client()
                                .get("/v1/notifications", "csirt")
                                .ok()
                                .at("/items")
                                .valueStream()
                                .map(item -> item.at("/messages/0"))
                                .filter(message ->
                                        message.path("state").asString().equals("WAITING"))
                                .filter(message -> Instant.parse(
                                                message.path("nextAt").asString())
                                        .isAfter(later))
                                .count()
                        == count);
    }

    @Test
    @DisplayName("50件の事案が一度に来ても、一人には5通とまとめ一通だけで、どの連絡も確認できる")
    void fifty_incidents_at_once_give_five_mails_and_one_digest() {
        try (var service = with(5)) {
            var asked = new ArrayList<UUID>();
            for (int i = 1; i <= 50; i++) {
                asked.add(service.ask(Map.of("number", "SHIME-2026-%04d".formatted(i), "confirmWithin", "P1D")));
            }
            awaitHeld(service, 45);
            service.awaitMailsTo("ciso", 5);
            service.advance(Duration.ofHours(1));
            List<MimeMessage> mails = service.awaitMailsTo("ciso", 6);
            MimeMessage digest = mails.stream()
                    .filter(mail -> Mails.header(mail, "X-CSIRT-Kind").equals("STORM"))
                    .findFirst()
                    .orElseThrow();
            String text = Mails.text(digest);
            assertThat(text.lines().filter(line -> line.startsWith("・SHIME-2026-")))
                    .hasSize(45);
            assertThat(text.lines().filter(line -> line.startsWith("確認: http"))).hasSize(45);
            assertThat(Mails.header(digest, "X-CSIRT-Notification").split(",", -1))
                    .hasSize(45);
            for (UUID id : asked) {
                service.awaitReceipts(id, 1);
            }
            assertThat(service.mailsTo("ciso")).hasSize(6);
            service.client()
                    .post(Mails.link(digest), null, null, "Accept", "application/json")
                    .ok();
        }
    }

    @Test
    @DisplayName("一つの職の二人へのまとめが、どちらも拒まれたら、すぐ次の職に知らせる")
    void when_every_digest_of_a_rung_bounces_the_next_one_is_told_at_once() {
        try (var server = new ScriptedMailServer();
                var service = new RunningService(
                        "--csirt.storm.limit=1", "--csirt.storm.window=PT1H", "--spring.mail.port=" + server.port())) {
            service.appointAll();
            Map<String, ?> wanted = Map.of(
                    "to", List.of(Map.of("post", "CSIRT_INTAKE")),
                    "then", List.of(Map.of("post", "CSIRT_LEAD")),
                    "confirmWithin", "P1D");
            UUID first = service.ask(wanted);
            service.awaitReceipts(first, 2);
            List<UUID> held = List.of(service.ask(wanted), service.ask(wanted));
            Instant later = service.now().plus(Duration.ofMinutes(10));
            service.awaitRead();
            Await.until(
                    "all are held back",
                    () -> held.stream()
                                    .flatMap(id -> messages(service, id))
                                    .filter(message -> Instant.parse(
                                                    message.path("nextAt").asString())
                                            .isAfter(later))
                                    .count()
                            == 4);
            server.behave(Behaviour.REFUSE_RECIPIENT_FOR_GOOD);
            service.advance(Duration.ofHours(1));
            String lead = RunningService.person("csirt-lead").toString();
            Await.until(
                    "the next one is told",
                    () -> held.stream()
                            .allMatch(id -> messages(service, id)
                                    .anyMatch(message ->
                                            message.path("personId").asString().equals(lead))));
            assertThat(messages(service, held.getFirst())
                            .map(message -> message.path("error").asString("")))
                    .contains("DIGEST_GIVEN_UP");
        }
    }

    private static Stream<JsonNode> messages(RunningService service, UUID id) {
        return service.notification(id).path("messages").valueStream();
    }

    @Test
    @DisplayName("訓練と実際の連絡は、一通にまとめられない")
    void drills_and_what_is_real_are_never_in_one_digest() {
        try (var service = with(1)) {
            service.ask(PATIENT);
            service.awaitMailsTo("ciso", 1);
            for (int i = 0; i < 3; i++) {
                service.ask(Map.of("drill", true, "confirmWithin", "P1D"));
                service.ask(PATIENT);
            }
            awaitHeld(service, 6);
            service.advance(Duration.ofHours(1));
            List<String> subjects =
                    service.awaitMailsTo("ciso", 3).stream().map(Mails::subject).toList();
            assertThat(subjects).contains("【訓練】連絡3件のまとめ", "連絡3件のまとめ");
        }
    }
}
