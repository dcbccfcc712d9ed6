package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.journey.IdentityProvider.Person;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("外部のログインだけ（csirt.login.passwords=false）")
class ConsoleProviderOnlyTest {

    private static final String NUMBER = "E-1";

    /** A person in a post whom the provider knows. */
    private static void open(Client client, String admin) {
        String person = client.post("/v1/organisation/persons", admin, "{\"name\": \"統括\"}")
                .createdThing()
                .at("/personId")
                .asString();
        client.post(
                        "/v1/organisation/posts/OVERALL_MANAGER/assignments",
                        admin,
                        "{\"personId\": \"" + person + "\", \"from\": \"" + Staff.today() + "\"}")
                .createdThing();
        client.post(
                        "/v1/accounts",
                        admin,
                        "{\"personId\": \"%s\", \"scopes\": [%s], \"externalId\": \"%s\"}"
                                .formatted(person, Staff.CASES, NUMBER))
                .createdThing();
    }

    @Test
    @DisplayName("最初の管理者は、起動の設定にある識別子で提供者から入り、ほかの人を登録できる")
    void the_first_administrator_comes_in() {
        try (var provider = new IdentityProvider();
                var service = new PlainService(
                        Clock.systemUTC(),
                        Stream.concat(
                                        provider.settingsAlone().stream(),
                                        Stream.of(
                                                "--csirt.login.passwords=false",
                                                "--csirt.login.first-administrator=" + NUMBER))
                                .toList());
                var browser = new Browser(service.port())) {
            Shown sent = browser.once("GET", "/oauth2/authorization/town", null);
            Person person = new Person(NUMBER, List.of("pwd", "otp"), null, false, false);
            assertThat(browser.once("GET", provider.login(sent.header("Location"), person), null)
                            .status())
                    .isEqualTo(303);
            browser.open("/admin/new").ok();
        }
    }

    @Test
    @DisplayName("パスワードの欄も最初の招待もなく、提供者から入れ、パスワードを送っても403で何も変わらない")
    void passwords_open_nothing() {
        try (var provider = new IdentityProvider();
                var service = new PlainService(
                        Clock.systemUTC(),
                        Stream.concat(provider.settingsAlone().stream(), Stream.of("--csirt.login.passwords=false"))
                                .toList());
                var client = new Client(service.port());
                var browser = new Browser(service.port())) {
            open(client, service.told("Administrator key \\(shown once\\): (\\S+)"));
            Shown page = browser.open("/login").ok();
            assertThat(page.html().select("main form, main input")).isEmpty();

            Shown sent = browser.once("GET", page.link("庁内認証でログインする"), null);
            Person person = new Person(NUMBER, List.of("pwd", "otp"), null, false, false);
            assertThat(browser.once("GET", provider.login(sent.header("Location"), person), null)
                            .status())
                    .isEqualTo(303);
            Shown today = browser.open("/").ok();
            assertThat(today.h1()).isEqualTo("今すること");

            String csrf = today.html().select("input[name=_csrf]").val();
            Shown refused = browser.once(
                    "POST",
                    "/login",
                    String.join(
                            "&",
                            Browser.pair("_csrf", csrf),
                            Browser.pair("login", "kanri"),
                            Browser.pair("password", Office.PASSWORD)));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).contains("ここではパスワードでは入れません");
            assertThat(browser.once("GET", "/v1/session", null).status()).isEqualTo(200);
        }
    }
}
