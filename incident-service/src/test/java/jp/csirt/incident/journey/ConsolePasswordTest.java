package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedOffice.class)
@DisplayName("パスワードによるログイン 6.2(4)～(6)")
class ConsolePasswordTest {

    private static final String WRONG = "ちがうパスワードちがうパスワード";

    private final Office office;

    ConsolePasswordTest(Office office) {
        this.office = office;
    }

    @Test
    @DisplayName("招待からパスワードを決め、ログイン名の大文字小文字によらず入り、求めたページが開く。ログインは監査に残る")
    void a_person_sets_a_password_and_comes_in() {
        String login = Office.unused("kakari");
        String person = office.user(login, "SEC_OFFICER@tax");
        try (Browser browser = office.browser()) {
            Shown asked = browser.open("/incidents?level=2").ok();
            assertThat(asked.h1()).isEqualTo("ログイン");
            String before = browser.cookie();
            Shown list = browser.press(
                    asked, "ログインする", Map.of("login", login.toUpperCase(Locale.ROOT), "password", Office.PASSWORD));

            assertThat(list.path()).isEqualTo("/incidents?level=2");
            assertThat(browser.cookie()).isNotEqualTo(before);
            assertThat(browser.once("GET", "/v1/session", null).body()).contains("SEC_OFFICER");
            browser.press(list, "ログアウト", Map.of());
            assertThat(browser.once("GET", "/v1/session", null).status()).isEqualTo(401);
        }
        assertThat(office.audited("password-set", person)).hasSize(1);
        assertThat(office.audited("logged-in", person)).hasSize(1);
        assertThat(office.audited("logged-out", person)).hasSize(1);
    }

    @Test
    @DisplayName("ログイン名がないときも、パスワードが違うときも、同じ答え")
    void nobody_learns_who_has_an_account() {
        String login = Office.unused("aru");
        office.user(login, "SEC_OFFICER@tax");
        try (Browser browser = office.browser()) {
            Shown wrong = Office.login(browser, login, WRONG);
            Shown nobody = Office.login(browser, "inai", WRONG);

            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.title()).startsWith("エラー: ログイン");
            assertThat(wrong.html().select("#f-login[aria-invalid=true]")).hasSize(1);
            assertThat(words(nobody, "inai")).isEqualTo(words(wrong, login));
            assertThat(nobody.status()).isEqualTo(wrong.status());
            assertThat(browser.once("GET", "/v1/session", null).status()).isEqualTo(401);
        }
    }

    @Test
    @DisplayName("ログイン名に書かれた印は、印として働かない")
    void what_was_typed_is_only_text() {
        String hostile = "\"><script>alert(1)</script>${7*7}#{login.title}";
        try (Browser browser = office.browser()) {
            Shown shown = Office.login(browser, hostile, WRONG);
            assertThat(shown.html().select("#f-login").val()).isEqualTo(hostile);
            assertThat(shown.html().select("script:not([src])")).isEmpty();
        }
    }

    private static String words(Shown page, String login) {
        return page.html()
                .select("main")
                .outerHtml()
                .replace(login, "X")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    @Test
    @DisplayName("五回失敗すると、その利用者は別の場所からも待たされ、待った後は入れて、失敗の数が示され、監査に残る")
    void five_failures_slow_the_account() {
        String login = Office.unused("sou");
        String person = office.user(login, "SEC_OFFICER@tax");
        try (Browser thief = office.browserAt("127.0.0.2");
                Browser browser = office.browser()) {
            for (int i = 0; i < 5; i++) {
                assertThat(Office.login(thief, login, WRONG).status()).isEqualTo(400);
            }
            Shown slowed = Office.login(browser, login, Office.PASSWORD);
            assertThat(slowed.status()).isEqualTo(429);
            assertThat(slowed.header("Retry-After")).isEqualTo("30");
            assertThat(slowed.title()).startsWith("エラー: ログイン");
            assertThat(slowed.text()).contains("あと30秒待って");

            office.pass(Duration.ofSeconds(30));
            Shown in = Office.login(browser, login, Office.PASSWORD).ok();
            assertThat(in.h1()).isEqualTo("今すること");
            assertThat(in.html().select(".failures").text()).contains("失敗が5回");
        }
        assertThat(office.audited("login-slowed", person)
                        .getFirst()
                        .path("times")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    @DisplayName("待つ時間は失敗のたびに倍になり、15分を超えない")
    void waiting_doubles_up_to_a_bound() {
        String login = Office.unused("bai");
        office.user(login, "SEC_OFFICER@tax");
        try (Browser thief = office.browserAt("127.0.0.3");
                Browser browser = office.browserAt("127.0.0.4")) {
            for (int i = 0; i < 5; i++) {
                Office.login(thief, login, WRONG);
            }
            for (int seconds : new int[] {30, 60, 120, 240, 480, 900, 900}) {
                assertThat(Office.login(browser, login, WRONG).header("Retry-After"))
                        .isEqualTo(Integer.toString(seconds));
                office.pass(Duration.ofSeconds(seconds));
                assertThat(Office.login(thief, login, WRONG).status()).isEqualTo(400);
            }
        }
    }

    @Test
    @DisplayName("一つの場所から名を替えて五回失敗すると、その場所だけが待たされる")
    void five_failures_slow_the_place() {
        String login = Office.unused("basho");
        office.user(login, "SEC_OFFICER@tax");
        try (Browser thief = office.browserAt("127.0.0.5");
                Browser browser = office.browserAt("127.0.0.6")) {
            for (int i = 0; i < 5; i++) {
                assertThat(Office.login(thief, Office.unused("inai"), WRONG).status())
                        .isEqualTo(400);
            }
            assertThat(Office.login(thief, login, Office.PASSWORD).status()).isEqualTo(429);
            assertThat(Office.login(browser, login, Office.PASSWORD).h1()).isEqualTo("今すること");
        }
    }

    @Test
    @DisplayName("一つの場所から同時に何人正しく入っても、誰も待たされず、失敗として残らない")
    void those_who_are_right_at_once_are_in_nobodys_way() throws Exception {
        String login = Office.unused("asa");
        office.user(login, "SEC_OFFICER@tax");
        assertThat(Parallel.calls(8, () -> {
                    try (Browser browser = office.browserAt("127.0.0.7")) {
                        return Office.login(browser, login, Office.PASSWORD).h1();
                    }
                }))
                .hasSize(8)
                .containsOnly("今すること");
        try (Browser thief = office.browserAt("127.0.0.7")) {
            for (int i = 0; i < 5; i++) {
                assertThat(Office.login(thief, Office.unused("inai"), WRONG).status())
                        .isEqualTo(400);
            }
            assertThat(Office.login(thief, login, Office.PASSWORD).status()).isEqualTo(429);
        }
    }

    @Test
    @DisplayName("利用者登録があっても、いま職のない人は入れない。職を失うと、盗まれたセッションも終わる")
    void a_lost_post_ends_the_session() {
        String login = Office.unused("idou");
        String person = office.user(login, "SEC_OFFICER@tax");
        try (Browser browser = office.browser();
                Browser thief = office.browser()) {
            Office.login(browser, login, Office.PASSWORD).ok();
            thief.steal(browser.cookie());
            thief.open("/").ok();

            office.dismiss(person, "SEC_OFFICER@tax");
            assertThat(thief.once("GET", "/", null).status()).isEqualTo(303);
            assertThat(thief.once("GET", "/v1/session", null).status()).isEqualTo(401);
            Shown refused = Office.login(browser, login, Office.PASSWORD);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).contains("職の登録を管理者に");
        }
    }

    @Test
    @DisplayName("証のないログインの用紙は403で、何も変えない")
    void a_login_form_of_nobody_changes_nothing() {
        try (Browser browser = office.browser()) {
            browser.open("/login");
            for (String path : new String[] {"/login", office.invitation(office.holder("係長", "SEC_OFFICER@tax"))}) {
                Shown refused = browser.once("POST", path, "login=kanri&password=x&again=x");
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.html().select("main a[href=/]")).isNotEmpty();
            }
        }
    }
}
