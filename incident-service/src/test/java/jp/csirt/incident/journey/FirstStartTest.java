package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.csirt.incident.IncidentServiceApplication;
import jp.csirt.incident.platform.account.Base32;
import jp.csirt.incident.platform.account.Totp;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayName("デモでない最初の起動")
class FirstStartTest {

    private static final String PASSWORD = Office.PASSWORD;

    private static final Pattern KEY =
            Pattern.compile("^Administrator key \\(shown once\\): (csirt_[A-Za-z0-9_-]{43})$", Pattern.MULTILINE);

    private static final Pattern LINK = Pattern.compile(
            "^First log-in to the console \\(once, until [^)]*\\): http://127\\.0\\.0\\.1:\\d+(/invitations/\\S{43})$",
            Pattern.MULTILINE);

    private static final Pattern RECOVERED = Pattern.compile(
            "^Recovered log-in to the console \\(once, until [^)]*\\):"
                    + " http://127\\.0\\.0\\.1:\\d+(/invitations/\\S{43})$",
            Pattern.MULTILINE);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private ConfigurableApplicationContext start(Path store, String... more) {
        PrintStream console = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            return new SpringApplicationBuilder(IncidentServiceApplication.class)
                    .main(IncidentServiceApplication.class)
                    .run(Stream.concat(
                                    Stream.of(
                                            "--server.port=0",
                                            "--server.address=127.0.0.1",
                                            "--csirt.mongodb-uri=",
                                            "--csirt.master-key=",
                                            "--csirt.store.path=" + store),
                                    Stream.of(more))
                            .toArray(String[]::new));
        } finally {
            System.setOut(console);
        }
    }

    private static Client client(ConfigurableApplicationContext context) {
        String port = context.getEnvironment().getProperty("local.server.port");
        return new Client(Integer.parseInt(Objects.requireNonNull(port)));
    }

    private List<String> keys() {
        return KEY.matcher(printed.toString(StandardCharsets.UTF_8))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private List<String> links() {
        return links(LINK);
    }

    private List<String> links(Pattern line) {
        return line.matcher(printed.toString(StandardCharsets.UTF_8))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    @DisplayName("管理者の鍵と招待が一度だけ示され、そこから職員・職・鍵・パスワードを作って報告できる")
    void an_administrator_begins_with_the_key_shown_once(@TempDir Path store) {
        try (ConfigurableApplicationContext context = start(store);
                Client client = client(context)) {
            assertThat(keys()).hasSize(1);
            String admin = keys().getFirst();
            assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Next: ");
            assertThat(client.get("/v1/session", admin).ok().json().toString())
                    .contains("SYSTEM_ADMIN", "organisation:write");
            client.get("/v1/incidents", "staff").refused(401, "unauthenticated");
            seesNoCase(client, admin);
            begin(client, admin);
            setsThePassword(client);
        }
        try (ConfigurableApplicationContext again = start(store);
                Client client = client(again)) {
            assertThat(keys()).hasSize(1);
            assertThat(links()).hasSize(1);
            client.get("/v1/session", keys().getFirst()).ok();
        }
    }

    @Test
    @DisplayName("一人しかいない管理者がパスワードも電話もなくしたときは、起動の指定で一度だけの番地を得て、多要素認証から設定し直す。監査に残る")
    void the_only_administrator_comes_back(@TempDir Path store) {
        String auditor;
        try (ConfigurableApplicationContext context = start(store);
                Client client = client(context);
                var browser = new Browser(client.port())) {
            auditor = auditor(client, keys().getFirst());
            setsThePassword(client);
            Shown offered = login(browser, PASSWORD);
            String secret = Office.secret(offered);
            browser.press(
                            offered,
                            "この認証アプリを使う",
                            Map.of("totp", Totp.code(Base32.decode(secret), Totp.step(Instant.now()))))
                    .ok();
        }
        try (ConfigurableApplicationContext context = start(store, "--csirt.login.recover=nobody");
                Client client = client(context);
                var browser = new Browser(client.port())) {
            assertThat(links(RECOVERED)).isEmpty();
            assertThat(login(browser, PASSWORD).path()).isEqualTo("/login/code");
        }
        try (ConfigurableApplicationContext context = start(store, "--csirt.login.recover=KANRI");
                Client client = client(context);
                var browser = new Browser(client.port())) {
            String link = links(RECOVERED).getFirst();
            String next = "春の川辺で歩く三毛猫二匹";
            browser.press(browser.open(link).ok(), "このパスワードにする", Map.of("password", next, "again", next));
            assertThat(login(browser, PASSWORD).status()).isEqualTo(400);
            assertThat(login(browser, next).path()).isEqualTo("/login/enrolment");
            Awaitility.await()
                    .until(() -> client.get("/v1/audit?limit=100", auditor)
                            .ok()
                            .json()
                            .toString()
                            .contains("access-recovered"));
        }
    }

    private static Shown login(Browser browser, String password) {
        return Office.login(browser, "kanri", password);
    }

    private static String auditor(Client client, String admin) {
        String chief = person(client, admin, "総務課長");
        String auditor = person(client, admin, "監査");
        appoint(client, admin, "OVERALL_MANAGER", chief).createdThing();
        String managers = key(client, admin, chief, "\"organisation:write\", \"incidents:read\"");
        appoint(client, managers, "AUDITOR", auditor).createdThing();
        return key(client, admin, auditor, "\"integrity:read\", \"incidents:read\"");
    }

    /** One link, which sets one password. */
    private void setsThePassword(Client client) {
        assertThat(links()).hasSize(1);
        String link = links().getFirst();
        try (var browser = new Browser(client.port())) {
            Shown form = browser.open(link).ok();
            assertThat(form.h1()).isEqualTo("パスワードの設定");
            Shown set = browser.press(
                    form, "このパスワードにする", Map.of("login", "kanri", "password", PASSWORD, "again", PASSWORD));
            assertThat(set.path()).startsWith("/login");
            assertThat(set.text()).contains("パスワードを設定しました");

            Shown spent = browser.open(link);
            assertThat(spent.status()).isEqualTo(404);
            assertThat(spent.text()).contains("管理者に新しいものを頼んで");
            assertThat(browser.sendOnce(form.formWith("このパスワードにする"), Map.of()).status())
                    .isEqualTo(404);
        }
    }

    private static void seesNoCase(Client client, String admin) {
        assertThat(client.get("/v1/incidents?count=true", admin)
                        .ok()
                        .at("/count")
                        .asInt())
                .isZero();
        client.post("/v1/incidents", admin, Reports.least("特権ID")).refused(403, "forbidden");
    }

    /** The administrator appoints until there is an overall manager; from then on that one does. */
    private static void begin(Client client, String admin) {
        String chief = person(client, admin, "総務課長");
        String other = person(client, admin, "係長");
        appoint(client, admin, "OVERALL_MANAGER", chief).createdThing();
        appoint(client, admin, "SEC_OFFICER@tax", other).refused(403, "forbidden");
        String managers = key(client, admin, chief, "\"organisation:write\", \"incidents:read\"");
        appoint(client, managers, "SEC_OFFICER@tax", other).createdThing();
        String officers = key(client, admin, other, Staff.CASES);
        client.post("/v1/incidents", officers, Reports.ofTax("最初の報告")).created();
    }

    private static String person(Client client, String key, String name) {
        return client.post("/v1/organisation/persons", key, "{\"name\": \"" + name + "\", \"department\": \"tax\"}")
                .createdThing()
                .at("/personId")
                .asString();
    }

    private static Exchange appoint(Client client, String key, String post, String person) {
        return client.post(
                "/v1/organisation/posts/" + post + "/assignments",
                key,
                "{\"personId\": \"" + person + "\", \"from\": \"" + Staff.today() + "\"}");
    }

    private static String key(Client client, String admin, String person, String scopes) {
        return client.post("/v1/api-keys", admin, "{\"personId\": \"" + person + "\", \"scopes\": [" + scopes + "]}")
                .createdThing()
                .at("/key")
                .asString();
    }

    @Test
    @DisplayName("デモで作られた保存先でも、デモでなければ知られた鍵は開かない")
    void known_keys_open_nothing_outside_the_demo(@TempDir Path store) {
        try (ConfigurableApplicationContext demo = new SpringApplicationBuilder(IncidentServiceApplication.class)
                        .main(IncidentServiceApplication.class)
                        .profiles("demo")
                        .run(
                                "--server.port=0",
                                "--csirt.demo.samples=false",
                                "--csirt.mongodb-uri=",
                                "--csirt.master-key=",
                                "--csirt.store.path=" + store);
                Client client = client(demo)) {
            client.get("/v1/session", "ciso").ok();
        }
        try (ConfigurableApplicationContext context = start(store);
                Client client = client(context)) {
            client.get("/v1/session", "ciso").refused(401, "unauthenticated");
        }
    }
}
