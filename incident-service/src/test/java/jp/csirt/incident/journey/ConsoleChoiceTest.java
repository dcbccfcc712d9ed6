package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedService.class)
@DisplayName("用紙の選択肢")
class ConsoleChoiceTest {

    private static final String LEVEL = "「被害レベルの変更」を記録する";
    private static final String REPORT = "「庁内報告」を記録する";
    private static final String RECEIPT = "「受付」を記録する";
    private static final String PERSONNEL = "「職員の処置」を記録する";

    private final Client client;

    ConsoleChoiceTest(Client client) {
        this.client = client;
    }

    private String incident(String title) {
        return "/incidents/" + Reports.file(client, Reports.ofTax(title));
    }

    private static List<String> offered(Shown page, String name) {
        return page.ok()
                .html()
                .select("select[name='" + name + "'] option[value!='']")
                .eachAttr("value");
    }

    private static String text(Shown page, String name) {
        return page.html().select("textarea[name='" + name + "']").text();
    }

    @Test
    @DisplayName("B.2 被害レベルを下げる選択肢はCSIRTだけにあり、下げて送った課長には、書いた文のまま用紙を示し、行える職を言う")
    void who_may_not_lower_keeps_the_text() {
        String page = incident("課長が下げる") + "/level-changes";
        try (var manager = Browser.of(client, "manager");
                var csirt = Browser.of(client, "csirt")) {
            assertThat(offered(csirt.open(page), "level")).contains("0");
            Shown opened = manager.open(page);
            assertThat(offered(opened, "level")).containsExactly("1", "2", "3");

            Shown refused = manager.press(opened, LEVEL, Map.of("level", "0", "reason", "長く考えて書いた理由"));

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.title()).startsWith("エラー: ");
            assertThat(refused.html().select(".summary").text()).contains("CSIRT所属職員", "何も記録していません");
            assertThat(text(refused, "reason")).isEqualTo("長く考えて書いた理由");
            manager.press(refused, LEVEL, Map.of("level", "2")).ok();
        }
    }

    @Test
    @DisplayName("5.3(1)③ 庁内報告の区分と不要の理由は、送れる人だけに示し、送れない人が書いた文も残る")
    void what_is_told_by_whom() {
        String page = "/incidents/" + Reports.file(client, Reports.full("庁内報告の選択肢")) + "/internal-reports";
        try (var manager = Browser.of(client, "manager");
                var csirt = Browser.of(client, "csirt")) {
            Shown ofManager = manager.open(page);
            assertThat(offered(ofManager, "kind")).contains("REPORT").doesNotContain("ASSESSMENT", "PREVENTION");
            assertThat(ofManager.html().select("[name='notNeeded.reason']")).hasSize(1);
            Shown ofCsirt = csirt.open(page);
            assertThat(offered(ofCsirt, "kind")).contains("REPORT", "ASSESSMENT", "PREVENTION");
            assertThat(ofCsirt.html().select("[name='notNeeded.reason']")).isEmpty();

            Shown findings = manager.press(
                    ofManager, REPORT, Map.of("to", "CISO", "kind", "ASSESSMENT", "method", "PHONE", "note", "課長の補足"));
            assertThat(findings.status()).isEqualTo(403);
            assertThat(text(findings, "note")).isEqualTo("課長の補足");
            assertThat(findings.formWith(REPORT)).isNotNull();

            Shown waived = csirt.press(ofCsirt, REPORT, Map.of("to", "CISO", "notNeeded.reason", "CSIRTの理由"));
            assertThat(waived.status()).isEqualTo(403);
            assertThat(text(waived, "notNeeded.reason")).isEqualTo("CSIRTの理由");
            assertThat(waived.text()).contains("情報セキュリティ管理者");
        }
    }

    @Test
    @DisplayName("7.6(2)③ 権利の停止は統括だけが選べ、ほかの人が送っても書いた文は残る")
    void rights_are_suspended_by_one_alone() {
        String page = incident("権利の停止") + "/personnel-actions";
        try (var lead = Browser.of(client, "csirt-lead");
                var overall = Browser.of(client, "general-affairs")) {
            assertThat(offered(overall.open(page), "kind")).contains("RIGHTS_SUSPENDED");
            Shown opened = lead.open(page);
            assertThat(offered(opened, "kind")).isNotEmpty().doesNotContain("RIGHTS_SUSPENDED");

            Shown refused = lead.press(opened, PERSONNEL, Map.of("kind", "RIGHTS_SUSPENDED", "text", "停止の経緯"));

            assertThat(refused.status()).isEqualTo(403);
            assertThat(text(refused, "text")).isEqualTo("停止の経緯");
        }
    }

    @Test
    @DisplayName("行為が少しも許されない人には、用紙を示さず403")
    void who_may_not_at_all_is_shown_no_form() {
        String page = incident("許されない行為") + "/level-changes";
        try (var staff = Browser.of(client, "staff")) {
            String csrf = staff.open("/").html().select("input[name=_csrf]").val();
            Shown refused = staff.once("POST", page, Browser.pair("_csrf", csrf) + "&chosen=&level=0&reason=a");

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.html().select("main form")).isEmpty();
        }
    }

    @Test
    @DisplayName("重複する事案は管理番号で書け、候補には同じ種別の開いた事案が並び、知らない番号は欄に示す")
    void a_duplicate_is_named_by_its_number() {
        UUID first = Reports.file(client, Reports.ofTax("先に届いた報告"));
        UUID second = Reports.file(client, Reports.ofTax("同じことの報告"));
        String number =
                client.get("/v1/incidents/" + first, "csirt").ok().at("/number").asString();
        client.get("/v1/incidents?after=" + client.head(), "csirt").ok();
        try (var csirt = Browser.of(client, "csirt")) {
            Shown opened = csirt.open("/incidents/" + second + "/receipt").ok();
            assertThat(opened.html().select("datalist option").eachAttr("value"))
                    .contains(number + " 先に届いた報告")
                    .noneMatch(candidate -> candidate.contains("同じことの報告"));

            Shown unknown = csirt.press(opened, RECEIPT, Map.of("duplicateOf", "NONE-2020-9999"));
            assertThat(unknown.status()).isEqualTo(400);
            assertThat(unknown.html().select(".summary a[href=#f-duplicateOf]").text())
                    .contains("管理番号");
            assertThat(unknown.html().select("input[name=duplicateOf]").val()).isEqualTo("NONE-2020-9999");

            csirt.press(unknown, RECEIPT, Map.of("duplicateOf", number)).ok();

            assertThat(client.get("/v1/incidents/" + second, "csirt")
                            .ok()
                            .json()
                            .toString())
                    .contains(first.toString());
        }
    }

    @Test
    @DisplayName("7.4(1) 例外措置の期限は日付の欄で聞く")
    void the_end_of_an_exception_is_a_day() {
        try (var manager = Browser.of(client, "manager")) {
            Shown opened = manager.open(incident("例外の期限") + "/exceptions").ok();
            assertThat(opened.html().select("input[name=until]").attr("type")).isEqualTo("date");
        }
    }

    @Test
    @DisplayName("1(9)④ 提出した様式は、発行した版から選び、発行したものがなければ聞かない")
    void the_submitted_version_is_chosen() {
        UUID id = Reports.file(client, Reports.full("発行した版を選ぶ"));
        String page = "/incidents/" + id + "/" + Duties.path(client, id, "PPC") + "submission";
        try (var liaison = Browser.of(client, "liaison")) {
            assertThat(liaison.open(page).ok().html().select("[name^=issue]")).isEmpty();
            client.act(id, "reports/ppc/issues", "csirt-lead", "{}");
            Shown opened = liaison.open(page);
            assertThat(offered(opened, "issue")).containsExactly("ppc/1");
            assertThat(opened.html().select("select[name=issue] option").text()).contains("個人情報の漏えい等報告書");
            String minute = Reports.minutesAgo(1).substring(0, "2026-03-02T09:00".length());
            String button = opened.html().select("main form .actions button").text();

            Shown refused =
                    liaison.press(opened, button, Map.of("issue", "ppc/1", "submittedAt", minute, "channel", ""));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.html()
                            .select("select[name=issue] option[selected]")
                            .val())
                    .isEqualTo("ppc/1");
            liaison.press(refused, button, Map.of("channel", "EMAIL")).ok();

            assertThat(client.get("/v1/incidents/" + id + "/timeline", "csirt")
                            .ok()
                            .each("/items", "text"))
                    .anyMatch(text -> text.contains("個人情報の漏えい等報告書 第1報"));
        }
    }
}
