package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedOffice.class)
@DisplayName("二度押し")
class ConsoleTwiceTest {

    private static final String USE = "この認証アプリを使う";

    private final Office office;

    ConsoleTwiceTest(Office office) {
        this.office = office;
    }

    private static List<String> codes(Shown page) {
        return page.ok().html().select(".codes code").eachText();
    }

    @Test
    @DisplayName("招待でパスワードを決める用紙は、続けて送っても同時に送っても、決まったことを示す")
    void a_password_is_set_once() {
        String link = office.invitation(office.holder("二度押す人", "SEC_OFFICER@tax"));
        try (Browser browser = office.browser()) {
            FormElement form = browser.open(link).ok().formWith("このパスワードにする");
            Map<String, String> typed =
                    Map.of("login", Office.unused("nidooshi"), "password", Office.PASSWORD, "again", Office.PASSWORD);
            List<CompletableFuture<Shown>> both = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> browser.sendOnce(form, typed)))
                    .limit(2)
                    .toList();

            assertThat(both).extracting(one -> one.join().header("Location")).containsOnly("/login?done=password");
            assertThat(browser.sendOnce(form, typed).header("Location")).isEqualTo("/login?done=password");
            assertThat(browser.open(link).status()).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("回復コードは、二度目の用紙にも同じものが示され、外した後の二度目も外したことを示す")
    void codes_are_not_lost() {
        String login = Office.unused("nidokaku");
        office.user(login, "SEC_OFFICER@tax");
        try (Browser browser = office.browser()) {
            Office.login(browser, login, Office.PASSWORD).ok();
            Shown offered = browser.open("/account/factor").ok();
            String secret = Office.secret(offered);
            FormElement set = offered.formWith(USE);
            Map<String, String> code = Map.of("totp", office.code(secret));
            List<String> first = codes(browser.sendOnce(set, code));
            assertThat(first).hasSize(10);
            assertThat(codes(browser.sendOnce(set, code))).isEqualTo(first);

            FormElement renew = browser.open("/account/recovery").ok().formWith("回復コードを作り直す");
            Map<String, String> next = Map.of("totp", office.nextCode(secret));
            List<String> renewed = codes(browser.sendOnce(renew, next));
            assertThat(renewed).hasSize(10).doesNotContainAnyElementsOf(first);
            assertThat(codes(browser.sendOnce(renew, next))).isEqualTo(renewed);

            FormElement remove = browser.open("/account/factor/removal").ok().formWith("多要素認証を外す");
            Map<String, String> last = Map.of("totp", office.nextCode(secret));
            for (int time = 0; time < 2; time++) {
                assertThat(browser.sendOnce(remove, last).header("Location")).isEqualTo("/account?done=removed");
            }
        }
    }

    @Test
    @DisplayName("求められた多要素認証の設定も、前のCookieのままの二度目には同じ回復コードを示し、入口の確認コードは求めたページへ進む")
    void the_log_in_goes_on() {
        String login = Office.unused("nidohissu");
        office.user(login, "CSIRT_MEMBER");
        try (Browser browser = office.browser()) {
            Shown offered = Office.login(browser, login, Office.PASSWORD).ok();
            String secret = Office.secret(offered);
            FormElement set = offered.formWith(USE);
            Map<String, String> code = Map.of("totp", office.code(secret));
            String before = browser.cookie();
            List<String> first = codes(browser.sendOnce(set, code));
            browser.steal(before);
            Shown again = browser.sendOnce(set, code);
            assertThat(codes(again)).isEqualTo(first).hasSize(10);
            assertThat(browser.once("GET", "/", null).status()).isEqualTo(303);

            Shown asked = Office.login(browser, login, Office.PASSWORD).ok();
            FormElement check = asked.formWith("確認して進む");
            Map<String, String> next = Map.of("totp", office.nextCode(secret));
            String entering = browser.cookie();
            assertThat(browser.sendOnce(check, next).header("Location")).isEqualTo("/");
            String inside = browser.cookie();
            browser.steal(entering);
            assertThat(browser.sendOnce(check, next).header("Location")).isEqualTo("/");
            browser.steal(inside);
            assertThat(browser.open("/").ok().h1()).isEqualTo("今すること");
        }
    }
}
