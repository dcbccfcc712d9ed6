package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.csirt.incident.api.console.frame.Console;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.Problems;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.ServerRequest;

@ExtendWith({SharedOffice.class, OutputCaptureExtension.class})
@DisplayName("招待とパスワードの設定 6.2(4)～(6)")
class ConsoleInvitationTest {

    private final Office office;

    ConsoleInvitationTest(Office office) {
        this.office = office;
    }

    @ParameterizedTest
    @CsvSource({
        "短いと, 短いと, 12文字以上",
        "password1234, password1234, 多くの人が使う",
        "PASSWORD1234, PASSWORD1234, 多くの人が使う",
        "aaaaaaaaaaaaaaa, aaaaaaaaaaaaaaa, 多くの人が使う",
        "夜明けの踏切とみかん箱三つ, 夜明けの踏切とみかん箱四つ, 一度目と違います",
        "わたしはkakarichou-xです, わたしはkakarichou-xです, ログイン名を含まない"
    })
    @DisplayName("短いもの、よく使われるもの、ログイン名を含むもの、二度の違うものは、理由を示して断り、招待は残る")
    void bad_passwords_are_refused(String password, String again, String why) {
        String person = office.holder("係長", "SEC_OFFICER@tax");
        String link = office.invitation(person);
        try (Browser browser = office.browser()) {
            Shown refused = browser.press(
                    browser.open(link),
                    "このパスワードにする",
                    Map.of("login", "kakarichou-x", "password", password, "again", again));

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.title()).startsWith("エラー: パスワードの設定");
            assertThat(refused.text()).contains(why);
            assertThat(refused.html().select("input[aria-invalid=true]")).isNotEmpty();
            refused.html()
                    .select(".summary a")
                    .forEach(link1 -> assertThat(refused.html().select(link1.attr("href")))
                            .hasSize(1));
            assertThat(refused.html().select("input[type=password]").eachAttr("value"))
                    .containsOnly("");
            assertThat(refused.html().select("input[name=login]").val()).isEqualTo("kakarichou-x");
            browser.open(link).ok();
        }
    }

    @Test
    @DisplayName("ほかの人のログイン名、使えない文字のログイン名は断る")
    void a_login_name_belongs_to_one_person() {
        String login = Office.unused("onaji");
        office.user(login, "SEC_OFFICER@tax");
        String link = office.invitation(office.holder("係長", "SEC_OFFICER@tax"));
        try (Browser browser = office.browser()) {
            for (String name : new String[] {login, " " + login.toUpperCase(Locale.ROOT), "a b c d", "", "ab"}) {
                Shown refused = browser.press(
                        browser.open(link),
                        "このパスワードにする",
                        Map.of("login", name, "password", Office.PASSWORD, "again", Office.PASSWORD));
                assertThat(refused.status()).as(name).isEqualTo(400);
                assertThat(refused.html().select("#f-login[aria-invalid=true]")).hasSize(1);
            }
        }
    }

    @Test
    @DisplayName("招待のページで誤りが起きても、番地にある値はログに残らない")
    void no_token_is_written_to_the_log(CapturedOutput output) {
        String token = "t".repeat(43);
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/invitations/" + token));
        assertThat(office.part(Console.class)
                        .route(ServerRequest.create(exchange, List.of()))
                        .block(Duration.ofSeconds(60)))
                .isNotNull();

        ApiProblem told = office.part(Problems.class).problem(new IllegalStateException("broken on purpose"), exchange);

        assertThat(told.slug()).isEqualTo("internal-error");
        assertThat(output.toString())
                .contains("GET /invitations/{token} failed", "broken on purpose")
                .doesNotContain(token);
    }

    @Test
    @DisplayName("招待は24時間で切れ、新しい招待は前のものを終わらせ、パスワードを決め直すとほかのセッションは終わる")
    void an_invitation_ends() {
        String login = Office.unused("shoutai");
        String person = office.user(login, "SEC_OFFICER@tax");
        try (Browser browser = office.browser();
                Browser other = office.browser()) {
            String first = office.invitation(person);
            String second = office.invitation(person);
            assertThat(browser.open(first).status()).isEqualTo(404);
            assertThat(browser.open(second).ok().text()).contains(login);
            office.pass(Duration.ofHours(24));
            assertThat(browser.open(second).status()).isEqualTo(404);

            Office.login(other, login, Office.PASSWORD).ok();
            String next = "別の長いパスワードに替えました";
            browser.press(
                    browser.open(office.invitation(person)), "このパスワードにする", Map.of("password", next, "again", next));
            assertThat(other.once("GET", "/", null).status()).isEqualTo(303);
            assertThat(Office.login(browser, login, Office.PASSWORD).status()).isEqualTo(400);
            assertThat(Office.login(browser, login, next).h1()).isEqualTo("今すること");
        }
        assertThat(office.audited("invited", person)).isNotEmpty();
    }
}
