package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The shared office lets 127.0.1.0/24 report without a log-in. */
@ExtendWith(SharedOffice.class)
@DisplayName("ログインなしの報告")
class OpenReportTest {

    private static final Pattern NUMBER = Pattern.compile("[A-Z]+-\\d{4}-\\d+");

    private final Office office;

    OpenReportTest(Office office) {
        this.office = office;
    }

    /** All steps up to the one that sends. */
    private static Shown written(Browser browser) {
        Shown first = browser.open("/report").ok();
        assertThat(first.text()).contains("ログインせずに報告しています");
        Shown second = browser.press(
                first,
                "次へ",
                Map.of(
                        "reporter.name", "税務課の佐渡",
                        "reporter.contact", "内線 204",
                        "title", "ログインなしの一件",
                        "summary", "添付を開いた。"));
        Shown third = browser.press(second, "次へ", Map.of());
        Shown last = browser.press(third, "次へ", Map.of());
        assertThat(last.text()).contains("税務課の佐渡").contains("内線 204");
        return last;
    }

    private static Shown send(Browser browser, Shown written) {
        return browser.press(
                written, "この内容で報告する", Map.of("key", UUID.randomUUID().toString()));
    }

    @Test
    @DisplayName("庁内からはログインせずに報告でき、番号だけが示され、事案にはその旨が残る")
    void whoever_is_in_the_office_may_report() {
        office.pass(Duration.ofHours(2));
        try (Browser browser = office.browserAt("127.0.1.1")) {
            Shown told = send(browser, written(browser)).ok();
            assertThat(told.h1()).startsWith("報告しました");
            assertThat(told.body()).doesNotContain("ログインなしの一件");
            Matcher number = NUMBER.matcher(told.text());
            assertThat(number.find()).as(told.text()).isTrue();

            JsonNode incident = office.incident(number.group());
            assertThat(incident.path("reporter").toString()).contains("税務課の佐渡", "ログインなしで報告", "内線 204");
            String id = incident.path("incidentId").asString();
            for (String path : new String[] {"/", "/incidents", "/report/" + id, "/incidents/" + id}) {
                assertThat(browser.once("GET", path, null).status()).as(path).isEqualTo(303);
            }
            assertThat(browser.once("GET", "/v1/incidents", null).status()).isEqualTo(401);
        }
    }

    @Test
    @DisplayName("同じ用紙を二度送っても、報告は一件で、同じ番号が示される")
    void a_form_sent_twice_is_one_report() {
        office.pass(Duration.ofHours(2));
        try (Browser browser = office.browserAt("127.0.1.6")) {
            Shown written = written(browser);
            Shown once = browser.press(written, "この内容で報告する", Map.of()).ok();
            Shown twice = browser.press(written, "この内容で報告する", Map.of()).ok();

            Matcher number = NUMBER.matcher(once.text());
            assertThat(number.find()).as(once.text()).isTrue();
            assertThat(twice.text()).contains(number.group());
        }
    }

    @Test
    @DisplayName("ログインへのリンクは書き始める前だけにあり、書いた後は、ログインすると残らないことを言う")
    void the_way_to_the_log_in_is_at_the_beginning() {
        try (Browser browser = office.browserAt("127.0.1.5")) {
            Shown first = browser.open("/report").ok();
            assertThat(first.link("ログインして報告する")).isEqualTo("/login?target=/report");
            Shown refused = browser.press(first, "次へ", Map.of("title", "題だけ"));
            assertThat(refused.status()).isEqualTo(400);
            Shown second = browser.press(
                    refused,
                    "次へ",
                    Map.of("reporter.name", "税務課の佐渡", "reporter.contact", "内線 204", "summary", "添付を開いた。"));
            for (Shown page : new Shown[] {refused, second.ok()}) {
                assertThat(page.html().select("main a[href^=/login]")).isEmpty();
                assertThat(page.text()).contains("書いた内容は残りません");
            }
        }
    }

    @Test
    @DisplayName("ほかの場所からはログインを求め、転送の見出しを信じない")
    void nobody_else_may() {
        try (Browser browser = office.browserAt("127.0.2.1")) {
            assertThat(browser.once("GET", "/report", null).status()).isEqualTo(303);
            assertThat(browser.once(
                                    "GET",
                                    "/report",
                                    null,
                                    "X-Forwarded-For",
                                    "127.0.1.1",
                                    "Forwarded",
                                    "for=127.0.1.1")
                            .status())
                    .isEqualTo(303);
        }
    }

    @Test
    @DisplayName("一つの場所からは10分に10件まで")
    void not_too_many_from_one_place() {
        office.pass(Duration.ofHours(2));
        try (Browser browser = office.browserAt("127.0.1.2");
                Browser other = office.browserAt("127.0.1.3")) {
            Shown written = written(browser);
            for (int i = 0; i < 10; i++) {
                assertThat(send(browser, written).status()).isEqualTo(200);
            }
            Shown refused = send(browser, written);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("600");
            assertThat(refused.text()).contains("続いたため", "ログインなしの一件");
            assertThat(send(other, written(other)).status()).isEqualTo(200);
            office.pass(Duration.ofMinutes(10));
            assertThat(browser.press(refused, "この内容で報告する", Map.of()).status()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("報告の途中でログインが終わった職員は、ログインなしの報告者にならず、入り直せば書いた文のまま自分の名で報告できる")
    void nobody_becomes_a_guest_unasked() {
        String login = Office.unused("tochuu");
        office.user(login, "SEC_OFFICER@tax");
        try (Browser browser = office.browserAt("127.0.1.4")) {
            Office.login(browser, login, Office.PASSWORD).ok();
            Shown second =
                    browser.press(browser.open("/report"), "次へ", Map.of("title", "途中で切れた報告", "summary", "切れても残る文"));
            Shown last = browser.press(browser.press(second, "次へ", Map.of()), "次へ", Map.of());
            office.pass(Duration.ofHours(2));

            Shown away = browser.press(last, "この内容で報告する", Map.of());
            assertThat(away.path()).isEqualTo("/login?target=%2Freport");
            Shown back = browser.press(away, "ログインする", Map.of("login", login, "password", Office.PASSWORD))
                    .ok();
            assertThat(back.text()).contains("書いた内容を戻しました", "切れても残る文");
            Shown told = browser.press(back, "この内容で報告する", Map.of()).ok();

            Matcher number = NUMBER.matcher(told.text());
            assertThat(number.find()).as(told.text()).isTrue();
            JsonNode incident = office.incident(number.group());
            assertThat(incident.path("reporter").toString()).doesNotContain("ログインなし");
            assertThat(incident.path("summary").asString()).isEqualTo("切れても残る文");
        }
    }
}
