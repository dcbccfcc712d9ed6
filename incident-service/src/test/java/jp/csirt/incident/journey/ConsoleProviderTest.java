package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.incident.api.security.Accounts;
import jp.csirt.incident.journey.IdentityProvider.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedOffice.class)
@DisplayName("外部のログイン（OpenID Connect）")
class ConsoleProviderTest {

    private static final String BEGIN = "/oauth2/authorization/town";

    private final Office office;
    private final IdentityProvider provider;

    ConsoleProviderTest(Office office) {
        this.office = office;
        this.provider = office.provider();
    }

    private String known(String post) {
        String number = Office.unused("E");
        office.open(office.holder(post, post), identifier(number));
        return number;
    }

    /** How an account is called by the provider; the office has another one beside it. */
    private static String identifier(String number) {
        return "town:" + number;
    }

    /** Goes to the provider and comes back. */
    private Shown login(Browser browser, String begin, Person person) {
        Shown sent = browser.once("GET", begin, null);
        assertThat(sent.status()).isEqualTo(303);
        return browser.once("GET", provider.login(sent.header("Location"), person), null);
    }

    private static void assertNobody(Browser browser) {
        assertThat(browser.once("GET", "/v1/session", null).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("ログインの画面から提供者へ行き、決められた項目で本人を見つけ、求めたページを新しいセッションで開く")
    void a_person_comes_in() {
        String number = known("SEC_OFFICER@tax");
        try (Browser browser = office.browser()) {
            Shown page = browser.open("/incidents?level=2");
            String link = page.link("庁内認証でログインする");
            assertThat(link).isEqualTo(BEGIN + "?target=%2Fincidents%3Flevel%3D2");
            String before = browser.cookie();
            Shown back = login(browser, link, Person.of(number, "pwd"));

            assertThat(back.status()).isEqualTo(303);
            assertThat(back.header("Location")).isEqualTo("/incidents?level=2");
            assertThat(browser.cookie()).isNotEqualTo(before);
            assertThat(browser.open("/incidents?level=2").ok().h1()).isEqualTo("一覧");
        }
    }

    @Test
    @DisplayName("提供者が多要素を確かめていれば必須の職もそのまま、いなければ設定を求める")
    void the_second_factor_may_be_the_providers() {
        String number = known("CSIRT_MEMBER");
        try (Browser browser = office.browser();
                Browser other = office.browser()) {
            assertThat(login(browser, BEGIN, Person.of(number, "pwd")).header("Location"))
                    .isEqualTo("/login/enrolment");
            assertNobody(browser);
            assertThat(login(other, BEGIN, Person.of(number, "pwd", "otp")).header("Location"))
                    .isEqualTo("/");
            other.open("/").ok();
        }
    }

    @Test
    @DisplayName("ここに登録のない人には、何を頼めばよいかを示す")
    void an_unknown_person_is_helped() {
        try (Browser browser = office.browser()) {
            Shown refused = login(browser, BEGIN, Person.of("nobody"));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).contains("管理者に").contains("employee_number");
            assertNobody(browser);
        }
    }

    @Test
    @DisplayName("登録の済んだ利用者の識別子を、管理者が後から入れ、変えられる。前の識別子では入れず、入っていた画面も閉じる")
    void the_identifier_of_an_account_is_entered_and_changed() {
        String taken = known("SEC_OFFICER@tax");
        String person = office.user(Office.unused("atokara"), "SEC_OFFICER@tax");
        String first = Office.unused("E");
        String second = Office.unused("E");
        try (Browser admin = office.administrator();
                Browser browser = office.browser()) {
            assertThat(login(browser, BEGIN, Person.of(first)).status()).isEqualTo(403);
            Shown page = admin.open("/admin/" + person + "/external-id").ok();
            assertThat(page.text()).contains("まだありません");
            for (String wrong : List.of("", identifier(taken))) {
                Shown refused = admin.press(page, "この識別子にする", Map.of("externalId", wrong));
                assertThat(refused.status()).as(wrong).isIn(400, 409);
                assertThat(refused.title()).startsWith("エラー: 外部のログインの識別子");
                assertThat(refused.html().select("#f-externalId").val()).isEqualTo(wrong);
            }
            assertThat(admin.press(page, "この識別子にする", Map.of("externalId", " " + identifier(first) + " "))
                            .text())
                    .contains("識別子を変えました");
            assertThat(login(browser, BEGIN, Person.of(first)).status()).isEqualTo(303);
            browser.open("/account").ok();

            Shown again = admin.open("/admin/" + person + "/external-id").ok();
            assertThat(again.text()).contains(first);
            admin.press(again, "この識別子にする", Map.of("externalId", identifier(second)))
                    .ok();
            assertNobody(browser);
            assertThat(login(browser, BEGIN, Person.of(first)).status()).isEqualTo(403);
            assertThat(login(browser, BEGIN, Person.of(second)).status()).isEqualTo(303);

            office.identify(person, identifier(Office.unused("E")));
            assertNobody(browser);
        }
        Awaitility.await()
                .untilAsserted(() -> assertThat(office.audited("external-id-changed", person))
                        .hasSize(3));
    }

    @Test
    @DisplayName("停止された利用者は、提供者からも入れず、理由を示す")
    void a_locked_person_comes_in_by_no_provider() {
        String number = Office.unused("E");
        String person = office.holder("係長", "SEC_OFFICER@tax");
        office.open(person, identifier(number));
        office.part(Accounts.class)
                .lock(UUID.fromString(person), UUID.fromString(person))
                .block(Duration.ofSeconds(60));
        try (Browser browser = office.browser()) {
            Shown refused = login(browser, BEGIN, Person.of(number));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).contains("停止されています");
            assertNobody(browser);
        }
    }

    @Test
    @DisplayName("提供者から入り、ここで認証アプリを設定した人は、それを替え、回復コードを作り直せる。管理の一覧は外部のログインと示す")
    void an_authenticator_of_who_has_no_password_is_managed() {
        String number = known("CSIRT_MEMBER");
        try (Browser browser = office.browser();
                Browser admin = office.administrator()) {
            Shown offered =
                    browser.open(login(browser, BEGIN, Person.of(number, "pwd")).header("Location"));
            String secret = Office.secret(offered);
            browser.press(offered, "この認証アプリを使う", Map.of("totp", office.code(secret)))
                    .ok();
            Shown account = browser.open("/account").ok();
            assertThat(account.text()).contains("パスワードがありません", "残り10個");
            assertThat(browser.open("/account/password").status()).isEqualTo(404);

            Shown replacing = browser.open(account.link("別の認証アプリに替える")).ok();
            String next = Office.secret(replacing);
            browser.press(
                            replacing,
                            "この認証アプリを使う",
                            Map.of("current", office.nextCode(secret), "totp", office.code(next)))
                    .ok();
            Shown renewal = browser.open(browser.open("/account").link("回復コードの作り直し"));
            browser.press(renewal, "回復コードを作り直す", Map.of("totp", office.nextCode(next)))
                    .ok();
            assertThat(Browser.texts(admin.open("/admin").ok(), "td")).contains("外部のログイン");
        }
    }

    @Test
    @DisplayName("提供者が二つ以上あるときは、ほかの提供者の識別子や、どの提供者のものでもない識別子では入れない")
    void an_identifier_is_of_one_provider() {
        String ofAnother = Office.unused("E");
        office.open(office.holder("係長", "SEC_OFFICER@tax"), "away:" + ofAnother);
        String ofNone = Office.unused("E");
        office.open(office.holder("係長", "SEC_OFFICER@tax"), ofNone);
        try (Browser browser = office.browser()) {
            for (String number : List.of(ofAnother, ofNone)) {
                Shown refused = login(browser, BEGIN, Person.of(number));
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.text()).contains("town: に続けて employee_number の値");
                assertNobody(browser);
            }
        }
    }

    @Test
    @DisplayName("ほかの画面で始めたログイン、作った state、二度目の同じ番地では入れない")
    void a_log_in_that_somebody_else_began_opens_nothing() {
        String number = known("SEC_OFFICER@tax");
        try (Browser attacker = office.browser();
                Browser victim = office.browser()) {
            String forVictim = provider.login(attacker.once("GET", BEGIN, null).header("Location"), Person.of(number));
            victim.open("/login");
            assertThat(victim.once("GET", forVictim, null).status()).isEqualTo(403);
            assertNobody(victim);
            victim.once("GET", BEGIN, null);
            assertThat(victim.once("GET", forVictim, null).status()).isEqualTo(403);
            assertNobody(victim);

            assertThat(attacker.once("GET", forVictim.replaceFirst("state=.*", "state=x"), null)
                            .status())
                    .isEqualTo(403);
            assertThat(attacker.once("GET", forVictim, null).status()).isEqualTo(403);
            assertNobody(attacker);

            String own = provider.login(victim.once("GET", BEGIN, null).header("Location"), Person.of(number));
            assertThat(victim.once("GET", own, null).status()).isEqualTo(303);
            assertThat(victim.once("GET", own, null).status()).isEqualTo(403);
        }
    }

    @Test
    @DisplayName("別の nonce、別の鍵の署名は断る")
    void a_token_of_something_else_is_refused() {
        String number = known("SEC_OFFICER@tax");
        try (Browser browser = office.browser()) {
            for (Person person : List.of(
                    new Person(number, List.of(), "another", false, false),
                    new Person(number, List.of(), null, true, false))) {
                Shown refused = login(browser, BEGIN, person);
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.text()).contains("もう一度始めて");
                assertNobody(browser);
            }
        }
    }

    @Test
    @DisplayName("提供者に届かないときは503のページで、どうすればよいかを示す。取り消しも、知らない提供者もページ")
    void a_provider_that_is_away_is_told() {
        try (Browser browser = office.browser()) {
            Shown away = browser.once("GET", "/oauth2/authorization/away", null);
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.header("Retry-After")).isNotEmpty();
            assertThat(away.text()).contains("パスワードで入って");

            Shown broken = login(browser, BEGIN, new Person("x", List.of(), null, false, true));
            assertThat(broken.status()).isEqualTo(503);

            String back = provider.login(browser.once("GET", BEGIN, null).header("Location"), Person.of("x"));
            Shown cancelled = browser.once("GET", back.replaceFirst("code=[^&]*", "error=access_denied"), null);
            assertThat(cancelled.status()).isEqualTo(403);
            assertThat(cancelled.text()).contains("取り消され");
            assertThat(browser.once("GET", "/oauth2/authorization/none", null).status())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "/%2Fevil.example"})
    @DisplayName("ログインの後に、ほかの場所へは移らない")
    void the_login_leads_nowhere_else(String target) {
        String number = known("SEC_OFFICER@tax");
        try (Browser browser = office.browser()) {
            assertThat(login(browser, BEGIN + "?" + Browser.pair("target", target), Person.of(number))
                            .header("Location"))
                    .isEqualTo("/");
        }
    }
}
