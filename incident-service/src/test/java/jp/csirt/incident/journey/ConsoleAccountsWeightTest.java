package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.csirt.incident.api.console.frame.Console;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

@ExtendWith(SharedOffice.class)
@DisplayName("画面の重さ: ログインと利用者のページ")
class ConsoleAccountsWeightTest {

    private final Office office;

    ConsoleAccountsWeightTest(Office office) {
        this.office = office;
    }

    @Test
    @DisplayName("文は圧縮して送り、どのページも部品と合わせて100 KBより軽い")
    void every_page_is_light_on_the_wire() {
        try (var weight = new Weight(office.client().port())) {
            member(weight);
            officer(weight);
            try (Browser administrator = office.administrator()) {
                String identifier = administrator
                        .open("/admin")
                        .html()
                        .select("a[href$=/external-id]")
                        .attr("href");
                weigh(weight, administrator, "/admin", "/admin/new", "/admin/keys", "/admin/keys/new", identifier);
            }

            assertThat(PageRoutes.ofAccounts(office.part(Console.class)))
                    .as("pages that nobody weighed")
                    .allMatch(path -> weight.weighed().stream().anyMatch(weighed -> matches(path, weighed)));
            assertThat(weight.tooHeavy()).isEmpty();
        }
    }

    private static boolean matches(String pattern, String path) {
        return PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path));
    }

    private static void weigh(Weight weight, Browser browser, String... paths) {
        assertThat(List.of(paths))
                .allSatisfy(
                        path -> assertThat(weight.weigh(browser, path)).as(path).isTrue());
    }

    /** Whoever must have a second factor. */
    private void member(Weight weight) {
        String person = office.holder("重さを量る人", "CSIRT_MEMBER");
        office.open(person);
        String login = Office.unused("omosa");
        String invitation = office.invitation(person);
        try (Browser browser = office.browser()) {
            browser.open("/login");
            weigh(weight, browser, "/login", invitation);
            office.accept(invitation, login);
            Office.login(browser, login, Office.PASSWORD).ok();
            weigh(weight, browser, "/login/enrolment");
            office.enrol(browser, login);
            weigh(weight, browser, "/account", "/account/password", "/account/factor", "/account/recovery");
            Office.login(browser, login, Office.PASSWORD).ok();
            weigh(weight, browser, "/login/code");
        }
    }

    /** Whoever need not have a second factor, but has. */
    private void officer(Weight weight) {
        String login = Office.unused("omosa");
        office.user(login, "SEC_OFFICER@tax");
        try (Browser browser = office.browser()) {
            Office.login(browser, login, Office.PASSWORD).ok();
            Shown offered = browser.open("/account/factor").ok();
            String secret = Office.secret(offered);
            browser.press(offered, "この認証アプリを使う", Map.of("totp", office.code(secret)))
                    .ok();
            weigh(weight, browser, "/account/factor/removal");
        }
    }
}
