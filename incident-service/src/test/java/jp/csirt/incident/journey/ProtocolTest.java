package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("メソッド・鍵・形式・言語")
@ExtendWith(SharedService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolTest {

    private static final String LIST = "/v1/incidents";

    private final Client client;
    private final String detail;
    private final long acts;

    ProtocolTest(Client client) {
        this.client = client;
        UUID incident = Reports.file(client, Reports.ofTax("形式の試験"));
        this.detail = LIST + "/" + incident;
        this.acts = client.acts();
    }

    @AfterAll
    void nothing_was_stored() {
        assertThat(client.acts()).isEqualTo(acts);
    }

    @ParameterizedTest
    @DisplayName("使えないメソッドは、鍵を見る前に405とAllow")
    @ValueSource(strings = {"FOO", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"})
    void unknown_methods_are_refused(String method) {
        assertThat(client.call(method, LIST, null, null)
                        .refused(405, "method-not-allowed")
                        .header("Allow"))
                .isEqualTo("POST, GET, HEAD");
        assertThat(client.call(method, detail, "csirt", null)
                        .refused(405, "method-not-allowed")
                        .header("Allow"))
                .isEqualTo("GET, HEAD");
        assertThat(client.call(method, detail + "/receipt", "csirt", null)
                        .refused(405, "method-not-allowed")
                        .header("Allow"))
                .isEqualTo("POST");
        assertThat(client.call(method, "/v1/openapi.yaml", null, null).status()).isEqualTo(405);
    }

    @Test
    @DisplayName("事前確認の要求（CORS）も405")
    void preflight_is_refused() {
        client.call(
                        "OPTIONS",
                        LIST,
                        null,
                        null,
                        "Origin",
                        "https://example.test",
                        "Access-Control-Request-Method",
                        "POST")
                .refused(405, "method-not-allowed");
    }

    @Test
    @DisplayName("ほかの場所から来た要求も同じに扱う")
    void origin_changes_nothing() {
        client.get(LIST, "csirt", "Origin", "https://example.test").ok();
    }

    @Test
    @DisplayName("GETだけの場所へのPOSTは405")
    void post_to_a_question_is_refused() {
        assertThat(client.post(detail, "csirt", "{}")
                        .refused(405, "method-not-allowed")
                        .header("Allow"))
                .isEqualTo("GET, HEAD");
        client.get(detail + "/receipt", "csirt").refused(405, "method-not-allowed");
    }

    @ParameterizedTest
    @DisplayName("鍵のない、又は誤った要求は401")
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer no-such-key",
                "Bearer demo-csirt x",
                "Basic ZGVtbzpkZW1v",
                "demo-csirt",
                "Bearer: demo-csirt",
                "Bearer \"demo-csirt\"",
                "Bearerdemo-csirt",
                "Bearer DEMO-CSIRT",
                ","
            })
    void wrong_key_is_refused(String authorization) {
        Exchange refused =
                client.get(LIST, null, "Authorization", authorization).refused(401, "unauthenticated");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer realm=");
        client.post(LIST, null, Reports.least("鍵なし"), "Authorization", authorization)
                .refused(401, "unauthenticated");
        client.get("/v1/nowhere", null, "Authorization", authorization).refused(401, "unauthenticated");
    }

    @Test
    @DisplayName("知らない場所は404")
    void unknown_paths_are_not_found() {
        for (String path : new String[] {
            "/v1", "/v1/", "/v1/nowhere", LIST + "/", detail + "/", detail + "/nowhere", "/v2/incidents", "/nowhere"
        }) {
            client.get(path, "csirt").refused(404, "not-found");
            client.post(path, "csirt", "{}").refused(404, "not-found");
        }
    }

    @ParameterizedTest
    @DisplayName("答えられない形式を求められたら406")
    @ValueSource(strings = {"text/html", "application/xml", "application/json;q=0", "image/*", "text/plain, text/csv"})
    void unacceptable_formats_are_refused(String accept) {
        for (String path : new String[] {LIST, detail, detail + "/timeline", detail + "/guards", "/v1/session"}) {
            client.get(path, "csirt", "Accept", accept).refused(406, "not-acceptable");
        }
        client.post(LIST, "staff", Reports.least("形式"), "Accept", accept).refused(406, "not-acceptable");
        client.post(detail + "/receipt", "csirt", "{}", "Accept", accept, "If-Match", "*")
                .refused(406, "not-acceptable");
    }

    @ParameterizedTest
    @DisplayName("JSONを含む求めには答える")
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "text/html, */*;q=0.1",
                "application/json; charset=utf-8",
                "application/json;q=0.5"
            })
    void acceptable_formats_are_answered(String accept) {
        client.get(detail, "csirt", "Accept", accept).ok();
    }

    @Test
    @DisplayName("読めないAcceptは400、問題は常にproblem+json")
    void problems_are_problems_whatever_is_accepted() {
        client.get(LIST, "csirt", "Accept", "garbage").refused(400, "invalid-header");
        client.get(detail + "x", "csirt", "Accept", "text/html").refused(404, "not-found");
    }

    @Test
    @DisplayName("406は最後に確かめる")
    void format_is_checked_last() {
        client.post(detail + "/receipt", "csirt", "{}", "Accept", "text/html").refused(428, "precondition-required");
        client.get(LIST + "?limit=0", "csirt", "Accept", "text/html").refused(400, "invalid-parameter");
    }

    @Test
    @DisplayName("手元の版から変わらなければ304")
    void known_version_is_not_sent_again() {
        String tag = client.get(detail, "csirt").ok().header("ETag");
        for (String known : new String[] {tag, "W/" + tag, "*", "\"99\", " + tag}) {
            Exchange answer = client.get(detail, "csirt", "If-None-Match", known);
            assertThat(answer.status()).isEqualTo(304);
            assertThat(answer.header("ETag")).isEqualTo(tag);
        }
        client.get(detail, "csirt", "If-None-Match", "\"99\"").ok();
        client.get(detail, "csirt", "If-None-Match", "garbage").ok();
    }

    @Test
    @DisplayName("HEADはGETと同じ見出しだけを返す")
    void head_answers_as_get_without_body() {
        Exchange answer = client.call("HEAD", detail, "csirt", null).ok();
        assertThat(answer.bytes()).isEmpty();
        assertThat(answer.header("ETag"))
                .isEqualTo(client.get(detail, "csirt").ok().header("ETag"));
        assertThat(client.call("HEAD", detail + "x", "csirt", null).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("英語を望む相手には英語で断る")
    void problems_are_told_in_english_on_request() {
        Exchange english = client.get(LIST + "/x", "csirt", "Accept-Language", "en-GB, ja;q=0.5");
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(english.at("/title").asString()).matches("\\p{ASCII}+");
        assertThat(english.at("/detail").asString()).matches("\\p{ASCII}+");
        client.get(LIST + "/x", "csirt", "Accept-Language", "fr, ja").refused(404, "not-found");
        client.get(LIST + "/x", "csirt", "Accept-Language", ";;q=x").refused(404, "not-found");
    }

    @Test
    @DisplayName("契約は鍵なしで、そのまま読める")
    void contract_is_served_as_it_is() {
        Exchange contract = client.get("/v1/openapi.yaml", null).ok();
        assertThat(contract.bytes()).isEqualTo(jp.csirt.spec.Spec.INCIDENT_API.bytes());
        assertThat(client.get("/v1/openapi.yaml", null, "If-None-Match", contract.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    @DisplayName("稼働状態は鍵なしで読め、状態だけを示す")
    void health_tells_only_the_status() {
        assertThat(client.get("/actuator/health", null).ok().json().propertyNames())
                .containsExactly("status");
        for (String page : new String[] {"", "/env", "/beans", "/heapdump", "/loggers", "/configprops", "/shutdown"}) {
            assertThat(client.get("/actuator" + page, null).status()).as(page).isIn(401, 403, 404);
            assertThat(client.post("/actuator" + page, "admin", "{}").status())
                    .as(page)
                    .isIn(401, 403, 404, 405);
        }
    }
}
