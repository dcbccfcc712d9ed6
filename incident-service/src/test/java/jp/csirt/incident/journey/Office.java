package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.csirt.incident.api.security.Invitations;
import jp.csirt.incident.platform.account.Base32;
import jp.csirt.incident.platform.account.Totp;
import jp.csirt.incident.platform.deadline.MovableClock;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The real service as an office runs it: no demo, accounts with passwords; log-ins go by a clock that tests move. */
final class Office implements AutoCloseable {

    static final String PASSWORD = "夜明けの踏切とみかん箱三つ";

    private static final String ADMIN = "kanri";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final MovableClock clock = new MovableClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    private final IdentityProvider provider = new IdentityProvider();
    private final PlainService service;
    private final Client client;
    private final String admin;
    private final String manager;
    private final String auditor;
    private final String csirt;
    private @Nullable String adminSecret;

    Office() {
        service = new PlainService(
                clock,
                Stream.concat(
                                provider.settings().stream(),
                                Stream.of("--csirt.report.open-from=127.0.1.0/24,2001:db8::/32"))
                        .toList());
        client = new Client(service.port());
        admin = service.told("Administrator key \\(shown once\\): (\\S+)");
        String firstLink = service.told("First log-in .*: http://[^/]+(/invitations/\\S+)");
        manager = key(appointed("総務課長", "OVERALL_MANAGER", admin), "\"organisation:write\", \"incidents:read\"");
        accept(firstLink, ADMIN);
        auditor = key(holder("監査", "AUDITOR"), "\"integrity:read\", \"incidents:read\"");
        csirt = key(holder("CSIRT員", "CSIRT_MEMBER"), Staff.CASES);
    }

    /** As if so much time had gone by. */
    void pass(Duration time) {
        clock.move(time);
    }

    /** The time by which log-ins go. */
    Instant now() {
        return clock.instant();
    }

    Browser browser() {
        return new Browser(client.port());
    }

    /** A browser at another place. */
    Browser browserAt(String place) {
        return new Browser(client.port(), place);
    }

    Client client() {
        return client;
    }

    /** A part of the service. */
    <T> T part(Class<T> type) {
        return service.part(type);
    }

    /** A log-in name that nobody has yet. */
    static String unused(String stem) {
        return stem + COUNT.incrementAndGet();
    }

    /** A new person in a post; the id. */
    String holder(String name, String post) {
        return appointed(name, post, manager);
    }

    private String appointed(String name, String post, String by) {
        String person = client.post("/v1/organisation/persons", admin, "{\"name\": \"" + name + "\"}")
                .createdThing()
                .at("/personId")
                .asString();
        appoint(person, post, by, null);
        return person;
    }

    /** Ends the person's term in a post with yesterday. */
    void dismiss(String person, String post) {
        appoint(person, post, manager, Staff.today().minusDays(1).toString());
    }

    /** Appoints a person to one more post. */
    void appoint(String person, String post) {
        appoint(person, post, manager, null);
    }

    /** An incident that a person files; where its page is. */
    String file(String person) {
        String key = key(person, Staff.CASES);
        return "/incidents/"
                + client.post("/v1/incidents", key, Reports.ofTax("管理者に見えない事案"))
                        .created()
                        .incidentId();
    }

    /** The incident with that number, as the CSIRT sees it once it is listed. */
    JsonNode incident(String number) {
        List<JsonNode> found = Awaitility.await()
                .until(
                        () -> client.get("/v1/incidents?limit=100&sort=-reportedAt", csirt)
                                .ok()
                                .at("/items")
                                .valueStream()
                                .filter(item -> item.path("number").asString().equals(number))
                                .toList(),
                        items -> !items.isEmpty());
        return client.get("/v1/incidents/" + found.getFirst().path("incidentId").asString(), csirt)
                .ok()
                .json();
    }

    private void appoint(String person, String post, String by, @Nullable String to) {
        String end = to == null ? "" : ", \"to\": \"" + to + "\"";
        client.post(
                        "/v1/organisation/posts/" + post + "/assignments",
                        by,
                        "{\"personId\": \"" + person + "\", \"from\": \""
                                + Staff.today().minusDays(100) + "\"" + end + "}")
                .createdThing();
    }

    /** A key of the person. */
    String key(String person, String scopes) {
        return client.post("/v1/api-keys", admin, "{\"personId\": \"" + person + "\", \"scopes\": [" + scopes + "]}")
                .createdThing()
                .at("/key")
                .asString();
    }

    /** Opens an account, without log-in name and password yet. */
    void open(String person) {
        openAs(person, "");
    }

    /** Opens an account of a person whom the provider knows by a number. */
    void open(String person, String number) {
        openAs(person, ", \"externalId\": \"" + number + "\"");
    }

    /** Another number by which the provider knows a person who has an account. */
    void identify(String person, String number) {
        client.post("/v1/accounts/" + person + "/external-ids", admin, "{\"externalId\": \"" + number + "\"}")
                .createdThing();
    }

    private void openAs(String person, String more) {
        client.post(
                        "/v1/accounts",
                        admin,
                        "{\"personId\": \"" + person + "\", \"scopes\": [" + Staff.CASES + "]" + more + "}")
                .createdThing();
    }

    /** Where persons may log in beside passwords. */
    IdentityProvider provider() {
        return provider;
    }

    /** A person in a post with an account and the usual password; the id. */
    String user(String login, String post) {
        String person = holder(post, post);
        open(person);
        accept(invitation(person), login);
        return person;
    }

    /** The place of a new invitation. */
    String invitation(String person) {
        var link = part(Invitations.class)
                .invite(UUID.fromString(person), UUID.fromString(person))
                .block(Duration.ofSeconds(60));
        return Objects.requireNonNull(link).path();
    }

    /** Sets log-in name and usual password. */
    void accept(String link, String login) {
        try (Browser browser = browser()) {
            Shown set = browser.press(
                    browser.open(link).ok(),
                    "このパスワードにする",
                    Map.of("login", login, "password", PASSWORD, "again", PASSWORD));
            assertThat(set.path()).startsWith("/login");
        }
    }

    /** Sends log-in name and password. */
    static Shown login(Browser browser, String login, String password) {
        return browser.press(browser.open("/login"), "ログインする", Map.of("login", login, "password", password));
    }

    /** The code that an app shows now. */
    String code(String secret) {
        return Totp.code(Base32.decode(secret), Totp.step(now()));
    }

    /** The same after the next step has begun. */
    String nextCode(String secret) {
        pass(Duration.ofSeconds(30));
        return code(secret);
    }

    /** The secret that the page offers. */
    static String secret(Shown page) {
        return page.html().select("input[name=secret]").val();
    }

    /** Comes in with a password alone and sets up the second factor that is demanded; the secret. */
    String enrol(Browser browser, String login) {
        Shown offered = login(browser, login, PASSWORD).ok();
        String secret = secret(offered);
        browser.press(offered, "この認証アプリを使う", Map.of("totp", code(secret))).ok();
        return secret;
    }

    /** Comes in with password and code; the page that was to be opened. */
    Shown enter(Browser browser, String login, String secret) {
        Shown asked = login(browser, login, PASSWORD).ok();
        return browser.press(asked, "確認して進む", Map.of("totp", nextCode(secret)));
    }

    /** A browser of the administrator. */
    Browser administrator() {
        Browser browser = browser();
        if (adminSecret == null) {
            adminSecret = enrol(browser, ADMIN);
        } else {
            enter(browser, ADMIN, adminSecret).ok();
        }
        return browser;
    }

    /** Comes in again as the administrator that the browser was of. */
    Shown administratorAgain(Browser browser) {
        return enter(browser, ADMIN, Objects.requireNonNull(adminSecret));
    }

    /** The entries of the audit log that fit, once there are some. */
    List<JsonNode> audited(Predicate<JsonNode> fitting) {
        return Awaitility.await()
                .until(
                        () -> client.get("/v1/audit?limit=100", auditor)
                                .ok()
                                .at("/items")
                                .valueStream()
                                .filter(fitting)
                                .toList(),
                        found -> !found.isEmpty());
    }

    /** The entries on a person with that action. */
    List<JsonNode> audited(String action, String person) {
        return audited(item -> item.path("action").asString().equals(action)
                && item.path("target").asString("").equals(person));
    }

    @Override
    public void close() {
        client.close();
        service.close();
        provider.close();
    }
}
