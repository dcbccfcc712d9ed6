package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("様式の点検と補足")
@ExtendWith(SharedService.class)
class SupplementsTest {

    private final Client client;
    private final UUID incident;

    SupplementsTest(Client client) {
        this.client = client;
        this.incident = Reports.file(client, Reports.ofTax("補足する事案"));
    }

    private Exchange supplement(String values) {
        return client.act(incident, "supplements", "csirt", "{\"values\": [%s]}".formatted(values));
    }

    private String text(String form, String field) {
        return client.get("/v1/incidents/" + incident + "/reports/" + form + "?format=json", "csirt")
                .ok()
                .at("/groups")
                .valueStream()
                .flatMap(group -> group.path("fields").valueStream())
                .filter(entry -> entry.path("fieldId").asString().equals(field))
                .map(entry -> entry.path("text").asString())
                .findFirst()
                .orElseThrow();
    }

    private List<String> open(String form) {
        return client.get("/v1/incidents/" + incident + "/reports/" + form + "/preflight", "csirt")
                .ok()
                .each("/items", "fieldId");
    }

    @Test
    @DisplayName("5.3(3)④ 補足した項目は様式に出て、点検から消える")
    void what_is_supplemented_stands_in_the_form() {
        assertThat(open("occurrence")).contains("A205", "A605");
        assertThat(text("occurrence", "A205")).isEqualTo("調査中");

        supplement("""
                {"fieldId": "A205", "value": "目視"}, {"fieldId": "B1501", "value": "費用なし"}""").done();

        assertThat(text("occurrence", "A205")).isEqualTo("目視");
        assertThat(text("response", "B1501")).isEqualTo("費用なし");
        assertThat(open("occurrence")).doesNotContain("A205").contains("A605");
        assertThat(open("response")).doesNotContain("B1501");

        supplement("{\"fieldId\": \"A205\", \"value\": \"検知アラート\"}").done();
        assertThat(text("occurrence", "A205")).isEqualTo("検知アラート");
        assertThat(client.get("/v1/incidents/" + incident, "csirt")
                        .ok()
                        .at("/supplements/0/value")
                        .asString())
                .isEqualTo("検知アラート");
        assertThat(client.get("/v1/incidents/" + incident + "/timeline", "ciso").each("/items", "text"))
                .contains("様式の補足: 発見の契機（目視）、最終的な被害・影響・費用（費用なし）", "様式の補足: 発見の契機（検知アラート）");
    }

    @Test
    @DisplayName("C.2⑨ 庁外に向けた文は補足した言葉で書き、書くまでは記録の言葉で書く")
    void words_for_outside_are_chosen() {
        assertThat(text("subject-notice", "N08")).isEqualTo(text("occurrence", "A304"));
        assertThat(open("subject-notice")).contains("N07", "N09");

        supplement("""
                {"fieldId": "N07", "value": "不審な電話に注意してください。"}, {"fieldId": "N08", "value": "端末の不具合"},
                {"fieldId": "N09", "value": "総務課 内線 100"}, {"fieldId": "F02", "value": "電話 092-000-0000"},
                {"fieldId": "P04", "value": "委託先にも確認中"}""").done();

        assertThat(text("subject-notice", "N07")).isEqualTo("不審な電話に注意してください。");
        assertThat(List.of(text("subject-notice", "N08"), text("disclosure", "N08")))
                .containsOnly("端末の不具合")
                .doesNotContain(text("occurrence", "A304"));
        assertThat(text("disclosure", "N09")).isEqualTo("総務課 内線 100");
        assertThat(text("first", "F02")).endsWith("\n電話 092-000-0000");
        assertThat(text("ppc", "P04")).isEqualTo("委託先にも確認中");
        assertThat(open("subject-notice")).doesNotContain("N07", "N09");
    }

    @Test
    @DisplayName("6.3(8)② 補足も、ほかの事実と同じく訂正できる")
    void a_supplement_is_corrected_like_any_fact() {
        supplement("{\"fieldId\": \"A607\", \"value\": \"百円\"}").done();
        JsonNode last = client.get("/v1/incidents/" + incident + "/timeline", "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("event").asString().equals("fields-supplemented"))
                .findFirst()
                .orElseThrow();
        client.act(incident, "corrections", "csirt", """
                {"eventId": "%s", "field": "/values/0/value", "value": "百万円", "reason": "誤記"}""".formatted(
                                last.path("eventId").asString()))
                .created();
        assertThat(text("occurrence", "A607")).isEqualTo("百円");
        client.act(incident, "corrections/1/approval", "csirt-lead", "{}").done();
        assertThat(text("occurrence", "A607")).isEqualTo("百万円");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fieldId\": \"A301\", \"value\": \"件名\"} | /values/0/fieldId WRONG_TYPE",
                "{\"fieldId\": \"A205\", \"value\": \" \"} | /values/0/value BLANK",
                "{\"fieldId\": \"A205\"} | /values/0/value REQUIRED",
                "{\"fieldId\": \"A205\", \"value\": 1} | /values/0/value WRONG_TYPE",
                " | /values WRONG_FORM",
                "{\"fieldId\": \"A205\", \"value\": \"一\"}, {\"fieldId\": \"A205\", \"value\": \"二\"} | /values WRONG_FORM"
            })
    @DisplayName("ほかの操作で記入する項目、空の補足、重なる項目は400")
    void only_what_no_other_act_fills(String line) {
        String[] parts = line.split(" \\| ", 2);
        supplement(parts[0].strip()).invalid(parts[1]);
    }

    @Test
    @DisplayName("点検は、記入できる役割と操作の場所を示す")
    void preflight_tells_who_and_where() {
        JsonNode item = client.get("/v1/incidents/" + incident + "/reports/occurrence/preflight", "auditor")
                .ok()
                .at("/items")
                .valueStream()
                .filter(open -> open.path("fieldId").asString().equals("A105"))
                .findFirst()
                .orElseThrow();
        assertThat(item.path("label").asString()).isEqualTo("統一的な窓口の受付日時・受付者");
        assertThat(item.path("stage").asString()).isEqualTo("1");
        assertThat(item.path("state").asString()).isEqualTo("EMPTY");
        assertThat(item.path("endpoint").asString()).isEqualTo("/v1/incidents/{id}/receipt");
        assertThat(item.path("roles").valueStream().map(JsonNode::asString))
                .containsExactly("CSIRT_INTAKE", "CSIRT_MEMBER", "CSIRT_LEAD", "CSIRT_LIAISON");
        client.get("/v1/incidents/" + incident + "/reports/other/preflight", "csirt")
                .refused(404, "not-found");
        client.get("/v1/incidents/" + incident + "/reports/occurrence/preflight", "staff")
                .refused(403, "forbidden");
    }
}
