package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever puts another file in force goes back to the built-in one. */
@ExtendWith(SharedService.class)
@DisplayName("画面の雛形")
class ConsoleTemplateTest {

    private static final String LOOK = "このファイルを検査する";
    private static final String USE = "共通様式（DDoS）（Excel）に、この雛形を使う";
    private static final String BACK = "組込みの雛形に戻す";
    private static final String PAGE = "/templates/ddos/xlsx";

    private final Client client;

    ConsoleTemplateTest(Client client) {
        this.client = client;
    }

    private List<String> versions(String what) {
        return client.get("/v1" + PAGE + "/versions", "csirt").ok().each("/items", what);
    }

    private static Shown looked(Browser browser, String page, byte[] file) {
        Shown sent = browser.upload(browser.open(page).ok().formWith(LOOK), "本町.xlsx", file);
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        return browser.open(sent.header("Location").replaceFirst("#.*", "")).ok();
    }

    @Test
    @DisplayName("一覧は様式と種類ごとに、使っているものと、そのハッシュと、保存を示す。CSIRT員は書類から、管理者は管理から開く")
    void every_form_and_type_is_listed() {
        try (var csirt = Browser.of(client, "csirt");
                var admin = Browser.of(client, "admin")) {
            var id = Reports.file(client, Reports.ofTax("雛形への道"));
            Shown list = csirt.open(
                            csirt.open("/incidents/" + id + "?tab=reports").link("書類の雛形"))
                    .ok();
            assertThat(list.html().select("tbody tr")).hasSize(16);
            assertThat(list.html().select("tbody code").eachText()).allMatch(hash -> hash.matches("[0-9a-f]{64}"));
            Shown file = csirt.once("GET", "/v1/templates/first/docx", null);
            assertThat(list.html().select("a[href=/v1/templates/first/docx]")).hasSize(1);
            assertThat(file.header("Content-Disposition")).startsWith("attachment");
            assertThat(admin.open(admin.open("/admin").link("書類の雛形")).ok().h1()).isEqualTo("書類の雛形");
        }
    }

    @Test
    @DisplayName("選んだファイルはまず検査され、見本を作れ、検査したそのものが使われ、二度押しても版は一つ、組込みに戻せる")
    void a_file_is_looked_at_before_it_is_used() {
        try (var browser = Browser.of(client, "general-affairs")) {
            int before = versions("version").size();
            Shown looked = looked(browser, PAGE, OfficeFile.excel("{{件名}} {{知らない}}"));
            assertThat(looked.text()).contains("まだ使っていません", "知らない", "書かれたまま印字されます", "この雛形が印字しない項目");
            assertThat(versions("version")).hasSize(before);
            Shown sample = browser.sendOnce(looked.formWith("このファイルで作った見本を保存する"), Map.of());
            assertThat(sample.status()).isEqualTo(200);
            assertThat(sample.header("Content-Disposition"))
                    .startsWith("attachment")
                    .endsWith(".xlsx");

            Shown used = browser.press(looked, USE, Map.of()).ok();
            assertThat(used.text()).contains("この雛形を使い始めました", "団体のもの");
            assertThat(browser.press(looked, USE, Map.of()).ok().text()).contains("この雛形を使い始めました");
            assertThat(versions("version")).hasSize(before + 1);
            assertThat(versions("sha256").getLast())
                    .isEqualTo(looked.html().select("#looked input[name=file]").val());

            Shown back = browser.press(used, BACK, Map.of()).ok();
            assertThat(back.text()).contains("組込みの雛形に戻しました", "総務課長");
            assertThat(back.html().select("form[action$=/built-in]")).isEmpty();
            assertThat(browser.press(used, BACK, Map.of()).status()).isEqualTo(200);
            assertThat(versions("builtIn")).hasSize(before + 2).last().isEqualTo("true");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, ファイルを選んで", "5, 雛形として使えません", "10485761, 雛形が大きすぎます"})
    @DisplayName("選ばれないファイル、Officeでないもの、10 MiBを超えるものは、欄に理由を示し、何も変えない")
    void unfit_files_are_told(int size, String why) {
        try (var browser = Browser.of(client, "general-affairs")) {
            Shown refused = browser.upload(browser.open(PAGE).ok().formWith(LOOK), "x.xlsx", new byte[size]);
            assertThat(refused.status()).isBetween(400, 413);
            assertThat(refused.title()).startsWith("エラー: 共通様式（DDoS）（Excel）の雛形");
            assertThat(refused.text()).contains(why);
            assertThat(refused.html().select("#f-file[aria-invalid=true]")).hasSize(1);
            assertThat(refused.html().select(".summary a[href=#f-file]")).hasSize(1);
            assertThat(refused.html().select("#looked")).isEmpty();
        }
    }

    @Test
    @DisplayName("ほかの人が検査したファイルや、もうないファイルは使えず、選び直すように示す")
    void only_who_looked_at_a_file_may_use_it() {
        try (var one = Browser.of(client, "general-affairs");
                var other = Browser.of(client, "admin")) {
            List<String> before = versions("version");
            String file = looked(one, PAGE, OfficeFile.excel("{{管理番号}}"))
                    .html()
                    .select("#looked input[name=file]")
                    .val();
            Shown page = other.open(PAGE + "?file=" + file).ok();
            assertThat(page.text()).contains("もうここにありません");
            String csrf = page.html().select("input[name=_csrf]").val();
            for (String act : List.of("use", "preview")) {
                Shown sent = other.once(
                        "POST", PAGE + "/" + act, Browser.pair("_csrf", csrf) + "&" + Browser.pair("file", file));
                assertThat(sent.status()).isEqualTo(303);
                assertThat(other.open(sent.header("Location").replaceFirst("#.*", ""))
                                .text())
                        .contains("もうここにありません");
            }
            assertThat(versions("version")).isEqualTo(before);
        }
    }

    @Test
    @DisplayName("書類を見られない職は403、替えられない職は検査と見本だけ、ない様式は404、ほかのログインの用紙は403")
    void what_others_may() {
        try (var staff = Browser.of(client, "staff");
                var csirt = Browser.of(client, "csirt");
                var other = Browser.of(client, "csirt-2")) {
            for (String page : List.of("/templates", PAGE, "/templates/placeholders")) {
                assertThat(staff.open(page).status()).as(page).isEqualTo(403);
            }
            byte[] file = OfficeFile.word("{{件名}}");
            Shown looked = looked(csirt, "/templates/ddos/docx", file);
            assertThat(looked.text()).contains("雛形を替えるのは、統括情報セキュリティ責任者とシステム管理者です。");
            assertThat(looked.html().select("form[action$=/use], form[action$=/built-in]"))
                    .isEmpty();
            var form = csirt.open(PAGE).formWith(LOOK);
            assertThat(other.upload(form, "a.xlsx", file).status()).isEqualTo(403);
            String body = Browser.pair(
                    "_csrf", csirt.open(PAGE).html().select("input[name=_csrf]").val());
            assertThat(csirt.once("POST", PAGE + "/built-in", body).status()).isEqualTo(403);
            String used = Browser.pair(
                    "file", looked.html().select("#looked input[name=file]").val());
            assertThat(csirt.once("POST", "/templates/ddos/docx/use", body + "&" + used)
                            .status())
                    .isEqualTo(403);
            assertThat(csirt.open("/templates/unknown/docx").status()).isEqualTo(404);
            assertThat(csirt.open("/templates/ddos/pdf").status()).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("差込項目は様式ごとに、書き方と、番号と、時期と、根拠を示す")
    void placeholders_are_listed() {
        try (var browser = Browser.of(client, "csirt")) {
            Shown page = browser.open(browser.open(PAGE).link("差込項目の一覧")).ok();
            assertThat(page.path()).isEqualTo("/templates/placeholders?form=ddos");
            assertThat(page.html().select("option[selected]").val()).isEqualTo("ddos");
            Shown response =
                    browser.press(page, "表示する", Map.of("form", "response")).ok();
            assertThat(response.html().select("tbody th").eachText())
                    .contains("{{管理番号}}")
                    .anyMatch(key -> key.endsWith("行が繰り返される"));
        }
    }
}
