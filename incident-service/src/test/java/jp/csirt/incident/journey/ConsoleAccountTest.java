package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import jp.csirt.incident.platform.account.AccountStore;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedOffice.class)
@DisplayName("利用者の設定と管理 6.2(4)～(6)")
class ConsoleAccountTest {

    private static final String NEXT = "春の川辺で歩く三毛猫二匹";

    private final Office office;

    ConsoleAccountTest(Office office) {
        this.office = office;
    }

    @Test
    @DisplayName("パスワードの変更はいまのパスワードを求め、ほかの場所のログインを終わらせる")
    void the_password_is_changed() {
        String login = Office.unused("henkou");
        String person = office.user(login, "SEC_OFFICER@tax");
        try (Browser browser = office.browser();
                Browser other = office.browser()) {
            Office.login(other, login, Office.PASSWORD).ok();
            Office.login(browser, login, Office.PASSWORD).ok();
            Shown form = browser.open(browser.open("/account").link("パスワードを変える"));
            Shown wrong = browser.press(form, "パスワードを変える", Map.of("old", "x", "password", NEXT, "again", NEXT));
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.title()).startsWith("エラー: パスワードの変更");
            assertThat(wrong.html().select("#f-old[aria-invalid=true]")).hasSize(1);
            Shown weak =
                    browser.press(form, "パスワードを変える", Map.of("old", Office.PASSWORD, "password", "x", "again", "x"));
            assertThat(weak.html().select("#f-password[aria-invalid=true]")).hasSize(1);

            Shown changed =
                    browser.press(form, "パスワードを変える", Map.of("old", Office.PASSWORD, "password", NEXT, "again", NEXT));
            assertThat(changed.text()).contains("パスワードを変えました");
            assertThat(other.once("GET", "/v1/session", null).status()).isEqualTo(401);
            assertThat(Office.login(other, login, Office.PASSWORD).status()).isEqualTo(400);
            assertThat(Office.login(other, login, NEXT).h1()).isEqualTo("今すること");
        }
        assertThat(office.audited("password-changed", person)).hasSize(1);
    }

    @Test
    @DisplayName("パスワードの変更で、いまのパスワードを五回間違えると待たされ、その間は正しくても変わらない")
    void the_old_password_is_not_guessed() {
        String login = Office.unused("mae");
        office.user(login, "SEC_OFFICER@tax");
        try (Browser browser = office.browserAt("127.0.0.12")) {
            Office.login(browser, login, Office.PASSWORD).ok();
            Shown form = browser.open("/account/password");
            for (int i = 0; i < 5; i++) {
                assertThat(change(browser, form, "違うパスワードを試します").status()).isEqualTo(400);
            }
            assertThat(change(browser, form, Office.PASSWORD).status()).isEqualTo(429);
            office.pass(Duration.ofSeconds(30));
            assertThat(change(browser, form, Office.PASSWORD).text()).contains("パスワードを変えました");
        }
    }

    private static Shown change(Browser browser, Shown form, String old) {
        return browser.press(form, "パスワードを変える", Map.of("old", old, "password", NEXT, "again", NEXT));
    }

    @Test
    @DisplayName("ログイン中の場所と日時を一覧し、終わらせられる。前回のログインが示される")
    void sessions_are_listed_and_revoked() {
        String login = Office.unused("basho");
        String person = office.user(login, "SEC_OFFICER@tax");
        try (Browser browser = office.browser();
                Browser thief = office.browserAt("127.0.0.8")) {
            Office.login(thief, login, Office.PASSWORD).ok();
            Shown first = thief.open("/");
            assertThat(first.html().select(".before")).isEmpty();
            office.pass(Duration.ofMinutes(1));
            Shown top = Office.login(browser, login, Office.PASSWORD).ok();
            assertThat(top.html().select(".before").text()).startsWith("前回のログイン: ");

            Shown account = browser.open("/account").ok();
            assertThat(account.text())
                    .contains("127.0.0.8")
                    .contains("127.0.0.1")
                    .contains("この画面");
            browser.press(account, "終わらせる", Map.of());
            assertThat(thief.once("GET", "/v1/session", null).status()).isEqualTo(401);
            browser.open("/account").ok();
        }
        assertThat(office.audited("session-ended", person)).hasSize(1);
    }

    @Test
    @DisplayName("他人のセッションは、識別子を知っていても終わらせられない")
    void sessions_of_others_stay() {
        String one = Office.unused("ichi");
        String two = Office.unused("ni");
        office.user(one, "SEC_OFFICER@tax");
        office.user(two, "SEC_OFFICER@tax");
        try (Browser victim = office.browser();
                Browser elsewhere = office.browser();
                Browser attacker = office.browser()) {
            Office.login(elsewhere, one, Office.PASSWORD).ok();
            Office.login(victim, one, Office.PASSWORD).ok();
            FormElement form = victim.open("/account").formWith("終わらせる");
            Office.login(attacker, two, Office.PASSWORD).ok();
            String csrf =
                    attacker.open("/account").html().select("input[name=_csrf]").val();
            attacker.once("POST", form.attr("action"), Browser.pair("_csrf", csrf));

            assertThat(elsewhere.once("GET", "/v1/session", null).status()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("使わないセッションは、CISOでなければ60分、使い続けても12時間で終わる")
    void sessions_end_by_themselves() {
        String login = Office.unused("jikan");
        office.user(login, "SEC_OFFICER@tax");
        try (Browser browser = office.browser()) {
            Office.login(browser, login, Office.PASSWORD).ok();
            office.pass(Duration.ofMinutes(59));
            browser.open("/account").ok();
            assertThat(browser.once("GET", "/v1/session", null).status()).isEqualTo(200);
            office.pass(Duration.ofMinutes(61));
            assertThat(browser.once("GET", "/v1/session", null).status()).isEqualTo(401);
        }
    }

    @Test
    @DisplayName("ログアウトの後に送られたパスワードは、どこにも残らない")
    void passwords_are_no_drafts() {
        String login = Office.unused("nokoranai");
        office.user(login, "SEC_OFFICER@tax");
        try (Browser browser = office.browser()) {
            Office.login(browser, login, Office.PASSWORD).ok();
            Shown form = browser.open("/account/password");
            browser.press(form, "ログアウト", Map.of());
            Shown away =
                    browser.press(form, "パスワードを変える", Map.of("old", Office.PASSWORD, "password", NEXT, "again", NEXT));
            assertThat(away.path()).startsWith("/login");
            Shown back = Office.login(browser, login, Office.PASSWORD);
            assertThat(back.status()).isEqualTo(200);
            assertThat(browser.open("/account/password").body()).doesNotContain(NEXT);
        }
    }

    @Test
    @DisplayName("管理者は職員を利用者として登録し、招待を渡す。本人がパスワードを決めて入る")
    void an_administrator_opens_an_account() {
        String login = Office.unused("shinjin");
        String person = office.holder("新人" + login, "SEC_OFFICER@tax");
        try (Browser admin = office.administrator();
                Browser browser = office.browser()) {
            Shown form = admin.open(admin.open("/admin").ok().link("利用者を登録する"));
            assertThat(form.text()).contains("新人" + login);
            Shown refused = admin.press(form, "登録して招待を作る", Map.of("personId", ""));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.title()).startsWith("エラー: 利用者を登録する");
            assertThat(refused.html().select("#f-personId[aria-invalid=true]")).hasSize(1);

            Shown invited = admin.press(refused, "登録して招待を作る", Map.of("personId", person))
                    .ok();
            String link = invited.html().select("code.link").text();
            assertThat(link).matches("http://127\\.0\\.0\\.1:\\d+/invitations/\\S{43}");
            office.accept(link.replaceFirst("http://[^/]+", ""), login);
            assertThat(Office.login(browser, login, Office.PASSWORD).h1()).isEqualTo("今すること");
            assertThat(admin.open("/admin").text()).contains(login).contains("利用中");
            assertThat(admin.open("/admin/new").text()).doesNotContain("新人" + login);
        }
        assertThat(office.audited("account-opened", person)).hasSize(1);
        assertThat(office.audited("invited", person)).hasSize(1);
    }

    @Test
    @DisplayName("停止すると、入っている画面もすぐに閉じ、正しいパスワードでも同じ言葉で断る。解くと入れる")
    void a_locked_account_opens_nothing() {
        String login = Office.unused("teishi");
        String person = office.user(login, "SEC_OFFICER@tax");
        try (Browser admin = office.administrator();
                Browser browser = office.browser()) {
            Office.login(browser, login, Office.PASSWORD).ok();
            act(admin, person, "lock");
            assertThat(browser.once("GET", "/v1/session", null).status()).isEqualTo(401);
            Shown refused = Office.login(browser, login, Office.PASSWORD);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).contains("ログイン名かパスワードが違います");
            act(admin, person, "unlock");
            assertThat(Office.login(browser, login, Office.PASSWORD).h1()).isEqualTo("今すること");
        }
        assertThat(office.audited("locked", person)).hasSize(1);
        assertThat(office.audited("unlocked", person)).hasSize(1);
    }

    @Test
    @DisplayName("利用を停止すると残っていた招待は開かず、停止を解いても開かない。自分でパスワードを変えたときも同じ")
    void a_link_does_not_outlive_a_lock_or_another_password() {
        String login = Office.unused("nokori");
        String person = office.user(login, "SEC_OFFICER@tax");
        try (Browser admin = office.administrator();
                Browser browser = office.browser()) {
            String locked = office.invitation(person);
            browser.open(locked).ok();
            act(admin, person, "lock");
            assertThat(browser.open(locked).status()).isEqualTo(404);
            act(admin, person, "unlock");
            assertThat(browser.open(locked).status()).isEqualTo(404);

            String changed = office.invitation(person);
            Office.login(browser, login, Office.PASSWORD).ok();
            browser.press(
                            browser.open("/account/password"),
                            "パスワードを変える",
                            Map.of("old", Office.PASSWORD, "password", NEXT, "again", NEXT))
                    .ok();
            assertThat(browser.open(changed).status()).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("停止すると、その人の鍵も何も開かない。ほかの人の鍵は変わらず、解くとまた開く")
    void a_locked_person_has_no_key() {
        String person = office.user(Office.unused("kagi"), "SEC_OFFICER@tax");
        String key = office.key(person, Staff.CASES);
        String other = office.key(office.holder("係長", "SEC_OFFICER@tax"), Staff.CASES);
        office.client().get("/v1/session", key).ok();
        try (Browser admin = office.administrator()) {
            act(admin, person, "lock");
            office.client().get("/v1/session", key).refused(401, "unauthenticated");
            office.client().get("/v1/session", other).ok();
            act(admin, person, "unlock");
            office.client().get("/v1/session", key).ok();
        }
    }

    @Test
    @DisplayName("停止されている間は、停止の前に確かめを終えて始まったセッションも何も開かない")
    void a_session_that_outran_the_lock_opens_nothing() {
        String login = Office.unused("owari");
        String person = office.user(login, "SEC_OFFICER@tax");
        try (Browser browser = office.browser()) {
            Office.login(browser, login, Office.PASSWORD).ok();
            office.part(AccountStore.class).lock(UUID.fromString(person), true).block(Duration.ofSeconds(60));
            assertThat(browser.once("GET", "/v1/session", null).status()).isEqualTo(401);
            assertThat(browser.once("GET", "/", null).status()).isEqualTo(303);
        }
    }

    private static Shown act(Browser admin, String person, String act) {
        FormElement form = (FormElement) admin.open("/admin")
                .html()
                .select("form[action=/admin/" + person + "/" + act + "]")
                .first();
        assertThat(form).as(act).isNotNull();
        return admin.send(Objects.requireNonNull(form), Map.of());
    }

    @Test
    @DisplayName("電話をなくした人の多要素認証を外すと、必須の職なら次のログインで設定し直す")
    void a_lost_factor_is_set_up_anew() {
        String login = Office.unused("nakushita");
        String person = office.user(login, "CSIRT_MEMBER");
        try (Browser admin = office.administrator();
                Browser browser = office.browser()) {
            office.enrol(browser, login);
            act(admin, person, "factor-removal");
            assertThat(Office.login(browser, login, Office.PASSWORD).path()).isEqualTo("/login/enrolment");
        }
    }

    @Test
    @DisplayName("管理者でない人には403、自分の登録は扱えず、知らない人は404。管理者に事案は見えない")
    void administration_is_for_administrators() {
        String login = Office.unused("hikanri");
        String person = office.user(login, "SEC_OFFICER@tax");
        try (Browser admin = office.administrator();
                Browser browser = office.browser()) {
            Office.login(browser, login, Office.PASSWORD).ok();
            String incident = office.file(person);
            String csrf =
                    browser.open("/account").html().select("input[name=_csrf]").val();
            assertThat(browser.once("GET", "/admin", null).status()).isEqualTo(403);
            assertThat(browser.once("GET", "/admin/new", null).status()).isEqualTo(403);
            assertThat(browser.once("POST", "/admin/" + person + "/lock", Browser.pair("_csrf", csrf))
                            .status())
                    .isEqualTo(403);

            String token =
                    admin.open("/account").html().select("input[name=_csrf]").val();
            String own = admin.once("GET", "/v1/session", null)
                    .body()
                    .replaceFirst("(?s).*\"personId\":\"([^\"]+)\".*", "$1");
            assertThat(admin.once("POST", "/admin/" + own + "/lock", Browser.pair("_csrf", token))
                            .status())
                    .isEqualTo(403);
            assertThat(admin.once("POST", "/admin/" + UUID.randomUUID() + "/lock", Browser.pair("_csrf", token))
                            .status())
                    .isEqualTo(404);
            Shown list = admin.open("/incidents").ok();
            assertThat(list.html().select("main a[href^=/incidents/]")).isEmpty();
            assertThat(admin.once("GET", incident, null).status()).isEqualTo(404);
        }
    }
}
