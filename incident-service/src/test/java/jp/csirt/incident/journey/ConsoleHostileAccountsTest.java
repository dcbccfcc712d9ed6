package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each page that the browser is shown is held against what all pages must be: no script, no handler, no style of its own. */
@ExtendWith(SharedOffice.class)
@DisplayName("利用者のページと、印を含む文")
class ConsoleHostileAccountsTest {

    private static final String HOSTILE =
            "\"'><script>alert(1)</script><img src=x onerror=alert(1)>${7*7}#{login.title}";

    private final Office office;

    ConsoleHostileAccountsTest(Office office) {
        this.office = office;
    }

    private static String json(String text) {
        return text.replace("\"", "\\\"");
    }

    @Test
    @DisplayName("職員の名と外部の識別子に書かれた印は、管理のどのページでもただの文")
    void names_and_identifiers_are_only_texts() {
        String person = office.holder(json(HOSTILE), "SEC_OFFICER@tax");
        String unopened = office.holder(json(HOSTILE), "SEC_OFFICER@tax");
        String identifier = HOSTILE + Office.unused("E");
        office.open(person, json(identifier));
        office.key(person, Staff.CASES);
        try (Browser admin = office.administrator();
                Browser browser = office.browser()) {
            for (String path : List.of(
                    "/admin",
                    "/admin/new",
                    "/admin/keys?personId=" + person,
                    "/admin/keys/new",
                    "/admin/" + person + "/external-id")) {
                assertThat(plain(admin.open(path).ok())).as(path).isTrue();
            }
            assertThat(admin.open("/admin/" + person + "/external-id").text()).contains(identifier);
            Shown refused = admin.press(
                    admin.open("/admin/new"), "登録して招待を作る", Map.of("personId", unopened, "externalId", identifier));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.html().select("#f-externalId").val()).isEqualTo(identifier);
            Shown invited =
                    admin.press(refused, "登録して招待を作る", Map.of("externalId", "")).ok();
            assertThat(plain(invited)).isTrue();

            Shown invitation = browser.open(office.invitation(person)).ok();
            Shown wrong =
                    browser.press(invitation, "このパスワードにする", Map.of("login", HOSTILE, "password", "x", "again", "x"));
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.html().select("input[name=login]").val()).isEqualTo(HOSTILE);
        }
    }

    /** Whether the name stands there as it was written. */
    private static boolean plain(Shown page) {
        return page.html().text().contains("<script>alert(1)</script><img src=x onerror=alert(1)>${7*7}#{login.title}");
    }

    @Test
    @DisplayName("提供者の名に書かれた印も、ログインの画面でただの文")
    void the_name_of_a_provider_is_only_a_text() {
        try (var provider = new IdentityProvider();
                var service = new PlainService(
                        Clock.systemUTC(),
                        Stream.concat(
                                        provider.settingsAlone().stream().filter(one -> !one.contains("client-name")),
                                        Stream.of(
                                                "--spring.security.oauth2.client.registration.town.client-name=<b>'\"&"))
                                .toList());
                var browser = new Browser(service.port())) {
            Shown page = browser.open("/login").ok();
            assertThat(page.link("<b>'\"&でログインする")).startsWith("/oauth2/authorization/town");
            assertThat(page.html().select("main b")).isEmpty();
        }
    }
}
