package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedService.class)
@DisplayName("ログインが終わった後に、画面からファイルを保存しようとしたとき")
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

    @Test
    @DisplayName("契約のとおりに断り、ブラウザーをログインへ、そこからその事案へ導く")
    void a_browser_is_led_to_the_login() {
        UUID id = Reports.file(client, Reports.ofTax("保存の途中で終わったログイン"));
        try (var browser = Browser.of(client, "csirt")) {
            String paper =
                    browser.open("/incidents/" + id + "?tab=reports").ok().link("PDF");
            Shown pdf = saved(browser, paper).ok();
            assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
            assertThat(pdf.header("Refresh")).isEmpty();
            String list = browser.open("/ledger").ok().link("Excelで保存する");
            browser.press(browser.open("/").ok(), "ログアウト", Map.of());

            Shown refused = saved(browser, paper);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
            assertThat(refused.header("Refresh")).isEqualTo("0;url=/login?target=%2Fincidents%2F" + id);
            assertThat(saved(browser, list).header("Refresh")).isEqualTo("0;url=/login");
            Shown login = browser.open(refused.header("Refresh").substring("0;url=".length()))
                    .ok();
            assertThat(browser.send(login.formWith("demo-csirt"), Map.of()).ok().path())
                    .isEqualTo("/incidents/" + id);
        }
    }

    @Test
    @DisplayName("プログラムと機械の監視は、どこへも導かれない")
    void a_program_is_led_nowhere() {
        assertThat(client.get("/v1/incidents", null)
                        .refused(401, "unauthenticated")
                        .has("Refresh"))
                .isFalse();
        assertThat(client.get("/v1/incidents", "no-such-key", "Accept", ACCEPT)
                        .refused(401, "unauthenticated")
                        .has("Refresh"))
                .isFalse();
        try (var browser = new Browser(client.port())) {
            Shown supervision = saved(browser, "/actuator/prometheus");
            assertThat(supervision.status()).isEqualTo(401);
            assertThat(supervision.header("Refresh")).isEmpty();
        }
    }
}
