package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedOffice.class)
@DisplayName("多要素認証 4.4, 6.2(4)")
class ConsoleSecondFactorTest {

    private final Office office;

    ConsoleSecondFactorTest(Office office) {
        this.office = office;
    }

    @ParameterizedTest
    @ValueSource(strings = {"CISO", "OVERALL_MANAGER@education", "CSIRT_LEAD", "CSIRT_MEMBER"})
    @DisplayName("必須の職では、設定が済むまでほかの何も開かない")
    void nothing_opens_before_the_factor_is_set(String post) {
        String login = Office.unused("hissu");
        office.user(login, post);
        try (Browser browser = office.browser()) {
            Shown offered = Office.login(browser, login, Office.PASSWORD);
            assertThat(offered.path()).isEqualTo("/login/enrolment");
            assertThat(offered.text()).contains("設定が済むまで");
            for (String path : new String[] {"/", "/incidents", "/report", "/account", "/account/factor"}) {
                assertThat(browser.once("GET", path, null).status()).as(path).isEqualTo(303);
            }
            assertThat(browser.once("GET", "/v1/session", null).status()).isEqualTo(401);
            assertThat(browser.open("/login/code").path()).isEqualTo("/login");
        }
    }

    @Test
    @DisplayName("図と文字で秘密を示し、アプリの数字が合うと、回復コードを一度だけ示して求めたページへ進める")
    void the_factor_is_set_up() {
        String login = Office.unused("app");
        String person = office.user(login, "CSIRT_MEMBER");
        try (Browser browser = office.browser()) {
            Shown asked = browser.open("/incidents?level=3");
            Shown offered = browser.press(asked, "ログインする", Map.of("login", login, "password", Office.PASSWORD));
            String secret = Office.secret(offered);
            assertThat(secret).matches("[A-Z2-7]{32}");
            assertThat(offered.text()).contains(secret);
            assertThat(offered.html().select("svg.code path").attr("d").split("z"))
                    .hasSizeGreaterThan(200)
                    .allMatch(module -> module.matches("M\\d+ \\d+h1v1h-1"));

            Shown wrong = browser.press(offered, "この認証アプリを使う", Map.of("totp", "000 00"));
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.title()).startsWith("エラー: 多要素認証の設定");
            assertThat(wrong.html().select("#f-totp[aria-invalid=true]")).hasSize(1);
            assertThat(Office.secret(wrong)).isEqualTo(secret);

            String before = browser.cookie();
            Shown codes = browser.press(wrong, "この認証アプリを使う", Map.of("totp", office.code(secret)))
                    .ok();
            assertThat(codes.html().select(".codes code").eachText())
                    .hasSize(10)
                    .doesNotHaveDuplicates();
            assertThat(browser.cookie()).isNotEqualTo(before);
            assertThat(codes.link("控えたので進む")).isEqualTo("/incidents?level=3");
            assertThat(browser.open("/incidents?level=3").ok().h1()).isEqualTo("一覧");
            assertThat(browser.sendOnce(wrong.formWith("この認証アプリを使う"), Map.of()).status())
                    .isEqualTo(403);
        }
        assertThat(office.audited("second-factor-set", person)).hasSize(1);
        assertThat(office.audited("logged-in", person)).hasSize(1);
    }

    @Test
    @DisplayName("二つの画面で設定を始めたときは、先に設定したアプリだけが残る。パスワードだけの人は、それを取り替えられない")
    void the_first_who_sets_it_up_keeps_it() {
        String login = Office.unused("futari");
        String person = office.user(login, "CSIRT_MEMBER");
        try (Browser owner = office.browser();
                Browser thief = office.browser()) {
            Shown stolen = Office.login(thief, login, Office.PASSWORD);
            String secret = office.enrol(owner, login);

            String other = Office.secret(stolen);
            Shown late = thief.sendOnce(stolen.formWith("この認証アプリを使う"), Map.of("totp", office.code(other)));
            assertThat(late.status()).isEqualTo(303);
            assertThat(late.header("Location")).startsWith("/login");
            assertThat(thief.once("GET", "/v1/session", null).status()).isEqualTo(401);
            assertThat(office.enter(thief, login, other).status()).isEqualTo(400);
            assertThat(office.enter(owner, login, secret).h1()).isEqualTo("今すること");
        }
        assertThat(office.audited("second-factor-set", person)).hasSize(1);
    }

    @Test
    @DisplayName("次からは数字を求め、同じ数字は二度使えない")
    void a_code_is_used_once() {
        String login = Office.unused("ichido");
        office.user(login, "CSIRT_MEMBER");
        try (Browser browser = office.browser();
                Browser thief = office.browser()) {
            String secret = office.enrol(browser, login);
            String code = office.nextCode(secret);
            Shown asked = Office.login(browser, login, Office.PASSWORD);
            assertThat(asked.path()).isEqualTo("/login/code");
            assertThat(browser.once("GET", "/", null).status()).isEqualTo(303);
            String before = browser.cookie();
            Shown in = browser.press(asked, "確認して進む", Map.of("totp", code.substring(0, 3) + " " + code.substring(3)));
            assertThat(in.h1()).isEqualTo("今すること");
            assertThat(browser.cookie()).isNotEqualTo(before);

            Shown again = Office.login(thief, login, Office.PASSWORD);
            Shown refused = thief.press(again, "確認して進む", Map.of("totp", code));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.title()).startsWith("エラー: 確認コード");
            assertThat(thief.once("GET", "/v1/session", null).status()).isEqualTo(401);
            assertThat(thief.press(refused, "確認して進む", Map.of("totp", office.nextCode(secret)))
                            .h1())
                    .isEqualTo("今すること");
        }
    }

    @Test
    @DisplayName("回復コードは数字の代わりに一度だけ使え、監査に残る")
    void a_recovery_code_is_used_once() {
        String login = Office.unused("kaifuku");
        String person = office.user(login, "CSIRT_MEMBER");
        try (Browser browser = office.browser()) {
            Shown offered = Office.login(browser, login, Office.PASSWORD);
            Shown shown = browser.press(offered, "この認証アプリを使う", Map.of("totp", office.code(Office.secret(offered))));
            String code = Objects.requireNonNull(shown.html().selectFirst(".codes code"))
                    .text();

            Shown in = browser.press(
                    Office.login(browser, login, Office.PASSWORD),
                    "確認して進む",
                    Map.of("totp", " " + code.toUpperCase(Locale.ROOT)));
            assertThat(in.h1()).isEqualTo("今すること");
            assertThat(browser.open("/account").text()).contains("残り9個");
            Shown refused =
                    browser.press(Office.login(browser, login, Office.PASSWORD), "確認して進む", Map.of("totp", code));
            assertThat(refused.status()).isEqualTo(400);
        }
        assertThat(office.audited("recovery-code-used", person)).hasSize(1);
    }

    @Test
    @DisplayName("数字を五回間違えると待たされる")
    void five_wrong_codes_slow_the_account() {
        String login = Office.unused("machigai");
        String person = office.user(login, "CSIRT_MEMBER");
        try (Browser browser = office.browserAt("127.0.0.7")) {
            String secret = office.enrol(browser, login);
            Shown asked = Office.login(browser, login, Office.PASSWORD);
            for (int i = 0; i < 5; i++) {
                asked = browser.press(asked, "確認して進む", Map.of("totp", "12345"));
                assertThat(asked.status()).isEqualTo(400);
            }
            Shown slowed = browser.press(asked, "確認して進む", Map.of("totp", office.code(secret)));
            assertThat(slowed.status()).isEqualTo(429);
            office.pass(Duration.ofSeconds(30));
            assertThat(browser.press(slowed, "確認して進む", Map.of("totp", office.code(secret)))
                            .h1())
                    .isEqualTo("今すること");
        }
        assertThat(office.audited("login-slowed", person)).isNotEmpty();
    }

    @Test
    @DisplayName("間違った数字もパスワードも、一日たっても、次に入った本人に回数を示す。前のログインとログアウトの日時も示す")
    void failures_are_told_to_who_comes_in() {
        String login = Office.unused("shirase");
        office.user(login, "CSIRT_MEMBER");
        try (Browser browser = office.browser();
                Browser thief = office.browserAt("127.0.0.9")) {
            String secret = office.enrol(browser, login);
            browser.press(browser.open("/"), "ログアウト", Map.of());
            Office.login(thief, login, "違うパスワードを試します");
            Shown asked = Office.login(thief, login, Office.PASSWORD);
            for (int i = 0; i < 2; i++) {
                asked = thief.press(asked, "確認して進む", Map.of("totp", "12345"));
            }
            office.pass(Duration.ofDays(1));

            Shown in = office.enter(browser, login, secret);
            assertThat(in.html().select(".failures").text()).contains("失敗が3回");
            assertThat(Browser.texts(in, ".before"))
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("前回のログイン: ");
            assertThat(Browser.texts(in, ".before").getLast()).startsWith("前回のログアウト: ");
            assertThat(office.enter(browser, login, secret).html().select(".failures"))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("回復コードを五回間違えると待たされ、その間は正しい回復コードでも入れない")
    void recovery_codes_are_not_guessed() {
        String login = Office.unused("suisoku");
        office.user(login, "CSIRT_MEMBER");
        try (Browser browser = office.browserAt("127.0.0.11")) {
            Shown offered = Office.login(browser, login, Office.PASSWORD);
            Shown shown = browser.press(offered, "この認証アプリを使う", Map.of("totp", office.code(Office.secret(offered))));
            String code = shown.html().select(".codes code").getFirst().text();
            String wrong = new StringBuilder(code).reverse().toString();
            Shown asked = Office.login(browser, login, Office.PASSWORD);
            for (int i = 0; i < 5; i++) {
                asked = browser.press(asked, "確認して進む", Map.of("totp", wrong));
                assertThat(asked.status()).isEqualTo(400);
            }
            assertThat(browser.press(asked, "確認して進む", Map.of("totp", code)).status())
                    .isEqualTo(429);
            office.pass(Duration.ofSeconds(30));
            assertThat(browser.press(asked, "確認して進む", Map.of("totp", code)).h1())
                    .isEqualTo("今すること");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "/%2Fevil.example"})
    @DisplayName("設定、回復コード、数字のどの画面も、ほかの場所へは移さない")
    void no_step_leads_elsewhere(String target) {
        String login = Office.unused("hoka");
        office.user(login, "CSIRT_MEMBER");
        try (Browser browser = office.browser()) {
            Office.login(browser, login, Office.PASSWORD).ok();
            Shown offered = browser.open("/login/enrolment?" + Browser.pair("target", target))
                    .ok();
            assertThat(offered.html().select("input[name=target]").val()).isEqualTo("/");
            String secret = Office.secret(offered);
            Shown codes = browser.press(offered, "この認証アプリを使う", Map.of("totp", office.code(secret), "target", target))
                    .ok();
            assertThat(codes.link("控えたので進む")).isEqualTo("/");

            Office.login(browser, login, Office.PASSWORD).ok();
            Shown asked = browser.open("/login/code?" + Browser.pair("target", target))
                    .ok();
            assertThat(asked.html().select("input[name=target]").val()).isEqualTo("/");
            Shown passed = browser.sendOnce(
                    asked.formWith("確認して進む"), Map.of("totp", office.nextCode(secret), "target", target));
            assertThat(passed.status()).isEqualTo(303);
            assertThat(passed.header("Location")).isEqualTo("/");
        }
    }

    @Test
    @DisplayName("必須でない人も設定でき、作り直し、外せる。外すにはいまの数字が要る")
    void everybody_may_have_one() {
        String login = Office.unused("nini");
        String person = office.user(login, "SEC_OFFICER@tax");
        try (Browser browser = office.browser()) {
            Shown account =
                    browser.open(Office.login(browser, login, Office.PASSWORD).link("利用者の設定"));
            assertThat(account.text()).contains("設定を勧めます");
            Shown offered = browser.open(account.link("認証アプリを設定する"));
            String secret = Office.secret(offered);
            browser.press(offered, "この認証アプリを使う", Map.of("totp", office.code(secret)))
                    .ok();
            assertThat(office.enter(browser, login, secret).h1()).isEqualTo("今すること");

            Shown renewal = browser.open(browser.open("/account").link("回復コードの作り直し"));
            assertThat(browser.press(renewal, "回復コードを作り直す", Map.of("totp", "1")).status())
                    .isEqualTo(400);
            List<String> codes = browser.press(renewal, "回復コードを作り直す", Map.of("totp", office.nextCode(secret)))
                    .ok()
                    .html()
                    .select(".codes code")
                    .eachText();
            assertThat(codes).hasSize(10);

            Shown replacing = browser.open(browser.open("/account").link("別の認証アプリに替える"));
            String next = Office.secret(replacing);
            assertThat(browser.press(replacing, "この認証アプリを使う", Map.of("totp", office.code(next)))
                            .html()
                            .select("#f-current[aria-invalid=true]"))
                    .hasSize(1);
            browser.press(replacing, "この認証アプリを使う", Map.of("current", codes.getFirst(), "totp", office.nextCode(next)))
                    .ok();

            Shown removal = browser.open(browser.open("/account").link("多要素認証を外す"));
            assertThat(browser.press(removal, "多要素認証を外す", Map.of("totp", office.nextCode(secret)))
                            .status())
                    .isEqualTo(400);
            assertThat(browser.press(removal, "多要素認証を外す", Map.of("totp", office.nextCode(next)))
                            .text())
                    .contains("多要素認証を外しました");
            assertThat(Office.login(browser, login, Office.PASSWORD).h1()).isEqualTo("今すること");
        }
        assertThat(office.audited("second-factor-removed", person)).hasSize(1);
    }

    @Test
    @DisplayName("必須の職にある人は外せない")
    void who_must_have_one_keeps_it() {
        String login = Office.unused("hazusenai");
        office.user(login, "CSIRT_MEMBER");
        try (Browser browser = office.browser()) {
            office.enrol(browser, login);
            assertThat(browser.open("/account").ok().html().select("a[href$=removal]"))
                    .isEmpty();
            assertThat(browser.once("GET", "/account/factor/removal", null).status())
                    .isEqualTo(403);
        }
    }

    @Test
    @DisplayName("必須の職に就くと、パスワードだけのセッションは終わり、次のログインで設定を求める")
    void a_new_post_asks_for_it() {
        String login = Office.unused("shounin");
        String person = office.user(login, "SEC_OFFICER@tax");
        try (Browser browser = office.browser()) {
            Office.login(browser, login, Office.PASSWORD).ok();
            office.appoint(person, "CSIRT_MEMBER");

            assertThat(browser.once("GET", "/v1/session", null).status()).isEqualTo(401);
            assertThat(Office.login(browser, login, Office.PASSWORD).path()).isEqualTo("/login/enrolment");
        }
    }
}
