package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.csirt.incident.api.console.frame.Console;
import jp.csirt.incident.journey.Screen.Look;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

@Tag("ui")
@ExtendWith({SharedOffice.class, Chromium.class})
@DisplayName("ログインと利用者のページをだれでも使える JIS X 8341-3:2016 AA")
class ScreenAccountsTest {

    private final Office office;
    private final Browser browser;
    private final Inspection pages = new Inspection();

    ScreenAccountsTest(Office office, Browser browser) {
        this.office = office;
        this.browser = browser;
    }

    @Test
    @DisplayName("招待から多要素認証、利用者の設定、管理、ログインなしの報告まで、どのページにも axe の指摘がない")
    void every_page_of_accounts_can_be_used_by_everybody() {
        office.pass(Duration.ofHours(2));
        member();
        officer();
        administrator();
        guest();

        assertThat(PageRoutes.ofAccounts(office.part(Console.class)))
                .as("pages that nobody looked at")
                .allMatch(path -> pages.seen().stream().anyMatch(seen -> matches(path, seen)));
        pages.mustBeFine();
    }

    private static boolean matches(String pattern, String path) {
        return PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path));
    }

    private Screen window() {
        return new Screen(browser, office.client(), Look.DESK);
    }

    /** From the invitation to the second factor that a member of the CSIRT must have. */
    private void member() {
        String person = office.holder("CSIRT員", "CSIRT_MEMBER");
        office.open(person);
        String login = Office.unused("gamen");
        try (Screen screen = window()) {
            pages.open(screen, office.invitation(person), "invitation");
            screen.fill(Map.of("login", login, "password", "短い", "again", "短い")).press("このパスワードにする");
            pages.look(screen, "invitation-refused");
            screen.fill(Map.of("login", login, "password", Office.PASSWORD, "again", Office.PASSWORD))
                    .press("このパスワードにする");
            pages.look(screen, "login-after-invitation");
            enter(screen, login, "違うパスワードです");
            pages.look(screen, "login-refused");
            office.pass(Duration.ofHours(2));
            enter(screen, login, Office.PASSWORD);
            pages.look(screen, "enrolment");
            String secret = screen.value("secret");
            screen.fill(Map.of("totp", office.code(secret))).press("この認証アプリを使う");
            pages.look(screen, "recovery-codes");
            for (String path : List.of("/account", "/account/password", "/account/factor", "/account/recovery")) {
                pages.open(screen, path, path.substring(1).replace('/', '-'));
            }
            screen.press("ログアウト");
            enter(screen, login, Office.PASSWORD);
            pages.look(screen, "code");
            screen.fill(Map.of("totp", "000000")).press("確認して進む");
            pages.look(screen, "code-refused");
        }
    }

    /** Whoever need not have a second factor, but has. */
    private void officer() {
        String login = Office.unused("gamen");
        office.user(login, "SEC_OFFICER@tax");
        try (Screen screen = window()) {
            pages.open(screen, "/login", "login-password");
            enter(screen, login, Office.PASSWORD);
            screen.open("/account/factor");
            screen.fill(Map.of("totp", office.code(screen.value("secret")))).press("この認証アプリを使う");
            pages.open(screen, "/account/factor/removal", "account-factor-removal");
        }
    }

    private void administrator() {
        try (var entered = office.administrator();
                Screen screen = window()) {
            screen.with(Objects.requireNonNull(entered.cookie()));
            pages.open(screen, "/admin", "admin");
            pages.open(screen, externalId(entered), "admin-external");
            pages.open(screen, "/admin/keys", "admin-keys");
            pages.open(screen, "/admin/keys/new", "admin-keys-new");
            pages.open(screen, "/admin/new", "admin-new");
            screen.record();
            pages.look(screen, "admin-new-refused");
        }
    }

    private static String externalId(jp.csirt.incident.journey.Browser entered) {
        return entered.open("/admin").html().select("a[href$=/external-id]").attr("href");
    }

    /** Whoever is in the office may report without a log-in. */
    private void guest() {
        try (var relay = new Relay(office.client().port(), "127.0.1.1");
                var screen = new Screen(browser, relay.port(), Look.DESK)) {
            pages.open(screen, "/report", "guest-report");
            screen.fill(Map.of(
                            "reporter.name", "税務課の佐渡",
                            "reporter.contact", "内線 204",
                            "title", "ログインなしの報告",
                            "summary", "添付を開いた。"))
                    .press("次へ")
                    .press("次へ")
                    .press("次へ");
            pages.look(screen, "guest-report-4");
            screen.press("この内容で報告する");
            assertThat(screen.h1()).startsWith("報告しました");
            pages.look(screen, "guest-reported");
        }
    }

    private static void enter(Screen screen, String login, String password) {
        screen.fill(Map.of("login", login, "password", password)).press("ログインする");
    }
}
