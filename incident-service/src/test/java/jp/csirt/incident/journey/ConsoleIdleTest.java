package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedOffice.class)
@DisplayName("使われないセッション 6.2(4)～(6)")
class ConsoleIdleTest {

    private final Office office;

    ConsoleIdleTest(Office office) {
        this.office = office;
    }

    @Test
    @DisplayName("ほかの人の記録でページが自分を新しくしても、使ったことにはならない")
    void a_page_that_renews_itself_is_no_use() {
        String login = Office.unused("hottoku");
        office.user(login, "SEC_OFFICER@tax");
        try (Browser browser = office.browser()) {
            Office.login(browser, login, Office.PASSWORD).ok();
            for (int minutes = 0; minutes < 50; minutes += 10) {
                office.pass(Duration.ofMinutes(10));
                assertThat(browser.once("GET", "/", null, "X-Refresh", "1").status())
                        .isEqualTo(200);
                assertThat(browser.once("GET", "/v1/session", null, "Accept", "text/event-stream")
                                .status())
                        .isEqualTo(200);
            }
            office.pass(Duration.ofMinutes(11));
            assertThat(browser.once("GET", "/", null, "X-Refresh", "1").status())
                    .isEqualTo(303);
            assertThat(browser.once("GET", "/", null).status()).isEqualTo(303);
        }
    }

    @Test
    @DisplayName("利用者と鍵の登録の途中でログインが終わっても、入り直せば選んだことが戻る")
    void what_was_chosen_comes_back() {
        String person = office.holder(Office.unused("途中の人"), "SEC_OFFICER@tax");
        try (Browser browser = office.administrator()) {
            Shown account = browser.open("/admin/new").ok();
            Shown key = browser.open("/admin/keys/new").ok();
            office.pass(Duration.ofMinutes(16));
            browser.press(account, "登録して招待を作る", Map.of("personId", person, "externalId", "外-1"));
            browser.press(key, "この人の鍵を発行する", Map.of("personId", person, "expiresAt", "2099-01-01T00:00"));
            office.administratorAgain(browser).ok();

            Shown back = browser.open("/admin/new").ok();
            assertThat(back.html().select("option[selected]").val()).isEqualTo(person);
            assertThat(back.html().select("#f-externalId").val()).isEqualTo("外-1");
            assertThat(browser.open("/admin/keys/new")
                            .ok()
                            .html()
                            .select("#f-expiresAt")
                            .val())
                    .isEqualTo("2099-01-01T00:00");
            browser.press(back, "登録して招待を作る", Map.of("externalId", "")).ok();
            assertThat(browser.open("/admin/new").ok().html().select("option[selected]"))
                    .isEmpty();
        }
    }
}
