package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedService.class)
@DisplayName("画面から保存するファイルが断られたとき")
class ConsoleFilesTest {

    /** What a browser accepts that was led somewhere. */
    private static final String ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final Client client;

    ConsoleFilesTest(Client client) {
        this.client = client;
    }

    private static Shown saved(Browser browser, String path) {
        return browser.once("GET", path, null, "Accept", ACCEPT);
    }

    /** A page like any other, though its place is the API's. */
    private static void mustBeAPage(Shown shown) {
        new Shown("/", shown.status(), shown.headers(), shown.body()).mustBeAPage();
        assertThat(shown.header("Content-Type")).startsWith("text/html");
    }

    @Test
    @DisplayName("ログインが終わった後に書類を保存しようとすると、ログインへ進み、事案に戻れるページが出る")
    void after_the_session_ended() {
        UUID id = Reports.file(client, Reports.ofTax("保存の途中で終わったログイン"));
        try (var browser = Browser.of(client, "csirt")) {
            String paper =
                    browser.open("/incidents/" + id + "?tab=reports").ok().link("PDF");
            assertThat(saved(browser, paper).header("Content-Type")).isEqualTo("application/pdf");
            browser.press(browser.open("/").ok(), "ログアウト", Map.of());

            Shown refused = saved(browser, paper);
            assertThat(refused.status()).isEqualTo(401);
            mustBeAPage(refused);
            assertThat(refused.h1()).isEqualTo("ログインが終わっています");
            assertThat(refused.text()).contains("もう一度ログインしてから").doesNotContain("Authorization", "鍵");
            Shown login = browser.open(refused.link("ログインする")).ok();
            assertThat(browser.send(login.formWith("demo-csirt"), Map.of()).ok().path())
                    .isEqualTo("/incidents/" + id);
        }
    }

    @Test
    @DisplayName("見られない事案のファイルは、メニューのある404のページになる")
    void out_of_sight() {
        UUID id = Reports.file(client, Reports.ofTax("ほかの課の書類"));
        try (var browser = Browser.of(client, "welfare")) {
            Shown refused = saved(browser, "/v1/incidents/" + id + "/reports/occurrence?format=pdf");
            assertThat(refused.status()).isEqualTo(404);
            mustBeAPage(refused);
            assertThat(refused.html().select("nav a[href=/report]")).isNotEmpty();
            assertThat(refused.link("「今すること」へ戻る")).isEqualTo("/");
            assertThat(refused.body()).doesNotContain("ほかの課の書類");
        }
    }

    @Test
    @DisplayName("プログラムには、画面を求める見出しを付けていても、契約のとおりに答える")
    void programs_get_what_the_contract_says() {
        client.get("/v1/incidents/" + UUID.randomUUID(), "csirt", "Accept", ACCEPT)
                .refused(404, "not-found");
        client.get("/v1/incidents", null).refused(401, "unauthenticated");
        client.get("/v1/incidents", "no-such-key", "Accept", ACCEPT).refused(401, "unauthenticated");
    }
}
