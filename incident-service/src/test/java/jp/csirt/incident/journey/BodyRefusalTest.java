package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("本文の拒否")
@ExtendWith(SharedService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodyRefusalTest {

    private static final String PATH = "/v1/incidents";
    private static final String JSON = "application/json";

    private final Client client;
    private final UUID incident;
    private final long acts;

    BodyRefusalTest(Client client) {
        this.client = client;
        this.incident = Reports.file(client, Reports.ofTax("本文の試験"));
        this.acts = client.acts();
    }

    @AfterAll
    void nothing_was_stored() {
        assertThat(client.acts()).isEqualTo(acts);
    }

    private Exchange post(byte[] body, String... headers) {
        return client.call("POST", PATH, "staff", body, headers);
    }

    @ParameterizedTest
    @DisplayName("JSONでない本文は断る")
    @ValueSource(
            strings = {
                "{",
                "{\"title\":",
                "{'title': 1}",
                "{\"a\": 01}",
                "{\"a\": NaN}",
                "// c\n{}",
                "{} {}",
                "{},",
                "]"
            })
    void malformed_json_is_refused(String body) {
        client.post(PATH, "staff", body).refused(400, "malformed-json");
    }

    @ParameterizedTest
    @DisplayName("オブジェクトでない本文は断る")
    @ValueSource(strings = {"null", "[]", "1", "\"\"", "\"a\"", "true", "[{}]", " "})
    void anything_but_an_object_is_refused(String body) {
        client.post(PATH, "staff", body).invalid(" WRONG_TYPE");
    }

    @Test
    @DisplayName("識別子でないものは、何が違い、どうすればよいかを、形式の名を使わずに言う")
    void a_wrong_id_is_told_in_words() {
        String person = "{\"personId\": \"税務課長\", \"scopes\": [\"incidents:read\"]}";
        Exchange refused = client.post("/v1/api-keys", "admin", person).invalid("/personId WRONG_TYPE");
        assertThat(refused.at("/errors/0/message").asString())
                .contains("識別子として読めません", "そのまま送ってください")
                .doesNotContain("UUID");
    }

    @Test
    @DisplayName("空の本文は空のオブジェクトとみなす")
    void empty_body_counts_as_empty_object() {
        Exchange refused = client.call("POST", PATH, "staff", null);
        refused.invalid(
                "/title REQUIRED",
                "/summary REQUIRED",
                "/awareAt REQUIRED",
                "/level REQUIRED",
                "/category REQUIRED",
                "/organ REQUIRED");
        assertThat(client.post(PATH, "staff", "").json()).isEqualTo(refused.json());
    }

    @Test
    @DisplayName("名前の重複、UTF-8でない本文、BOMは断る")
    void bytes_must_be_one_plain_utf8_document() {
        String report = Reports.least("バイト").toString();
        client.post(PATH, "staff", report.replaceFirst("\\{", "{\"level\": 3, "))
                .refused(400, "malformed-json");
        for (byte[] bytes : new byte[][] {
            report.getBytes(StandardCharsets.UTF_16),
            report.getBytes(StandardCharsets.UTF_16LE),
            report.getBytes(Charset.forName("windows-31j")),
            ("\ufeff" + report).getBytes(StandardCharsets.UTF_8),
            {'{', '"', 't', '"', ':', '"', (byte) 0xff, '"', '}'},
            {'{', '"', 't', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'},
        }) {
            client.call("POST", PATH, "staff", bytes).refused(400, "malformed-json");
        }
    }

    @Test
    @DisplayName("深すぎる入れ子と長すぎる数は断る")
    void absurd_documents_are_refused() {
        String deep = "[".repeat(1000) + "]".repeat(1000);
        assertThat(client.post(PATH, "staff", deep).status()).isEqualTo(400);
        assertThat(client.post(PATH, "staff", "{\"colour\": " + deep + "}").status())
                .isEqualTo(400);
        String objects = "{\"a\":".repeat(1000) + "1" + "}".repeat(1000);
        assertThat(client.post(PATH, "staff", objects).status()).isEqualTo(400);
        String digits = Reports.least("数").toString().replace("\"level\":1", "\"level\":" + "9".repeat(5000));
        assertThat(client.post(PATH, "staff", digits).status()).isEqualTo(400);
        String exponent = Reports.least("数").toString().replace("\"level\":1", "\"level\":1e999999999");
        assertThat(client.post(PATH, "staff", exponent).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("1 MiBを超える本文は、長さを先に告げなくても断る")
    void body_over_the_limit_is_refused() {
        byte[] large = Reports.least("大きい")
                .put("summary", "あ".repeat(700_000))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        post(large).refused(413, "body-too-large");
        client.chunked("POST", PATH, "staff", large).refused(413, "body-too-large");
        byte[] justOver = " ".repeat((1 << 20) + 1).getBytes(StandardCharsets.UTF_8);
        post(justOver).refused(413, "body-too-large");
        post(java.util.Arrays.copyOf(justOver, 1 << 20)).refused(400, "invalid-request");
        client.call("POST", PATH + "/" + incident + "/receipt", "csirt", justOver, "If-Match", "*")
                .refused(413, "body-too-large");
    }

    @ParameterizedTest
    @DisplayName("JSON以外の形式と、ほかの文字コードは断る")
    @ValueSource(
            strings = {
                "text/plain",
                "text/json",
                "application/problem+json",
                "application/xml",
                "*/*",
                "application/*",
                "json",
                ";",
                "application/json; charset=shift_jis",
                "application/json; charset=utf-16",
                "application/json; charset=none",
                "application/json; charset=\"",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded",
            })
    void other_media_types_are_refused(String type) {
        byte[] body = Reports.least("形式").toString().getBytes(StandardCharsets.UTF_8);
        post(body, "Content-Type", type).refused(415, "unsupported-media-type");
    }

    @Test
    @DisplayName("Content-Typeのない本文と、圧縮された本文は断る")
    void untyped_and_encoded_bodies_are_refused() {
        byte[] body = Reports.least("形式").toString().getBytes(StandardCharsets.UTF_8);
        post(body, "Content-Type", "").refused(415, "unsupported-media-type");
        client.chunked("POST", PATH, "staff", body, "Content-Type", "").refused(415, "unsupported-media-type");
        for (String coding : new String[] {"gzip", "br", "deflate", "identity, gzip", "x"}) {
            post(body, "Content-Encoding", coding).refused(415, "unsupported-media-type");
        }
        post(body, "Content-Encoding", "identity", "Content-Encoding", "gzip").refused(415, "unsupported-media-type");
    }

    @Test
    @DisplayName("415は404と403より先、413は400より先")
    void shape_of_the_body_comes_before_who_may() {
        byte[] body = "{".getBytes(StandardCharsets.UTF_8);
        String unknown = PATH + "/" + UUID.randomUUID() + "/receipt";
        client.call("POST", unknown, "staff", body, "Content-Type", "text/plain")
                .refused(415, "unsupported-media-type");
        client.call("POST", unknown, null, body, "Content-Type", "text/plain").refused(401, "unauthenticated");
        client.call("POST", unknown, "staff", body, "Content-Type", JSON).refused(404, "not-found");
    }
}
