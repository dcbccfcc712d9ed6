package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedService.class)
@DisplayName("終わったログインと書きかけ")
class ConsoleRescueTest {

    private static final String CONFIRM = "「状況確認」を記録する";
    private static final String RESTORED = "書いた内容を戻しました";
    private static final String UNSENT = "いま送った操作は何も記録していません";

    private final Client client;

    ConsoleRescueTest(Client client) {
        this.client = client;
    }

    private String situations() {
        return "/incidents/" + Reports.file(client, Reports.ofTax("書きかけの残る事案")) + "/situations";
    }

    private static Shown logOut(Browser browser) {
        return browser.press(browser.open("/"), "ログアウト", Map.of());
    }

    private static String findings(Shown page) {
        return page.ok().html().select("textarea[name=findings]").text();
    }

    @Test
    @DisplayName("二つの窓の書きかけは、メニューから入り直してもどちらも戻り、読み直しても残り、送ると消える")
    void all_drafts_come_back_until_they_are_sent() {
        String one = situations();
        String other = situations();
        try (var browser = Browser.of(client, "csirt")) {
            Shown first = browser.open(one).ok();
            Shown second = browser.open(other).ok();
            logOut(browser);
            browser.press(first, CONFIRM, Map.of("findings", "一つ目の窓の文"));
            browser.press(second, CONFIRM, Map.of("findings", "二つ目の窓の文"));
            browser.login("csirt");

            assertThat(findings(browser.open(one))).isEqualTo("一つ目の窓の文");
            Shown again = browser.open(one);
            assertThat(findings(again)).isEqualTo("一つ目の窓の文");
            assertThat(again.text()).contains(RESTORED);
            assertThat(findings(browser.open(one + again.link("書きかけを使わずに新しい用紙を開く"))))
                    .isEmpty();
            assertThat(browser.press(again, CONFIRM, Map.of()).ok().text()).contains("一つ目の窓の文");
            assertThat(findings(browser.open(one))).isEmpty();
            assertThat(findings(browser.open(other))).isEqualTo("二つ目の窓の文");
        }
    }

    @Test
    @DisplayName("同じ用紙を開いた二つの窓の書きかけは、どちらも残り、一つを送るともう一つが戻る")
    void drafts_of_two_tabs_of_one_form_come_back_in_turn() {
        String page = situations();
        try (var browser = Browser.of(client, "csirt")) {
            Shown first = browser.open(page).ok();
            Shown second = browser.open(page).ok();
            logOut(browser);
            browser.press(first, CONFIRM, Map.of("findings", "一つ目の窓の文"));
            browser.press(second, CONFIRM, Map.of("findings", "二つ目の窓の文"));
            browser.login("csirt");

            Shown last = browser.open(page);
            assertThat(findings(last)).isEqualTo("二つ目の窓の文");
            browser.press(last, CONFIRM, Map.of()).ok();
            Shown before = browser.open(page);
            assertThat(findings(before)).isEqualTo("一つ目の窓の文");
            Shown stale = browser.press(before, CONFIRM, Map.of());
            assertThat(stale.status()).as("the other tab recorded meanwhile").isEqualTo(412);
            browser.press(stale, CONFIRM, Map.of()).ok();
            assertThat(findings(browser.open(page))).isEmpty();
        }
    }

    @Test
    @DisplayName("同じブラウザーでほかの人が入っても、書きかけはその人に示さない")
    void nobody_else_is_shown_a_draft() {
        String page = situations();
        try (var browser = Browser.of(client, "csirt")) {
            Shown opened = browser.open(page).ok();
            logOut(browser);
            browser.press(opened, CONFIRM, Map.of("findings", "ほかの人に見せない文"));
            browser.login("csirt-2");

            assertThat(findings(browser.open(page))).isEmpty();
        }
    }

    @Test
    @DisplayName("ログインしたことのないCookieで送られた用紙は、どこにも残さない")
    void forms_of_strangers_are_not_kept() {
        try (var browser = new Browser(client.port())) {
            browser.steal("CSIRT_SESSION=" + "A".repeat(43));
            assertThat(browser.once("POST", "/report", "title=x").header("Location"))
                    .isEqualTo("/login?target=%2Freport");
            browser.login("staff");

            assertThat(browser.open("/report").ok().text()).doesNotContain(RESTORED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/incidents/ID/confirmations, csirt, /incidents/ID",
        "/audit, auditor, /audit",
        "/audit/checkpoints, auditor, /audit",
        "/admin/ID/lock, admin, /admin",
        "/admin/keys/ID/revocation, admin, /admin/keys",
        "/templates/occurrence/docx/use, manager, /templates/occurrence/docx",
        "/account/sessions, staff, /account",
        "/drills, csirt, /drills",
        "/account/sessions/x, staff, /account"
    })
    @DisplayName("ログインが終わった後に押したボタンは、入り直すとその上のページへ移り、何も記録していないことを示す")
    void a_button_leads_to_the_page_above(String path, String key, String above) {
        UUID id = Reports.file(client, Reports.ofTax("終わったログインの事案"));
        try (var browser = Browser.of(client, key)) {
            logOut(browser);
            Shown away = browser.once("POST", path.replace("ID", id.toString()), "a=b");
            assertThat(away.status()).isEqualTo(303);
            Shown login = browser.open(away.header("Location"));

            Shown back = browser.send(login.formWith("demo-" + key), Map.of()).ok();

            assertThat(back.path()).isEqualTo(above.replace("ID", id.toString()) + "?unsent=1");
            assertThat(back.html().select("p.notice").text()).contains(UNSENT);
        }
    }

    @Test
    @DisplayName("移行の途中でログインが終わっても、入り直すと移行のページへ移り、何も記録していないことを示す")
    void an_import_is_begun_anew() {
        try (var browser = Browser.of(client, "csirt-lead")) {
            logOut(browser);
            Shown login =
                    browser.open(browser.once("POST", "/imports/run", "file=a").header("Location"));
            Shown back = browser.send(login.formWith("demo-csirt-lead"), Map.of());

            assertThat(back.path()).isEqualTo("/imports?unsent=1");
        }
    }

    @Test
    @DisplayName("大きすぎる文は413で、書いた文のまま用紙に示す")
    void a_text_that_is_too_large_is_kept() {
        String page = situations();
        String large = "長い文".repeat(120_000);
        try (var browser = Browser.of(client, "csirt")) {
            Shown refused = browser.press(browser.open(page), CONFIRM, Map.of("findings", large));

            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.title()).startsWith("エラー: ");
            assertThat(refused.html().select("textarea[name=findings]").text()).isEqualTo(large);
        }
    }
}
