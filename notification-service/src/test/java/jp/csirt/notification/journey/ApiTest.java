package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.spec.Spec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(Lifecycle.PER_CLASS)
class ApiTest {

    private RunningService service;
    private Client client;

    @BeforeAll
    void start() {
        service = new RunningService();
        service.appointAll();
        client = service.client();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private static String contact(String name) {
        return "/v1/contacts/" + RunningService.person(name);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/contacts",
        "GET, /v1/contacts/x",
        "PUT, /v1/contacts/x",
        "DELETE, /v1/contacts/x",
        "POST, /v1/contacts/x/test",
        "POST, /v1/contacts/x/verification",
        "PUT, /v1/message-templates/TEST/ja",
        "POST, /v1/message-templates/TEST/ja/check",
        "GET, /v1/ops/dead-letters",
        "POST, /v1/ops/dead-letters/x/retry",
        "GET, /v1/ops/feed",
        "POST, /v1/ops/feed/resume",
        "GET, /v1/ops/clock",
        "PUT, /v1/ops/clock"
    })
    @DisplayName("連絡先、文面、運用はシステム管理者だけ。ほかの鍵は403、鍵がなければ401")
    void administration_is_for_administrators(String method, String path) {
        String body = method.equals("GET") || method.equals("DELETE") ? null : "{}";
        for (String key : List.of("csirt", "csirt-lead", "ciso", "auditor")) {
            client.call(method, path, key, body).refused(403, "forbidden");
        }
        client.call(method, path, null, body).refused(401, "unauthenticated");
        client.call(method, path, "staff", body).refused(401, "unauthenticated");
    }

    @Test
    @DisplayName("未知の場所は404、使えないメソッドは405、知らない指定は400")
    void protocol_is_that_of_the_incident_service() {
        client.get("/v1/nothing", "csirt").refused(404, "not-found");
        client.get("/v1/nothing", null).refused(401, "unauthenticated");
        assertThat(client.call("DELETE", "/v1/posts", "csirt", null)
                        .refused(405, "method-not-allowed")
                        .header("Allow"))
                .isEqualTo("GET, HEAD");
        client.get("/v1/posts?colour=red", "csirt").refused(400, "invalid-parameter");
        client.get("/v1/notifications?state=NO", "csirt").refused(400, "invalid-parameter");
        client.get("/v1/notifications?incidentId=1", "csirt").refused(400, "invalid-parameter");
        client.get("/v1/posts", "csirt", "Accept", "image/png").refused(406, "not-acceptable");
        client.put(contact("ciso"), "admin", "{").refused(400, "malformed-json");
        client.put(contact("ciso"), "admin", "{} {}").refused(400, "malformed-json");
        client.put(contact("ciso"), "admin", "{\"language\": \"ja\", \"language\": \"ja\", \"points\": []}")
                .refused(400, "malformed-json");
        client.call("PUT", contact("ciso"), "admin", "x", "Content-Type", "text/plain")
                .refused(415, "unsupported-media-type");
        client.put(contact("ciso"), "admin", "\"" + "x".repeat(1 << 20) + "\"").refused(413, "body-too-large");
        client.post("/v1/notifications/" + UUID.randomUUID() + "/confirmation", "csirt", null)
                .refused(404, "not-found");
        client.post("/v1/notifications/1/confirmation", "csirt", null).refused(404, "not-found");
        assertThat(client.get("/v1/posts?a=1", "csirt", "Accept-Language", "en")
                        .at("/title")
                        .asString())
                .matches("\\p{ASCII}+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/language",
                "{\"language\": \"fr\", \"points\": []}|/language",
                "{\"language\": \"ja\", \"points\": [{}]}|/points/0/kind",
                "{\"language\": \"ja\", \"points\": [{\"kind\": \"MAIL\", \"address\": \"nobody\"}]}|/points/0/address",
                "{\"language\": \"ja\", \"points\": [{\"kind\": \"MAIL\", \"address\": \"a@b.example, c@d.example\"}]}|/points/0/address",
                "{\"language\": \"ja\", \"points\": [{\"kind\": \"WEBHOOK\", \"address\": \"file:///etc/passwd\"}]}|/points/0/address",
                "{\"language\": \"ja\", \"points\": [{\"kind\": \"WEBHOOK\", \"address\": \"https://u:p@h.example/\"}]}|/points/0/address",
                "{\"language\": \"ja\", \"points\": [{\"kind\": \"WEBHOOK\", \"address\": \"https://h.example/\", \"secret\": \"x\"}]}|/points/0/secret",
                "{\"language\": \"ja\", \"points\": [{\"kind\": \"PHONE\", \"address\": \"1\", \"format\": \"JSON\"}]}|/points/0/format",
                "{\"language\": \"ja\", \"points\": [], \"quietHours\": {\"from\": \"25:00\", \"to\": \"07:00\"}}|/quietHours/from",
                "{\"language\": \"ja\", \"points\": [], \"colour\": 1}|/colour"
            })
    @DisplayName("誤った連絡先は、その項目を示して断られ、何も変わらない")
    void a_faulty_contact_is_refused(String body, String pointer) {
        String before = client.get(contact("liaison"), "admin").ok().text();
        JsonNode refused = client.put(contact("liaison"), "admin", body)
                .refused(400, "invalid-request")
                .json();
        assertThat(refused.path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .contains(pointer);
        assertThat(client.get(contact("liaison"), "admin").ok().text()).isEqualTo(before);
    }

    @Test
    @DisplayName("ウェブフックの鍵は作られて一度だけ示され、同じ宛先では引き継がれる")
    void the_secret_of_a_hook_is_told_once() {
        String body = """
                {"language": "ja", "points": [{"kind": "WEBHOOK", "address": "https://hooks.shime.example/x"}]}""";
        assertThat(client.put(contact("vendor"), "admin", body)
                        .ok()
                        .at("/points/0/secret")
                        .asString(""))
                .startsWith("whsec_");
        assertThat(client.put(contact("vendor"), "admin", body)
                        .ok()
                        .at("/points/0")
                        .has("secret"))
                .isFalse();
        assertThat(client.get(contact("vendor"), "admin").ok().text()).doesNotContain("whsec_");
        assertThat(client.get("/v1/contacts", "admin").ok().text()).doesNotContain("whsec_");
    }

    @Test
    @DisplayName("送信の試験はすべての宛先に届く")
    void a_test_goes_to_every_point() {
        service.contact("liaison", """
                {"language": "ja", "points": [{"kind": "MAIL", "address": "liaison@shime.example"},
                 {"kind": "MAIL", "address": "night@shime.example", "hours": "OFF_HOURS"},
                 {"kind": "PHONE", "address": "内線 2"}]}""");
        client.post(contact("liaison") + "/test", "admin", null, "Idempotency-Key", "test-1")
                .answers(202);
        client.post(contact("liaison") + "/test", "admin", null, "Idempotency-Key", "test-1")
                .answers(202);
        client.post(contact("liaison") + "/test", "admin", "{\"a\": 1}").refused(400, "invalid-request");
        client.post(contact("welfare") + "/test", "admin", null, "Idempotency-Key", "test-1")
                .refused(409, "idempotency-key-reused");
        var mail = service.awaitMailsTo("liaison", 1).getFirst();
        assertThat(Mails.header(mail, "X-CSIRT-Kind")).isEqualTo("TEST");
        service.awaitMailsTo("night", 1);
        assertThat(service.mailsTo("liaison")).hasSize(1);
    }

    @Test
    @DisplayName("文面は差し替えられ、知らない差込項目と欠けている項目が示される")
    void templates_are_checked_and_replaced() {
        String path = "/v1/message-templates/SINGLE/en";
        String body = "{\"subject\": \"{{番号}}: {{用件}}\", \"text\": \"Own words {{番号}} {{天気}}\\n{{期限}}\"}";
        JsonNode faults = client.post(path + "/check", "admin", body).ok().json();
        assertThat(faults.path("unknown").toString()).isEqualTo("[{\"key\":\"天気\",\"where\":\"text\"}]");
        assertThat(faults.path("missing").toString()).contains("確認リンク", "レベル").doesNotContain("用件");
        assertThat(client.get(path, "csirt").ok().at("/version").asInt()).isZero();
        assertThat(client.put(path, "admin", body).ok().at("/version").asInt()).isEqualTo(1);
        service.contact(
                "welfare",
                "{\"language\": \"en\", \"points\": [{\"kind\": \"MAIL\", \"address\": \"welfare@shime.example\"}]}");
        service.appoint("SEC_MANAGER", "welfare", "welfare");
        service.ask(Map.of("to", List.of(Map.of("post", "SEC_MANAGER", "unit", "welfare"))));
        var mail = service.awaitMailsTo("welfare", 1).getFirst();
        assertThat(Mails.subject(mail)).isEqualTo("SHIME-2026-0001: receive report");
        assertThat(Mails.text(mail)).contains("Own words SHIME-2026-0001 {{天気}}");
        client.get("/v1/message-templates/NONE/ja", "csirt").refused(404, "not-found");
        client.get("/v1/message-templates/SINGLE/fr", "csirt").refused(404, "not-found");
        client.put(path, "admin", "{\"subject\": \"a\\nb\", \"text\": \"x\"}").refused(400, "invalid-request");
    }

    @Test
    @DisplayName("組込みの文面はどの種類と言語にもあり、知らない項目も欠けもない")
    void every_built_in_template_is_whole() {
        for (String kind : List.of("SINGLE", "STORM", "DIGEST", "WEEKLY", "TEST", "ALARM", "LIFE")) {
            for (String language : List.of("ja", "en")) {
                String path = "/v1/message-templates/" + kind + "/" + language;
                if (!path.equals("/v1/message-templates/SINGLE/en")) { // another test has its own words there
                    JsonNode template = client.get(path, "csirt").ok().json();
                    var body = JsonMapper.shared()
                            .createObjectNode()
                            .put("subject", template.path("subject").asString())
                            .put("text", template.path("text").asString());
                    assertThat(client.post(path + "/check", "admin", body.toString())
                                    .ok()
                                    .text())
                            .as(path)
                            .isEqualTo("{\"unknown\":[],\"missing\":[]}");
                }
            }
        }
    }

    @Test
    @DisplayName("契約はそのまま読め、健全性は鍵なしでは状態だけを示す")
    void the_contract_and_the_health_are_open() {
        assertThat(client.get("/v1/openapi.yaml", null).ok().text())
                .isEqualTo(new String(Spec.NOTIFICATION_API.bytes(), StandardCharsets.UTF_8));
        assertThat(client.get("/actuator/health", null).ok().json().propertyNames())
                .containsExactly("status");
        assertThat(client.get("/actuator/health", "csirt")
                        .ok()
                        .at("/components")
                        .propertyNames())
                .containsExactlyInAnyOrder("feed", "mail", "reach");
        client.get("/actuator/env", "admin").answers(404);
    }

    @Test
    @DisplayName("時計は進められ、誤った指定は400")
    void the_clock_can_be_set() {
        client.put("/v1/ops/clock", "admin", "{}").refused(400, "invalid-request");
        client.put("/v1/ops/clock", "admin", "{\"advance\": \"2 hours\"}").refused(400, "invalid-request");
        client.put("/v1/ops/clock", "admin", "{\"now\": \"2100-01-01T00:00:00Z\"}")
                .refused(400, "invalid-request");
        client.put("/v1/ops/clock", "admin", "{\"advance\": \"PT1S\"}").ok();
        client.post("/v1/ops/feed/resume", "admin", "{\"after\": -1}").refused(400, "invalid-request");
        client.post("/v1/ops/feed/resume", "admin", "{\"after\": \"1\"}").refused(400, "invalid-request");
    }
}
