package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("和暦の画面")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleDatesTest {

    private static final Pattern JAPANESE = Pattern.compile("令和\\d+年\\d+月\\d+日（[月火水木金土日]）");
    private static final Pattern WESTERN = Pattern.compile("\\d{4}年");

    private final TestService service =
            new TestService("--csirt.mongodb-uri=", "--csirt.master-key=", "--csirt.console.dates=WAREKI");
    private final Client client = service.client();
    private final UUID incident = incident();

    /** With duties, an assessment and a CISO who was told. */
    private UUID incident() {
        UUID id = Reports.file(client, Reports.full("和暦の画面の事案"));
        client.act(id, "receipt", "csirt", "").done();
        Exchange assessed = client.act(id, "assessments", "csirt", """
                        {"verdict": "INCIDENT", "level": 3, "category": "MISDIRECTED", "reason": "誤送信"}""").created();
        Reports.file(client, Reports.ofTax("和暦の訓練").put("drill", true));
        String listed = "/v1/incidents?after=" + assessed.position();
        Awaitility.await().until(() -> client.get(listed, "csirt").status() == 200);
        return id;
    }

    @AfterAll
    void close() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/due",
                "/incidents?reportedFrom=2026-04-01",
                "/ledger",
                "/audit",
                "/organisation",
                "/drills",
                "/account"
            })
    @DisplayName("どの画面も和暦で言い、西暦を混ぜない")
    void pages_tell_japanese_years(String path) {
        mustBeJapanese(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeline", "obligations", "history", "reports"})
    @DisplayName("事案の画面も和暦で言う")
    void the_incident_tells_japanese_years(String tab) {
        mustBeJapanese("/incidents/" + incident + "?tab=" + tab);
    }

    @Test
    @DisplayName("用紙に示す相手も、保存する一覧も和暦で言う")
    void forms_and_files_tell_japanese_years() {
        try (var browser = Browser.of(client, "csirt")) {
            Shown duties =
                    browser.open("/incidents/" + incident + "?tab=obligations").ok();
            String form = browser.open(duties.html()
                            .select("a[href*=/obligations/]")
                            .getFirst()
                            .attr("href"))
                    .ok()
                    .text();
            assertThat(form).containsPattern(JAPANESE).doesNotContainPattern(WESTERN);
            String file = browser.once("GET", "/incidents.csv", null).body();
            assertThat(file).containsPattern(JAPANESE).doesNotContainPattern(WESTERN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ledger", "/statistics", "/disclosure-list"})
    @DisplayName("年度も和暦で言う")
    void fiscal_years_are_japanese(String path) {
        try (var browser = Browser.of(client, "csirt-lead")) {
            assertThat(browser.open(path).ok().text()).containsPattern("令和\\d+").doesNotContainPattern(WESTERN);
        }
    }

    private void mustBeJapanese(String path) {
        try (var browser = Browser.of(client, "csirt-lead")) {
            String text = browser.open(path).ok().text();
            assertThat(text).containsPattern(JAPANESE);
            assertThat(text).doesNotContainPattern(WESTERN);
        }
    }
}
