package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("画面の体制の変更と検証")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleOrganisationTest {

    private final TestService service = new TestService();
    private final Client client = service.client();

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    @DisplayName("統括は職員を加え、空いた職に任命し、不在と代行者を記録できる")
    void posts_are_filled_and_stood_in_for() {
        try (var browser = Browser.of(client, "general-affairs")) {
            Shown persons = browser.open(browser.open("/organisation").ok().link("職員の追加"))
                    .ok();
            Shown added = browser.press(persons, "「職員の追加」を記録する", Map.of("name", "<b>新任</b>の職員"));
            assertThat(added.ok().text()).contains("「職員の追加」を記録しました。");
            String person = choice(browser, "<b>新任</b>の職員");

            FormElement form = browser.open("/organisation/posts/SEC_OFFICER@welfare/assignments")
                    .ok()
                    .formWith("「任命」を記録する");
            Map<String, String> typed = Map.of("personId", person, "from", "2026-04-01");
            Shown once = browser.sendOnce(form, typed);
            assertThat(once.status()).as(once.body()).isEqualTo(303);
            assertThat(browser.sendOnce(form, typed).header("Location")).isEqualTo(once.header("Location"));
            assertThat(browser.open(once.header("Location")).ok().text()).contains("「任命」を記録しました。", "<b>新任</b>の職員");

            Shown away = browser.press(
                    browser.open("/organisation/posts/SEC_OFFICER@welfare/absences")
                            .ok(),
                    "「不在」を記録する",
                    Map.of("from", "2026-05-01T09:00", "to", "2026-05-02T09:00", "reason", "出張"));
            assertThat(away.ok().text()).contains("「不在」を記録しました。");
        }
    }

    private static String choice(Browser browser, String name) {
        return browser
                .open("/organisation/posts/CISO/assignments")
                .ok()
                .html()
                .select("select[name=personId] option")
                .stream()
                .filter(option -> option.text().equals(name))
                .findFirst()
                .orElseThrow()
                .val();
    }

    @Test
    @DisplayName("書き漏れは欄に示し、変えられない職には403で、ボタンも見せない")
    void who_may_not_change_is_refused() {
        try (var manager = Browser.of(client, "general-affairs");
                var csirt = Browser.of(client, "csirt")) {
            Shown refused = manager.press(
                    manager.open("/organisation/posts/CSIRT_LEAD/assignments").ok(), "「任命」を記録する", Map.of());
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.title()).startsWith("エラー: ");
            assertThat(refused.html().select("#f-from")).isNotEmpty();
            assertThat(csirt.open("/organisation").ok().html().select("main a[href^=/organisation/]"))
                    .isEmpty();
            assertThat(csirt.open("/organisation/posts/CSIRT_LEAD/assignments").status())
                    .isEqualTo(403);
            assertThat(csirt.open("/organisation/persons").status()).isEqualTo(403);
        }
    }

    @Test
    @DisplayName("監査は記録全体を検証し、検証点を作れる")
    void the_record_is_verified() {
        Reports.file(client, Reports.ofTax("検証する事案"));
        try (var browser = Browser.of(client, "auditor")) {
            Shown page = browser.open("/audit").ok();
            assertThat(page.text()).contains("記録の先頭");
            assertThat(browser.press(page, "記録全体を検証する", Map.of()).ok().text()).contains("見つかりませんでした");
            assertThat(browser.press(page, "いまの先頭に署名して検証点を作る", Map.of())
                            .ok()
                            .html()
                            .select("#checkpoints ~ .cards li"))
                    .isNotEmpty();
        }
    }

    @Test
    @DisplayName("職員の処置は、読める職だけが別のページで読む")
    void the_restricted_track_has_a_page_of_its_own() {
        var id = Reports.file(client, Reports.ofTax("処置のある事案"));
        client.act(id, "personnel-actions", "general-affairs", "{\"kind\": \"ACTIONED\", \"text\": \"厳重に注意した\"}");
        try (var lead = Browser.of(client, "csirt-lead");
                var csirt = Browser.of(client, "csirt")) {
            assertThat(lead.open("/incidents/" + id + "/personnel").ok().text()).contains("厳重に注意した");
            assertThat(lead.open("/incidents/" + id).ok().text()).doesNotContain("厳重に注意した");
            assertThat(csirt.open("/incidents/" + id + "/personnel").status()).isEqualTo(403);
        }
    }
}
