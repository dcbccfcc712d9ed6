package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedService.class)
@DisplayName("画面の書類")
class ConsolePaperTest {

    private static final String ISSUE = "「インシデント等発生状況報告書」を発行する";

    private final Client client;
    private final UUID id;
    private final String papers;

    ConsolePaperTest(Client client) {
        this.client = client;
        this.id = Reports.file(client, Reports.ofTax("書類の<b>事案</b>"));
        this.papers = "/incidents/" + id + "/reports/";
    }

    @Test
    @DisplayName("どの様式も、紙面と未記入の項目が並び、PDF・Word・Excelで保存できる")
    void every_form_is_shown_with_what_it_lacks() {
        try (var browser = Browser.of(client, "csirt")) {
            Shown tab = browser.open("/incidents/" + id + "?tab=reports").ok();
            List<String> forms = tab.html().select("main h3 a").eachAttr("href");
            assertThat(forms).hasSize(8);
            for (String form : forms) {
                Shown page = browser.open(form).ok();
                assertThat(page.h1()).isNotEmpty();
                assertThat(page.html().select(".paper dt")).isNotEmpty();
                assertThat(page.html().select("a[href^=/v1/incidents/" + id + "/reports/]"))
                        .hasSize(4);
            }
            assertThat(browser.open(papers + "occurrence").text()).contains("書類の<b>事案</b>");
        }
    }

    @Test
    @DisplayName("未記入の項目から、それを記入する行為の用紙のその欄へ一度で進む")
    void each_gap_leads_to_the_field_that_fills_it() {
        try (var browser = Browser.of(client, "csirt")) {
            List<String> ways = browser.open(papers + "occurrence")
                    .ok()
                    .html()
                    .select(".gaps a")
                    .eachAttr("href");
            assertThat(ways).anyMatch(way -> way.contains("/supplements?values.0.fieldId=A205#f-values-0-value"));
            for (String way : ways.stream().distinct().toList()) {
                int anchor = way.indexOf('#');
                Shown form = browser.open(anchor < 0 ? way : way.substring(0, anchor))
                        .ok();
                assertThat(anchor < 0 || form.html().getElementById(way.substring(anchor + 1)) != null)
                        .as(way)
                        .isTrue();
            }
            Shown supplement = browser.open("/incidents/" + id + "/supplements?values.0.fieldId=A205");
            assertThat(supplement
                            .html()
                            .select("[name='values.0.fieldId'] option[selected]")
                            .val())
                    .isEqualTo("A205");
            browser.press(supplement, "「様式の補足」を記録する", Map.of("values.0.value", "利用者からの電話"))
                    .ok();
            assertThat(browser.open(papers + "occurrence").text()).contains("利用者からの電話");
        }
    }

    @Test
    @DisplayName("発行は一度だけで、版とSHA-256が並び、前の版から変わった項目が見える")
    void a_paper_is_issued_once() {
        try (var lead = Browser.of(client, "csirt-lead")) {
            FormElement form = lead.open(papers + "occurrence").ok().formWith(ISSUE);
            Shown once = lead.sendOnce(form, Map.of());
            assertThat(once.status()).as(once.body()).isEqualTo(303);
            assertThat(lead.sendOnce(form, Map.of()).header("Location")).isEqualTo(once.header("Location"));
            Shown issued = lead.open(once.header("Location")).ok();
            assertThat(issued.text()).contains("第1報を発行しました。", "第一報");
            assertThat(issued.html().select("code").eachText())
                    .singleElement()
                    .asString()
                    .matches("[0-9a-f]{64}");

            client.act(id, "situations", "csirt", "{\"findings\": \"端末を調べた\"}");
            Shown second = lead.press(lead.open(papers + "occurrence"), ISSUE, Map.of())
                    .ok();
            Shown changes = lead.open(second.link("第二報の変更箇所")).ok();
            assertThat(changes.text()).contains("端末を調べた");
            assertThat(lead.open(papers + "occurrence/issues/1").ok().text()).contains("変わった項目はありません");
            assertThat(lead.open(papers + "occurrence/issues/9").status()).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("発行の前にほかの人が記録したときは412で、その内容を示し、もう一度押すと新しい版で発行する")
    void a_stale_issue_shows_what_came_between() {
        try (var lead = Browser.of(client, "csirt-lead")) {
            Shown opened = lead.open(papers + "occurrence").ok();
            client.act(id, "situations", "csirt", "{\"findings\": \"間に確認した\"}");
            Shown stale = lead.press(opened, ISSUE, Map.of("final", "true"));
            assertThat(stale.status()).isEqualTo(412);
            assertThat(stale.title()).startsWith("エラー: ");
            assertThat(stale.html().select("main .notice").text()).contains("間に確認した");
            assertThat(stale.html().select("[name=final]").hasAttr("checked")).isTrue();
            assertThat(lead.press(stale, ISSUE, Map.of()).ok().text()).contains("最終報");
        }
    }

    @Test
    @DisplayName("書類を扱わない職は403、見えない事案と知らない様式は404")
    void out_of_role_and_out_of_sight() {
        try (var staff = Browser.of(client, "staff");
                var hospital = Browser.of(client, "hospital");
                var csirt = Browser.of(client, "csirt")) {
            assertThat(staff.open(papers + "occurrence").status()).isEqualTo(403);
            assertThat(staff.open("/incidents/" + id + "?tab=reports").ok().text())
                    .contains("書類は、部署の責任者とCSIRTが扱います。");
            assertThat(hospital.open(papers + "occurrence").status()).isEqualTo(404);
            assertThat(csirt.open(papers + "nothing").status()).isEqualTo(404);
            assertThat(csirt.press(csirt.open("/incidents/" + id), "ログアウト", Map.of())
                            .status())
                    .isEqualTo(200);
            Shown foreign = csirt.once("POST", papers + "occurrence/issues", "formats=pdf");
            assertThat(foreign.status()).isEqualTo(303);
            assertThat(foreign.header("Location")).startsWith("/login");
        }
    }
}
