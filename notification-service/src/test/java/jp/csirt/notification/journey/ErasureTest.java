package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.notification.journey.ScriptedMailServer.Behaviour;
import mockwebserver3.MockResponse;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ErasureTest {

    private static final String MAIL = "very-rare-7391@shime.example";
    private static final String HOOK = "/hook-of-nobody-else-7391";
    private static final String PHONE = "0999-73-91";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final List<String> TRACES = List.of("very-rare-7391", "nobody-else-7391", PHONE, SECRET);

    @Test
    @DisplayName("連絡先を消すと、宛先は送信箱、不達、まとめ、結果、記録のどこにも残らず、送り直しもできない")
    void erasing_a_contact_leaves_no_trace_of_it(CapturedOutput output) {
        try (var server = new ScriptedMailServer();
                var hooks = new Hooks();
                var service = new RunningService("--spring.mail.port=" + server.port())) {
            server.behave(Behaviour.REFUSE_RECIPIENT_FOR_GOOD);
            hooks.answer(_ -> new MockResponse.Builder().code(500).build());
            service.contact("manager", """
                    {"language": "ja", "points": [
                      {"kind": "MAIL", "address": "%s"}, {"kind": "WEBHOOK", "address": "%s", "secret": "%s"},
                      {"kind": "PHONE", "address": "%s"}]}""".formatted(MAIL, hooks.url(HOOK), SECRET, PHONE));
            service.appoint("SEC_MANAGER", "tax", "manager");
            UUID id = service.ask(Map.of("to", List.of(Map.of("post", "SEC_MANAGER", "unit", "tax"))));
            digest(service);
            Await.until("the mail bounced", () -> letters(service).contains(id.toString()));
            hooks.await(1);
            assertThat(stored(service)).contains(TRACES);

            String contact = "/v1/contacts/" + RunningService.person("manager");
            service.client().call("DELETE", contact, "admin", null).answers(204);
            service.client().get(contact, "admin").refused(404, "not-found");
            service.client().call("DELETE", contact, "admin", null).refused(404, "not-found");
            Await.until(
                    "the hook was given up too",
                    () -> service.notification(id)
                            .path("messages")
                            .valueStream()
                            .filter(message ->
                                    message.path("channel").asString().equals("WEBHOOK"))
                            .allMatch(message ->
                                    message.path("error").asString("").equals("NO_CONTACT")));

            assertThat(stored(service)).contains(id.toString()).doesNotContain(TRACES);
            for (String path : List.of(
                    "/v1/contacts", "/v1/notifications", "/v1/ops/dead-letters", "/v1/call-list", "/v1/posts")) {
                assertThat(service.client().get(path, "admin").ok().text())
                        .as(path)
                        .doesNotContain(TRACES);
            }
            assertThat(service.feed().receipts().toString()).doesNotContain(TRACES);
            assertThat(output.getAll()).contains("DEMO").doesNotContain(TRACES);
        }
    }

    private static String letters(RunningService service) {
        return service.client().get("/v1/ops/dead-letters", "admin").ok().text();
    }

    /** All that lies in the store, as text. */
    private static String stored(RunningService service) {
        var all = new StringBuilder();
        for (String name : service.database().listCollectionNames()) {
            for (Document document : service.database().getCollection(name).find()) {
                all.append(document.toJson()).append('\n');
            }
        }
        return all.toString();
    }

    private static void digest(RunningService service) {
        service.feed()
                .add(
                        "jp.csirt.digest-requested.v1",
                        Map.of(
                                "post",
                                "SEC_MANAGER",
                                "unit",
                                "tax",
                                "items",
                                List.of(Map.of(
                                        "incidentId",
                                        UUID.randomUUID().toString(),
                                        "number",
                                        "SHIME-2026-0007",
                                        "what",
                                        "IMPLEMENT_MEASURE"))));
        service.awaitRead();
    }
}
