package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("連絡先の鮮度の知らせ")
class ReachabilityTest {

    private static List<String> told(RunningService service, String standing) {
        return service.feed()
                .unreached()
                .getLast()
                .path(standing)
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static void awaitTold(RunningService service, String standing, String... names) {
        List<String> ids = List.of(names).stream()
                .map(name -> RunningService.person(name).toString())
                .sorted()
                .toList();
        Await.until(
                standing + " " + List.of(names),
                () -> !service.feed().unreached().isEmpty()
                        && told(service, standing).stream().sorted().toList().equals(ids));
    }

    @Test
    @DisplayName("届け先のない人と、6か月確かめられない人が、変わるたびに知らされる。宛先は知らされない")
    void who_cannot_be_reached_is_told() {
        try (var service = new RunningService()) {
            service.appoint("CISO", null, "ciso");
            service.appoint("CSIRT_LEAD", null, "nobody-knows");
            awaitTold(service, "missing", "nobody-knows");
            assertThat(told(service, "stale")).isEmpty();

            service.contact(
                    "nobody-knows",
                    "{\"language\": \"ja\", \"points\": [{\"kind\": \"MAIL\", \"address\": \"now@shime.example\"}]}");
            awaitTold(service, "missing");

            service.advance(Duration.ofDays(200));
            awaitTold(service, "stale", "ciso", "nobody-knows");
            assertThat(service.feed().unreached().toString()).doesNotContain("@");
            assertThat(service.feed().unreached()).as("told when it changes").hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    @DisplayName("名簿を読み終えるまでは、誰についても知らせない")
    void nothing_is_told_before_the_roster_was_read() {
        try (var service = new RunningService(feed -> {
            RunningService.appoint(feed, "CISO", null, "ciso");
            RunningService.appoint(feed, "CSIRT_LEAD", null, "nobody-knows");
        })) {
            awaitTold(service, "missing", "nobody-knows");
            assertThat(service.feed().unreached().getFirst().path("missing")).hasSize(1);
        }
    }

    @Test
    @DisplayName("相手がいない間に変わったことは、戻れば知らされる")
    void what_changed_meanwhile_is_told_afterwards() {
        try (var service = new RunningService()) {
            service.appointAll();
            awaitTold(service, "missing");
            service.client()
                    .call("DELETE", "/v1/contacts/" + RunningService.person("manager"), "admin", null)
                    .answers(204);
            awaitTold(service, "missing", "manager");
            service.feed().goAway();
            service.contact(
                    "manager",
                    "{\"language\": \"ja\", \"points\": [{\"kind\": \"MAIL\", \"address\": \"back@shime.example\"}]}");
            Await.until(
                    "it is told in vain",
                    () -> !service.feed().unreachedInVain().isEmpty());
            service.feed().comeBack();
            awaitTold(service, "missing");
        }
    }
}
