package jp.csirt.incident.journey;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedService.class)
@DisplayName("画面の用紙")
class ConsoleFormTest {

    private static final String CONFIRM = "「状況確認」を記録する";
    private static final String MORE = "行を増やす";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Client client;

    ConsoleFormTest(Client client) {
        this.client = client;
    }

    private static String form(UUID id, String act) {
        return "/incidents/" + id + "/" + act;
    }

    private UUID withTwoSystems(String title) {
        return Reports.file(
                client, Reports.ofTax(title).setAll(JSON.readTree("""
                {"systems": [{"name": "税務端末", "zone": "INTERNET", "managerPost": "SEC_MANAGER@tax"},
                             {"name": "収納端末"}],
                 "impact": {"departments": ["tax"]},
                 "personalData": {"involved": "YES", "kinds": ["RESIDENT"]}}""").asObject()));
    }

    private Exchange detail(UUID id) {
        return client.get("/v1/incidents/" + id, "csirt").ok();
    }

    private List<String> systems(UUID id) {
        return detail(id)
                .at("/systems")
                .valueStream()
                .map(system -> system.path("name").asString())
                .toList();
    }

    @Test
    @DisplayName("記入の誤りを直して送っても、その間のほかの人の記録は見せてから受け付ける")
    void a_corrected_form_is_still_against_what_was_read() {
        UUID id = Reports.file(client, Reports.ofTax("誤りを直す間の記録"));
        try (var one = Browser.of(client, "csirt");
                var other = Browser.of(client, "csirt-2")) {
            Shown opened = one.open(form(id, "situations"));
            other.press(other.open(form(id, "situations")), CONFIRM, Map.of("findings", "誤りを直す間の文"))
                    .ok();

            Shown wrong = one.press(opened, CONFIRM, Map.of("findings", ""));
            assertThat(wrong.status()).isEqualTo(400);
            Shown stale = one.press(wrong, CONFIRM, Map.of("findings", "直した文"));

            assertThat(stale.status()).isEqualTo(412);
            assertThat(stale.html().select("main .notice").text()).contains("誤りを直す間の文");
            assertThat(one.press(stale, CONFIRM, Map.of()).ok().text()).contains("誤りを直す間の文", "直した文");
        }
    }

    @Test
    @DisplayName("状況確認の用紙には今分かっていることが書いてあり、書き足すと増え、消すと減る")
    void what_is_known_is_filled_in() {
        UUID id = withTwoSystems("二つのシステム");
        try (var browser = Browser.of(client, "csirt")) {
            Shown opened = browser.open(form(id, "situations")).ok();
            assertThat(opened.html().select("[name='systems.1.name']").val()).isEqualTo("収納端末");
            assertThat(opened.html()
                            .select("[name='impact.departments'][checked]")
                            .eachAttr("value"))
                    .containsExactly("tax");
            assertThat(opened.html()
                            .select("[name='personalData.kinds'][checked]")
                            .eachAttr("value"))
                    .containsExactly("RESIDENT");

            browser.press(opened, CONFIRM, Map.of("findings", "一つ増えた", "systems.2.name", "窓口端末"))
                    .ok();
            assertThat(systems(id)).containsExactly("税務端末", "収納端末", "窓口端末");
            assertThat(detail(id).at("/systems/0/managerPost").asString()).isEqualTo("SEC_MANAGER@tax");
            assertThat(detail(id).at("/personalData/kinds/0").asString()).isEqualTo("RESIDENT");

            browser.press(
                            browser.open(form(id, "situations")),
                            CONFIRM,
                            Map.of(
                                    "findings",
                                    "どれも関係なかった",
                                    "systems.0.name",
                                    "",
                                    "systems.0.zone",
                                    "",
                                    "systems.0.managerPost",
                                    "",
                                    "systems.1.name",
                                    "",
                                    "systems.2.name",
                                    "",
                                    "impact.departments",
                                    ""))
                    .ok();
            assertThat(systems(id)).isEmpty();
            assertThat(detail(id).at("/impact/departments")).isEmpty();
            assertThat(detail(id).at("/personalData/kinds/0").asString()).isEqualTo("RESIDENT");
        }
    }

    @Test
    @DisplayName("分かっていた数や有無を空にしても消えないことは、送る前に言う")
    void what_cannot_be_emptied_is_said() {
        UUID id = withTwoSystems("空にした項目");
        try (var browser = Browser.of(client, "csirt")) {
            Shown refused = browser.press(
                    browser.open(form(id, "situations")),
                    CONFIRM,
                    Map.of("findings", "分からなくなった", "personalData.involved", ""));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.html().select(".summary a").eachAttr("href"))
                    .containsExactly("#f-personalData-involved");
            assertThat(detail(id).at("/situations")).isEmpty();

            browser.press(refused, CONFIRM, Map.of("personalData.involved", "UNKNOWN"))
                    .ok();
            assertThat(detail(id).at("/personalData/involved").asString()).isEqualTo("UNKNOWN");
        }
    }

    @Test
    @DisplayName("変えていないことは送らず、二人が別のことを変えたときはどちらも残る")
    void only_what_was_changed_is_sent() {
        UUID id = withTwoSystems("二人が別のこと");
        try (var one = Browser.of(client, "csirt");
                var other = Browser.of(client, "csirt-2")) {
            Shown opened = one.open(form(id, "situations"));
            other.send(
                            Browser.ticked(
                                    other.open(form(id, "situations")).formWith(CONFIRM),
                                    "impact.departments",
                                    "tax",
                                    "welfare"),
                            Map.of("findings", "影響が広がった"))
                    .ok();
            JsonNode first = detail(id).at("/situations/0");
            assertThat(first.has("systems")).isFalse();
            assertThat(first.has("personalData")).isFalse();

            Shown stale = one.press(opened, CONFIRM, Map.of("findings", "端末を足す", "systems.2.name", "窓口端末"));
            assertThat(stale.html()
                            .select("[name='impact.departments'][checked]")
                            .eachAttr("value"))
                    .contains("welfare");
            assertThat(stale.html().select("[name='systems.2.name']").val()).isEqualTo("窓口端末");
            one.press(stale, CONFIRM, Map.of()).ok();

            assertThat(systems(id)).contains("窓口端末");
            assertThat(detail(id).at("/impact/departments").toString()).isEqualTo("[\"tax\",\"welfare\"]");
        }
    }

    @Test
    @DisplayName("用紙が開いたときに書いてあったことは、壊されていても送信を妨げない")
    void a_damaged_memory_of_the_form_harms_nobody() {
        UUID id = withTwoSystems("壊れた用紙");
        try (var browser = Browser.of(client, "csirt")) {
            for (String facts :
                    List.of("{", "[]", "{\"systems\": 1, \"personalData\": [1], \"impact\": {\"departments\": 3}}")) {
                browser.press(
                                browser.open(form(id, "situations")),
                                CONFIRM,
                                Map.of("findings", "壊れていても", "facts", facts))
                        .ok();
            }
            assertThat(systems(id)).containsExactly("税務端末", "収納端末");
        }
    }

    @Test
    @DisplayName("「行を増やす」は何も記録せず、書いたものを残して行を増やし、百を超える行も一つも落とさない")
    void rows_can_be_added() {
        UUID id = withTwoSystems("行の多い用紙");
        try (var browser = Browser.of(client, "csirt")) {
            String version = client.tag(id);
            Shown opened = browser.open(form(id, "situations")).ok();
            int before = opened.html().select("[id^=f-systems-][name$=name]").size();
            Shown more = browser.press(
                            opened, MORE, Map.of("more", "systems", "findings", "書きかけ", "systems.3.name", "四つ目"))
                    .ok();

            assertThat(client.tag(id)).isEqualTo(version);
            assertThat(more.html().select("[id^=f-systems-][name$=name]")).hasSizeGreaterThan(before);
            assertThat(more.html().select("textarea[name=findings]").text()).isEqualTo("書きかけ");
            assertThat(more.html().select("[name='systems.2.name']").val()).isEqualTo("四つ目");
            Shown yetMore = browser.press(more, MORE, Map.of("more", "systems")).ok();
            assertThat(yetMore.html().select("[id^=f-systems-][name$=name]"))
                    .hasSizeGreaterThan(
                            more.html().select("[id^=f-systems-][name$=name]").size());

            Map<String, String> many =
                    IntStream.range(3, 130).boxed().collect(toMap(n -> "systems." + n + ".name", n -> "端末" + n));
            browser.press(yetMore, CONFIRM, many).ok();
            assertThat(systems(id)).hasSize(130).contains("四つ目", "端末129");
        }
    }

    @Test
    @DisplayName("同時に送った二人のうち一人だけが記録し、もう一人には先の人の文を見せる")
    void of_two_at_once_one_is_shown_the_other() throws Exception {
        UUID id = Reports.file(client, Reports.ofTax("同時の記録"));
        try (var one = Browser.of(client, "csirt");
                var other = Browser.of(client, "csirt-2")) {
            var waiting = new ArrayBlockingQueue<>(
                    2,
                    false,
                    List.of(
                            new Sent(one, one.open(form(id, "situations")), "一人目の文"),
                            new Sent(other, other.open(form(id, "situations")), "二人目の文")));
            List<Sent> sent = Parallel.calls(2, () -> waiting.remove().again());

            assertThat(sent).extracting(answer -> answer.shown().status()).containsOnlyOnce(200);
            boolean first = sent.getFirst().shown().status() == 200;
            Sent late = first ? sent.getLast() : sent.getFirst();
            assertThat(late.shown().status()).isIn(409, 412);
            assertThat(late.shown().html().select("main .notice").text())
                    .contains((first ? sent.getFirst() : sent.getLast()).text());
            assertThat(late.again().shown().ok().text()).contains("一人目の文", "二人目の文");
        }
    }

    /** Who sends what from which page. */
    private record Sent(Browser browser, Shown shown, String text) {

        Sent again() {
            return new Sent(browser, browser.press(shown, CONFIRM, Map.of("findings", text)), text);
        }
    }
}
