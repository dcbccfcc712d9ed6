package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedService.class)
@DisplayName("画面のログイン 6.2(4)～(6)")
class ConsoleLoginTest {

    private final Client client;

    ConsoleLoginTest(Client client) {
        this.client = client;
    }

    @Test
    @DisplayName("ログインのないページは、同じ場所のログインへ移り、入った後に求めたページを開く")
    void without_a_session_the_way_leads_to_the_login() {
        try (var browser = new Browser(client.port())) {
            Shown sent = browser.once("GET", "/incidents?level=2", null);
            assertThat(sent.status()).isEqualTo(303);
            assertThat(sent.header("Location")).isEqualTo("/login?target=%2Fincidents%3Flevel%3D2");

            Shown roster = browser.open("/incidents?level=2").ok();
            assertThat(roster.body()).contains("デモ");
            assertThat(roster.formWith("demo-csirt").text()).contains("CSIRT員");

            Shown list = browser.send(roster.formWith("demo-csirt"), Map.of()).ok();
            assertThat(list.path()).isEqualTo("/incidents?level=2");
            assertThat(list.h1()).isEqualTo("一覧");
        }
    }

    @Test
    @DisplayName("一つのCookieだけがセッションを運び、GET /v1/session がそれに答える。HttpOnly、SameSite=Lax、この機械の中ではSecureでない")
    void one_cookie_carries_the_session() {
        try (var browser = new Browser(client.port())) {
            Shown roster = browser.open("/login");
            assertThat(roster.headers().allValues("Set-Cookie"))
                    .singleElement()
                    .asString()
                    .containsIgnoringCase("; HttpOnly")
                    .contains("; SameSite=Lax")
                    .contains("; Path=/")
                    .doesNotContain("Secure");
            assertThat(browser.once("GET", "/v1/session", null).status()).isEqualTo(401);

            Shown entered = browser.sendOnce(roster.formWith("demo-csirt"), Map.of());
            assertThat(entered.headers().allValues("Set-Cookie")).hasSize(1);
            assertThat(browser.once("GET", "/v1/session", null).body()).contains("CSIRT_MEMBER");
        }
    }

    @Test
    @DisplayName("固定: ログインの前のCookieは、入った後には何も開かない")
    void a_cookie_from_before_the_login_opens_nothing() {
        try (var victim = new Browser(client.port());
                var attacker = new Browser(client.port())) {
            attacker.open("/login");
            victim.steal(attacker.cookie());
            victim.login("ciso");

            assertThat(victim.cookie()).isNotEqualTo(attacker.cookie());
            assertThat(attacker.once("GET", "/", null).status()).isEqualTo(303);
            assertThat(attacker.once("GET", "/v1/session", null).status()).isEqualTo(401);
        }
    }

    @Test
    @DisplayName("ログアウトの後は、盗まれたCookieでも開かない")
    void a_stolen_cookie_opens_nothing_after_the_logout() {
        try (var browser = Browser.of(client, "csirt");
                var thief = new Browser(client.port())) {
            thief.steal(browser.cookie());
            Shown top = thief.open("/").ok();
            assertThat(top.h1()).isEqualTo("今すること");

            Shown out = browser.press(browser.open("/"), "ログアウト", Map.of());

            assertThat(out.path()).isEqualTo("/login");
            assertThat(thief.once("GET", "/", null).header("Location")).isEqualTo("/login");
            assertThat(thief.once("GET", "/v1/session", null).status()).isEqualTo(401);
        }
    }

    @Test
    @DisplayName("別の人として入り直すと、前のセッションは終わる")
    void another_login_ends_the_session_before() {
        try (var browser = Browser.of(client, "csirt");
                var thief = new Browser(client.port())) {
            thief.steal(browser.cookie());
            browser.login("auditor");

            assertThat(thief.once("GET", "/", null).status()).isEqualTo(303);
            assertThat(browser.open("/").ok().body()).contains("監査");
        }
    }

    static Stream<String> forms() {
        return Stream.of("/login", "/logout");
    }

    @ParameterizedTest
    @MethodSource("forms")
    @DisplayName("証のない用紙、ほかのセッションの証、作った証は403で、何も変えない")
    void a_form_of_nobody_changes_nothing(String path) {
        try (var browser = Browser.of(client, "csirt");
                var other = Browser.of(client, "staff")) {
            String foreign = Objects.requireNonNull(other.open("/").html().selectFirst("input[name=_csrf]"))
                    .val();
            for (String token :
                    new String[] {"", "_csrf=x&", "_csrf=" + "A".repeat(86) + "&", "_csrf=" + foreign + "&"}) {
                Shown refused = browser.once("POST", path, token + "key=demo-ciso&target=/");
                assertThat(refused.status()).as(token).isEqualTo(403);
                assertThat(refused.html().select("main a[href=/]")).isNotEmpty();
            }
            assertThat(browser.open("/").ok().body()).contains("CSIRT員");
        }
    }

    @Test
    @DisplayName("画面のCookieではAPIの行為はできない。鍵があれば鍵が先")
    void the_cookie_does_no_act_of_the_api() {
        try (var browser = Browser.of(client, "csirt")) {
            assertThat(browser.once("POST", "/v1/incidents", "{}").status()).isEqualTo(401);
            assertThat(browser.once("GET", "/v1/session", null, "Authorization", "Bearer demo-ciso")
                            .body())
                    .contains("CISO")
                    .doesNotContain("CSIRT_MEMBER");
            assertThat(browser.once("GET", "/v1/session", null, "Authorization", "Bearer wrong")
                            .status())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "/%2Fevil.example",
                "/%5cevil.example",
                "/%09/evil.example",
                "/%252Fevil.example",
                " //evil.example",
                "javascript:alert(1)",
                "/<script>",
                "/%zz",
                "",
                "/logout"
            })
    @DisplayName("ログインの後に、ほかの場所へは移らない")
    void the_login_leads_nowhere_else(String target) {
        try (var browser = new Browser(client.port())) {
            Shown roster = browser.once("GET", "/login?" + Browser.pair("target", target), null);
            assertThat(browser.sendOnce(roster.formWith("demo-staff"), Map.of()).header("Location"))
                    .isEqualTo("/");
            Shown again = browser.open("/login");
            assertThat(browser.sendOnce(again.formWith("demo-staff"), Map.of("target", target))
                            .header("Location"))
                    .isEqualTo("/");
        }
    }

    @Test
    @DisplayName("名簿にない人、notification-service としては入れない")
    void nobody_else_comes_in() {
        try (var browser = new Browser(client.port())) {
            Shown roster = browser.open("/login");
            for (String key : new String[] {"demo-notification", "demo-nobody", ""}) {
                assertThat(browser.sendOnce(roster.formWith("demo-csirt"), Map.of("key", key))
                                .status())
                        .isEqualTo(403);
            }
        }
    }
}
