package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private Hooks hooks;
    private RunningService service;

    @BeforeEach
    void start() {
        hooks = new Hooks();
        service = new RunningService();
        service.appointAll();
    }

    @AfterEach
    void stop() {
        service.close();
        hooks.close();
    }

    private void hook(String path, String format) {
        service.contact("ciso", """
                {"language": "ja", "points": [{"kind": "WEBHOOK", "address": "%s", "format": "%s", "secret": "%s"}]}""".formatted(hooks.url(path), format, SECRET));
    }

    private static JsonNode body(RecordedRequest request) {
        return JsonMapper.shared().readTree(text(request));
    }

    private static String text(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }

    private String error(UUID id) {
        return service.notification(id).at("/messages/0/error").asString("");
    }

    @Test
    @DisplayName("素のJSONが Standard Webhooks の署名つきで届く")
    void a_plain_hook_is_signed_by_the_standard() throws Exception {
        hook("/plain", "JSON");
        UUID id = service.ask(Map.of("dueAt", "2026-04-01T00:05:00Z"));
        RecordedRequest request = hooks.await(1).getFirst();
        String messageId = String.valueOf(request.getHeaders().get("webhook-id"));
        String signed = messageId + "." + request.getHeaders().get("webhook-timestamp") + "." + text(request);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring(6)), "HmacSHA256"));
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        assertThat(request.getHeaders().get("webhook-signature")).isEqualTo("v1," + signature);

        JsonNode body = body(request);
        assertThat(body.path("type").asString()).isEqualTo("jp.csirt.notification.v1");
        JsonNode data = body.path("data");
        assertThat(data.path("messageId").asString()).isEqualTo(messageId);
        assertThat(data.path("notificationIds").toString()).isEqualTo("[\"" + id + "\"]");
        assertThat(data.path("number").asString()).isEqualTo("SHIME-2026-0001");
        assertThat(data.path("level").asInt()).isEqualTo(3);
        assertThat(data.path("subject").asString()).isEqualTo("SHIME-2026-0001 報告の受付");
        assertThat(data.path("dueAt").asString()).isEqualTo("2026-04-01T00:05:00Z");
        assertThat(data.path("confirmUrl").asString()).contains("/c/");
        assertThat(data.path("incidentUrl").asString()).contains("/incidents/");
        assertThat(data.path("drill").asBoolean(true)).isFalse();
        assertThat(service.awaitReceipts(id, 1)).containsExactly("DELIVERED");
        assertThat(service.feed().receipts(id).getFirst().path("channel").asString())
                .isEqualTo("WEBHOOK");
    }

    @Test
    @DisplayName("SlackとTeamsの形でも、署名つきで届く")
    void slack_and_teams_get_their_shapes() {
        hook("/slack", "SLACK");
        UUID first = service.ask(Map.of());
        service.awaitReceipts(first, 1);
        hook("/teams", "TEAMS");
        UUID second = service.ask(Map.of());
        service.awaitReceipts(second, 1);
        RecordedRequest slack = hooks.requests("/slack").getFirst();
        assertThat(body(slack).propertyNames()).containsExactly("text");
        assertThat(body(slack).path("text").asString()).contains("SHIME-2026-0001 報告の受付", "/c/");
        RecordedRequest teams = hooks.requests("/teams").getFirst();
        JsonNode card = body(teams).at("/attachments/0");
        assertThat(card.path("contentType").asString()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(card.at("/content/type").asString()).isEqualTo("AdaptiveCard");
        assertThat(card.at("/content/actions/0/url").asString()).contains("/c/");
        assertThat(List.of(slack, teams))
                .allMatch(request -> String.valueOf(request.getHeaders().get("webhook-signature"))
                        .startsWith("v1,"));
    }

    @Test
    @DisplayName("転送 (302) には従わず、失敗として送り直す")
    void a_redirect_is_a_failure_and_not_followed() {
        hook("/old", "JSON");
        hooks.answer(request -> request.getUrl().encodedPath().equals("/old")
                ? new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", hooks.url("/new"))
                        .build()
                : new MockResponse.Builder().code(200).build());
        UUID id = service.ask(Map.of());
        service.awaitRead();
        Await.until("it failed", () -> error(id).equals("HTTP_302"));
        assertThat(hooks.requests("/new")).isEmpty();
        hooks.answer(_ -> new MockResponse.Builder().code(204).build());
        assertThat(service.awaitReceipts(id, 2)).contains("FAILED");
        Await.until(
                "it is sent",
                () -> service.notification(id)
                        .at("/messages/0/state")
                        .asString()
                        .equals("SENT"));
    }

    @Test
    @DisplayName("100 MBの回答は読まれず、届いたものとされる")
    void an_answer_of_100_megabytes_is_not_read() {
        hook("/endless", "JSON");
        var endless = new MockResponse.Builder()
                .code(200)
                .body("x".repeat(100_000_000))
                .build();
        hooks.answer(_ -> endless);
        UUID id = service.ask(Map.of());
        assertThat(service.awaitReceipts(id, 1)).containsExactly("DELIVERED");
    }

    @Test
    @DisplayName("400と500は送り直す")
    void refusals_are_tried_again() {
        hook("/refusing", "JSON");
        hooks.answer(_ -> new MockResponse.Builder().code(400).build());
        UUID id = service.ask(Map.of());
        service.awaitRead();
        Await.until("it failed", () -> error(id).equals("HTTP_400"));
        hooks.answer(_ -> new MockResponse.Builder().code(500).build());
        Await.until("it failed again", () -> error(id).equals("HTTP_500"));
        hooks.answer(_ -> new MockResponse.Builder().code(200).build());
        Await.until(
                "it is sent",
                () -> service.notification(id)
                        .at("/messages/0/state")
                        .asString()
                        .equals("SENT"));
    }

    @Test
    @DisplayName("訓練はメールに【訓練】と記され、ウェブフックには出ない")
    void a_drill_never_leaves_by_a_webhook() {
        service.contact("ciso", """
                {"language": "ja", "points": [{"kind": "WEBHOOK", "address": "%s"},
                 {"kind": "MAIL", "address": "ciso@shime.example"}]}""".formatted(hooks.url("/drill")));
        UUID drill = service.ask(Map.of("drill", true));
        var mail = service.awaitMailsTo("ciso", 1).getFirst();
        assertThat(Mails.subject(mail)).isEqualTo("【訓練】SHIME-2026-0001 報告の受付");
        assertThat(Mails.text(mail)).contains("【訓練】");
        assertThat(service.awaitReceipts(drill, 1)).containsExactly("DELIVERED");
        service.ask(Map.of());
        hooks.await(1);
        assertThat(hooks.requests("/drill")).hasSize(1);
    }
}
