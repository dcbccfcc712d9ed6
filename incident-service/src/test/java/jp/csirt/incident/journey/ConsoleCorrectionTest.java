package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedService.class)
@DisplayName("画面の訂正の申請 6.3(8)②")
class ConsoleCorrectionTest {

    private static final String RECORD = "「訂正の申請」を記録する";
    private static final String NEXT = "次へ";

    private final Client client;

    ConsoleCorrectionTest(Client client) {
        this.client = client;
    }

    private String report(UUID id) {
        return client.get("/v1/incidents/" + id + "/timeline", "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("event").asString().equals("incident-reported"))
                .map(item -> item.path("eventId").asString())
                .findFirst()
                .orElseThrow();
    }

    private JsonNode last(UUID id) {
        JsonNode corrections = client.get("/v1/incidents/" + id, "csirt").ok().at("/corrections");
        return corrections.path(corrections.size() - 1);
    }

    @Test
    @DisplayName("記録、項目、訂正後の値の順に選び、選ぶ間は何も記録しない")
    void the_item_is_chosen_by_its_name() {
        UUID id = Reports.file(client, Reports.full("順に選ぶ訂正"));
        String path = "/incidents/" + id + "/corrections";
        try (var browser = Browser.of(client, "csirt")) {
            String version = client.tag(id);
            Shown empty = browser.press(browser.open(path).ok(), NEXT, Map.of());
            assertThat(empty.status()).isEqualTo(400);
            assertThat(empty.html().select(".summary a").eachAttr("href")).containsExactly("#f-eventId");

            Shown items =
                    browser.press(empty, NEXT, Map.of("eventId", report(id))).ok();
            assertThat(items.html().select("select[name=field] option").eachText())
                    .contains("報告の「件名」", "報告の「情報システム名」（1件目）", "報告の「本人の数」")
                    .doesNotHaveDuplicates();
            Shown none = browser.press(items, NEXT, Map.of());
            assertThat(none.status()).isEqualTo(400);
            assertThat(none.html().select(".summary a").eachAttr("href")).containsExactly("#f-field");

            Shown value = browser.press(none, NEXT, Map.of("field", "/personalData/subjects"))
                    .ok();
            assertThat(value.html().select("[name=value]").val()).isEqualTo("120");
            Shown other = browser.press(value, RECORD, Map.of("field", "/crimePossible", "reason", "書きかけの理由"))
                    .ok();
            assertThat(other.html()
                            .select("select[name=value] option[selected]")
                            .val())
                    .isEqualTo("NO");
            assertThat(other.html().select("textarea[name=reason]").text()).isEqualTo("書きかけの理由");
            assertThat(client.tag(id)).isEqualTo(version);

            browser.press(other, RECORD, Map.of("value", "YES")).ok();
            assertThat(last(id).path("field").asString()).isEqualTo("/crimePossible");
            assertThat(last(id).path("new").asString()).isEqualTo("YES");
        }
    }

    @Test
    @DisplayName("数、はい・いいえ、日時、一覧、選択、複数の選択も訂正でき、空にすると取り除く")
    void every_kind_of_value_can_be_sent() {
        UUID id = Reports.file(client, Reports.full("いろいろな値の訂正"));
        String event = report(id);
        try (var browser = Browser.of(client, "csirt")) {
            for (List<String> one : List.of(
                    List.of("/personalData/subjects", "130", "130"),
                    List.of("/impact/residentServiceStopped", "true", "true"),
                    List.of("/discoveredAt", "2026-03-01T09:20", "\"2026-03-01T00:20:00Z\""),
                    List.of("/category", "LOSS", "\"LOSS\""),
                    List.of("/personalData/leakSigns", "INFO_STEALER", "[\"INFO_STEALER\"]"),
                    List.of("/systems/0/name", "窓口端末", "\"窓口端末\""),
                    List.of("/startedAt", "", "null"))) {
                Shown form =
                        browser.open("/incidents/%s/corrections?eventId=%s&field=%s".formatted(id, event, one.get(0)));
                browser.press(form, RECORD, Map.of("value", one.get(1), "reason", "誤記のため"))
                        .ok();
                assertThat(last(id).path("field").asString()).isEqualTo(one.get(0));
                assertThat(last(id).path("new"))
                        .as(one.get(0))
                        .isEqualTo(JsonMapper.shared().readTree(one.get(2)));
            }
            Shown departments =
                    browser.open("/incidents/%s/corrections?eventId=%s&field=/impact/departments".formatted(id, event));
            browser.send(
                            Browser.ticked(departments.formWith(RECORD), "value", "tax", "welfare"),
                            Map.of("reason", "誤記のため"))
                    .ok();
            assertThat(last(id).path("new").toString()).isEqualTo("[\"tax\",\"welfare\"]");
            Shown refused = browser.press(
                    browser.open("/incidents/%s/corrections?eventId=%s&field=/title".formatted(id, event)),
                    RECORD,
                    Map.of("value", "", "reason", "取り除けない項目"));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.html().select(".summary a").eachAttr("href")).containsExactly("#f-value");
        }
    }

    @Test
    @DisplayName("訂正できない記録からの行き先でも、訂正できる記録を選べる")
    void what_takes_no_correction_is_not_offered() {
        UUID id = Reports.file(client, Reports.ofTax("訂正できない記録"));
        try (var browser = Browser.of(client, "csirt")) {
            client.act(id, "receipt", "csirt", "{}").done();
            Shown incident = browser.open("/incidents/" + id).ok();
            assertThat(incident.text()).contains("受付");
            assertThat(incident.html().select("td a[href*=corrections]").eachAttr("href"))
                    .containsExactly("/incidents/" + id + "/corrections?eventId=" + report(id));
            for (String event : List.of(UUID.randomUUID().toString(), "", "%3Cb%3E")) {
                Shown form = browser.open("/incidents/" + id + "/corrections?eventId=" + event)
                        .ok();
                assertThat(form.html().select("select[name=eventId] option[selected]"))
                        .isEmpty();
                assertThat(form.html().select("select[name=eventId] option").eachText())
                        .anyMatch(text -> text.contains("訂正できない記録"));
            }
        }
    }
}
