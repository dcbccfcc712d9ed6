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
@DisplayName("用紙の選択肢: 部署、機関、職、職員")
class ConsoleChoicesTest {

    private static final String CONFIRM = "「状況確認」を記録する";
    private static final String CORRECT = "「訂正の申請」を記録する";

    private final Client client;

    ConsoleChoicesTest(Client client) {
        this.client = client;
    }

    private JsonNode detail(UUID id, String at) {
        return client.get("/v1/incidents/" + id, "csirt").ok().at(at);
    }

    private static List<String> labels(Shown page, String name) {
        return page.html()
                .select("label.choice:has(input[name='" + name + "'])")
                .eachText();
    }

    private static String option(Shown page, String name, String label) {
        return page.html().select("select[name='" + name + "'] option").stream()
                .filter(option -> option.text().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + label + " on " + page))
                .val();
    }

    private static String chosen(Shown page, String name) {
        return page.html()
                .select("select[name='" + name + "'] option[selected]")
                .text();
    }

    @Test
    @DisplayName("状況確認では、部署を名で選び、課局の職も今の在職者とともに選べ、送られるのは符号")
    void names_are_chosen_and_codes_are_sent() {
        UUID id = Reports.file(client, Reports.ofTax("名で選ぶ"));
        try (var browser = Browser.of(client, "csirt")) {
            Shown page = browser.open("/incidents/" + id + "/situations").ok();
            assertThat(labels(page, "impact.departments")).contains("税務課", "福祉課", "病院");
            String post = option(page, "systems.0.managerPost", "税務課 情報セキュリティ管理者（課長）");
            assertThat(post).isEqualTo("SEC_MANAGER@tax");
            assertThat(option(page, "systems.0.managerPost", "情報システム管理者")).isEqualTo("SYS_MANAGER");

            browser.send(
                            Browser.ticked(page.formWith(CONFIRM), "impact.departments", "welfare", "tax"),
                            Map.of("findings", "選んだ", "systems.0.name", "端末", "systems.0.managerPost", post))
                    .ok();
            assertThat(detail(id, "/impact/departments").toString()).isEqualTo("[\"tax\",\"welfare\"]");
            assertThat(detail(id, "/systems/0/managerPost").asString()).isEqualTo("SEC_MANAGER@tax");
            assertThat(browser.open("/incidents/" + id + "?tab=history").ok().text())
                    .contains("税務課、福祉課", "税務課 情報セキュリティ管理者")
                    .doesNotContain("SEC_MANAGER");
        }
    }

    @Test
    @DisplayName("今はない部署と職は、符号のまま選ばれており、ほかを変えて送っても失われない")
    void what_is_no_more_stays_chosen() {
        UUID id = Reports.file(
                client,
                Reports.ofTax("今はない部署").setAll(JsonMapper.shared().readTree("""
                {"systems": [{"name": "旧端末", "managerPost": "SEC_MANAGER@closed-unit"}],
                 "impact": {"departments": ["tax", "closed-unit"]}}""").asObject()));
        try (var browser = Browser.of(client, "csirt")) {
            Shown page = browser.open("/incidents/" + id + "/situations").ok();
            assertThat(page.html()
                            .select("[name='impact.departments'][checked]")
                            .eachAttr("value"))
                    .containsExactly("tax", "closed-unit");
            assertThat(labels(page, "impact.departments")).contains("closed-unit");
            assertThat(chosen(page, "systems.0.managerPost")).isEqualTo("情報セキュリティ管理者（closed-unit）");

            browser.press(page, CONFIRM, Map.of("findings", "足した", "systems.1.name", "新端末"))
                    .ok();
            assertThat(detail(id, "/impact/departments").toString()).isEqualTo("[\"tax\",\"closed-unit\"]");
            assertThat(detail(id, "/systems/0/managerPost").asString()).isEqualTo("SEC_MANAGER@closed-unit");
        }
    }

    @Test
    @DisplayName("訂正でも、機関、部署、職を名で選ぶ")
    void corrections_offer_names_too() {
        UUID id = Reports.file(client, Reports.full("名で訂正する"));
        String event = client.get("/v1/incidents/" + id + "/timeline", "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("event").asString().equals("incident-reported"))
                .map(item -> item.path("eventId").asString())
                .findFirst()
                .orElseThrow();
        String page = "/incidents/" + id + "/corrections?eventId=" + event + "&field=";
        try (var browser = Browser.of(client, "csirt")) {
            assertThat(chosen(browser.open(page + "/organ").ok(), "value")).isEqualTo("町長部局");
            assertThat(labels(browser.open(page + "/impact/departments").ok(), "value"))
                    .contains("税務課");
            assertThat(option(browser.open(page + "/systems/0/managerPost").ok(), "value", "税務課 情報セキュリティ管理者（課長）"))
                    .isEqualTo("SEC_MANAGER@tax");
            Shown department = browser.open(page + "/department").ok();
            assertThat(chosen(department, "value")).isEqualTo("税務課");

            browser.press(department, CORRECT, Map.of("value", option(department, "value", "福祉課"), "reason", "部署の誤り"))
                    .ok();
            assertThat(detail(id, "/corrections/0/new").asString()).isEqualTo("welfare");
        }
    }

    @Test
    @DisplayName("指示の宛先は部署と職から選び、関係機関には機関の名も庁外の名も書け、証拠の管理者は職員の名が候補になる")
    void addressees_are_offered() {
        UUID id = Reports.file(client, Reports.ofTax("宛先を選ぶ"));
        String incident = "/incidents/" + id + "/";
        try (var csirt = Browser.of(client, "csirt");
                var ciso = Browser.of(client, "ciso")) {
            Shown instruction =
                    csirt.open(incident + "containment-instructions").ok();
            csirt.press(instruction, "「応急措置の指示」を記録する", Map.of("to", option(instruction, "to", "税務課"), "measures", "隔離"))
                    .ok();
            assertThat(detail(id, "/containment").toString()).contains("\"to\":\"tax\"");

            Shown directed = ciso.open(incident + "ciso-instructions").ok();
            assertThat(labels(directed, "to")).contains("福祉課", "公営企業", "最高情報セキュリティ責任者（副町長）");
            ciso.send(
                            Browser.ticked(directed.formWith("「CISOの指示」を記録する"), "to", "welfare", "CSIRT_LEAD"),
                            Map.of("text", "確かめる"))
                    .ok();
            assertThat(client.get("/v1/incidents/" + id + "/timeline", "csirt")
                            .ok()
                            .json()
                            .toString())
                    .contains("福祉課、CSIRT責任者");

            for (List<String> one : List.of(List.of("公営企業", "enterprise"), List.of("県警察本部", "県警察本部"))) {
                Shown sharing = csirt.open(incident + "information-sharings").ok();
                assertThat(sharing.html().select("datalist option").eachAttr("value"))
                        .contains("公営企業");
                csirt.press(
                                sharing,
                                "「関係機関との共有」を記録する",
                                Map.of("to", one.getFirst(), "tlp", "TLP_AMBER", "content", "共有する"))
                        .ok();
                assertThat(detail(id, "").toString()).contains("\"to\":\"" + one.getLast() + "\"");
            }
            assertThat(csirt.open(incident + "evidence")
                            .ok()
                            .html()
                            .select("#f-custodian-list option")
                            .eachAttr("value"))
                    .contains("CSIRT員");
        }
    }
}
