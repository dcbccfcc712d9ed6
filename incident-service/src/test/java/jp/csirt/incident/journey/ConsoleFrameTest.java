package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedService.class)
@DisplayName("画面の枠")
class ConsoleFrameTest {

    private final Client client;

    ConsoleFrameTest(Client client) {
        this.client = client;
    }

    @Test
    @DisplayName("知らないページは404、知らない方法は405で、どちらも見出し、メニュー、戻る道がある")
    void refusals_are_pages() {
        try (var browser = Browser.of(client, "csirt")) {
            Shown unknown = browser.once("GET", "/nothing/here", null);
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.html().select("main a[href=/]")).isNotEmpty();

            Shown method = browser.once("DELETE", "/incidents", null);
            assertThat(method.status()).isEqualTo(405);
            assertThat(method.header("Allow")).isEqualTo("GET, HEAD");
            assertThat(method.html().select("nav a[href=/incidents]")).isNotEmpty();
        }
    }

    @Test
    @DisplayName("一覧の指定の誤りは400、大きすぎる用紙は413、用紙でないものは415")
    void malformed_requests_are_pages_too() {
        try (var browser = Browser.of(client, "csirt")) {
            assertThat(browser.once("GET", "/incidents?level=9", null).status()).isEqualTo(400);
            assertThat(browser.once("GET", "/incidents?cursor=x", null).status())
                    .isEqualTo(400);
            assertThat(browser.once("POST", "/logout", "a=" + "x".repeat(1 << 20))
                            .status())
                    .isEqualTo(413);
            assertThat(browser.once("POST", "/logout", "_csrf=%zz").status()).isEqualTo(400);
        }
    }

    @Test
    @DisplayName("英語を望むブラウザには、メニューと断りを英語で示す")
    void the_frame_speaks_english() {
        try (var browser = Browser.of(client, "csirt")) {
            Shown page = browser.once("GET", "/", null, "Accept-Language", "en-GB,en;q=0.9");
            assertThat(page.html().select("body > nav a").eachText()).contains("To do now", "Incidents");
            assertThat(page.html().select("body > nav").attr("lang")).isEqualTo("en");
            Shown unknown = browser.once("GET", "/nothing/here?lang=en", null);
            assertThat(unknown.h1()).matches("[ -~]+");
            assertThat(unknown.text()).contains("Back to \"To do now\"");
            assertThat(browser.once("GET", "/?lang=ja", null, "Accept-Language", "en")
                            .h1())
                    .isEqualTo("今すること");
            assertThat(browser.once("GET", "/", null, "Accept-Language", "%%%").status())
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("機械には、これまでどおりJSONで答える")
    void machines_get_json() {
        try (var browser = new Browser(client.port())) {
            assertThat(browser.once("GET", "/v1/incidents", null).header("Content-Type"))
                    .isEqualTo("application/problem+json");
            assertThat(browser.once("GET", "/v1/incidents", null).status()).isEqualTo(401);
        }
    }

    @Test
    @DisplayName("部品は変わらない番地から長く使え、外からは何も読み込まない")
    void parts_may_be_kept() {
        try (var browser = new Browser(client.port())) {
            Shown page = browser.open("/login");
            String css = Objects.requireNonNull(page.html().selectFirst("link[rel=stylesheet]"))
                    .attr("href");
            Shown sheet = browser.once("GET", css, null);
            assertThat(sheet.status()).isEqualTo(200);
            assertThat(sheet.header("Content-Type")).isEqualTo("text/css;charset=UTF-8");
            assertThat(sheet.header("Cache-Control")).contains("immutable");
            assertThat(sheet.body())
                    .doesNotContain("http://")
                    .doesNotContain("https://")
                    .doesNotContain("@import");
            assertThat(page.html().select("[src], link[href]"))
                    .allSatisfy(part ->
                            assertThat(part.attr("src") + part.attr("href")).startsWith("/assets/"));
        }
    }
}
