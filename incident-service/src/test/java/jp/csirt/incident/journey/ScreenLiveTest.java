package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayDeque;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import jp.csirt.incident.journey.Screen.Look;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("ui")
@ExtendWith({SharedService.class, Chromium.class})
@DisplayName("実際のブラウザーで、ほかの人の記録が現れる")
class ScreenLiveTest {

    private static final double PATIENCE = 60_000;

    /** Keeps what the stream told the page. */
    private static final String TELLING = """
            window.__told = '';
            const add = EventSource.prototype.addEventListener;
            EventSource.prototype.addEventListener = function (name, hear) {
              add.call(this, name, told => { hear(told); window.__told += told.data; });
            };
            """;

    /** Keeps what was to be read of a task, for later. */
    private static final String READING = """
            window.__read = '';
            new MutationObserver(() => { window.__read += document.getElementById('making')?.textContent; })
              .observe(document, { childList: true, subtree: true });
            """;

    private static final String LONGER_THAN_THE_PAGE_WAITS = "() => new Promise(done => setTimeout(done, 1500))";

    private final Client client;
    private final Browser browser;

    ScreenLiveTest(Client client, Browser browser) {
        this.client = client;
        this.browser = browser;
    }

    @Test
    @DisplayName("ほかの人の報告は、読み直さなくても一覧に現れる")
    void a_filing_appears_on_the_list() {
        try (var csirt = watching("csirt", "/incidents")) {
            UUID id = Reports.file(client, Reports.ofTax("一覧に現れる報告"));

            shows(csirt, "一覧に現れる報告");
            isTheSamePage(csirt);
            csirt.page().locator("main a[href='/incidents/" + id + "']").click();
            assertThat(csirt.h1()).contains("一覧に現れる報告");
        }
    }

    @Test
    @DisplayName("ほかの人の行為は、読み直さなくても事案の経過と次にすることに現れる")
    void an_act_appears_on_the_incident() {
        UUID id = Reports.file(client, Reports.ofTax("見ている間に進む事案"));
        try (var csirt = watching("csirt", "/incidents/" + id)) {
            shows(csirt, "CSIRTの受付");
            client.act(id, "receipt", "csirt-2", "{}");
            client.act(id, "situations", "csirt-2", "{\"findings\": \"ほかの人が確かめた\"}");

            shows(csirt, "ほかの人が確かめた");
            PlaywrightAssertions.assertThat(csirt.page().locator("main section[aria-labelledby=next]"))
                    .not()
                    .containsText("CSIRTの受付", new ContainsTextOptions().setTimeout(PATIENCE));
            isTheSamePage(csirt);
        }
    }

    @Test
    @DisplayName("求められた措置は、読み直さなくても課長の「今すること」に現れ、実施すると消える")
    void what_is_asked_appears_among_the_things_to_do() {
        UUID id = Reports.file(client, Reports.ofTax("課長に求める事案"));
        try (var manager = watching("manager", "/")) {
            client.act(id, "containment-instructions", "csirt", "{\"to\": \"tax\", \"measures\": \"端末を隔離する\"}");
            String item = "main a.button[href^='/incidents/" + id + "/containment-actions']";
            manager.page().locator(item).waitFor();
            client.act(id, "containment-actions", "officer", "{\"what\": \"隔離した\", \"effect\": \"なし\"}");

            PlaywrightAssertions.assertThat(manager.page().locator(item)).hasCount(0, within());
            isTheSamePage(manager);
        }
    }

    @Test
    @DisplayName("ページができてから変化の配信が始まるまでの間の報告も現れる")
    void what_is_filed_before_the_stream_begins_appears() {
        try (var csirt = Screen.of(browser, client, "csirt", Look.DESK)) {
            csirt.page().route("**/v1/incidents/stream", stream -> {
                Reports.file(client, Reports.ofTax("配信の前の報告"));
                stream.resume();
            });
            watch(csirt, "/incidents");

            shows(csirt, "配信の前の報告");
            isTheSamePage(csirt);
        }
    }

    @Test
    @DisplayName("だれも何も記録しなくても、ページは一分のうちに新しくなり、残り時間が進む")
    void time_left_goes_on() {
        try (var csirt = Screen.of(browser, client, "csirt", Look.DESK)) {
            csirt.page().clock().install();
            watch(csirt, "/incidents");

            csirt.page()
                    .waitForRequest(
                            asked -> asked.headers().containsKey("x-refresh"),
                            () -> csirt.page().clock().runFor(61_000));
            isTheSamePage(csirt);
        }
    }

    @Test
    @DisplayName("読み直しの答えを待つ間の報告も、続けて読み直されて現れる")
    void what_is_filed_during_a_renewal_appears() {
        var held = new ArrayDeque<Route>();
        var answers = new ArrayDeque<APIResponse>();
        try (var csirt = Screen.of(browser, client, "csirt", Look.DESK)) {
            csirt.page().addInitScript(TELLING);
            csirt.page().route("**/incidents", asked -> {
                if (answers.isEmpty() && asked.request().headers().containsKey("x-refresh")) {
                    answers.add(asked.fetch());
                    held.add(asked);
                } else {
                    asked.resume();
                }
            });
            watch(csirt, "/incidents");
            Reports.file(client, Reports.ofTax("読み直される報告"));
            csirt.page().waitForCondition(() -> !held.isEmpty());
            Reports.file(client, Reports.ofTax("答えを待つ間の報告"));
            csirt.page().waitForFunction("() => window.__told.includes('答えを待つ間の報告')");
            csirt.evaluate("() => new Promise(done => setTimeout(done, 1000))"); // after the page's own timer
            held.remove().fulfill(new Route.FulfillOptions().setResponse(answers.element()));

            shows(csirt, "答えを待つ間の報告");
            isTheSamePage(csirt);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Relay.State.class, names = "PASSING", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("通信が切れ、又は前に立つ代理が代わりに答えても、ページは残り、つながれば間の記録が現れる")
    void after_an_interruption_the_page_lives_again(Relay.State interruption) {
        try (var relay = new Relay(client.port(), "127.0.0.1");
                var csirt = new Screen(browser, relay.port(), Look.DESK)) {
            csirt.open("/login").enter("csirt");
            watch(csirt, "/incidents");
            relay.become(interruption);
            String title = "切れた間の報告 " + interruption;
            Reports.file(client, Reports.ofTax(title));
            csirt.page().waitForCondition(() -> relay.refused() > 1);
            isTheSamePage(csirt);
            relay.become(Relay.State.PASSING);

            shows(csirt, title);
            isTheSamePage(csirt);
        }
    }

    @Test
    @DisplayName("ログインが終わると、見ていたページはログインへ導く")
    void a_session_that_ended_leads_to_the_log_in() {
        try (var csirt = watching("csirt", "/incidents")) {
            csirt.logOutElsewhere();
            Reports.file(client, Reports.ofTax("だれも見ていない報告"));

            csirt.page().waitForURL("**/login?target=*");
        }
    }

    @Test
    @DisplayName("絞り込みはページを読み直さず、断られた指定は理由のページになる")
    void a_filter_that_is_refused_says_so() {
        Reports.file(client, Reports.ofTax("絞り込まれる報告"));
        try (var csirt = watching("csirt", "/incidents?q=%E7%B5%9E")) {
            csirt.page().locator("#level").selectOption("1");
            csirt.page().waitForURL("**/incidents?*level=1*");
            shows(csirt, "絞り込まれる報告");
            isTheSamePage(csirt);

            csirt.evaluate("() => { document.querySelector('#level option[value=\"3\"]').value = '9'; }");
            csirt.page().locator("#level").selectOption("9");

            csirt.page().locator("main a[href='/']").waitFor();
            assertThat(csirt.h1()).isNotEqualTo("一覧");
            assertThat(csirt.page().url()).contains("level=9");
        }
    }

    @Test
    @DisplayName("開いて読んでいる間の記録は、読みかけを動かさずに知らせ、押せば現れる")
    void who_reads_a_fold_is_told() {
        UUID id = Reports.file(client, Reports.ofTax("読みかけの事案"));
        try (var csirt = watching("csirt", "/incidents/" + id)) {
            csirt.page().locator("#live details:not([open]) > summary").first().click();
            client.act(id, "situations", "csirt-2", "{\"findings\": \"読む間の記録\"}");
            Locator told = csirt.page().locator("#live .old button");
            told.waitFor();
            assertThat(csirt.text()).doesNotContain("読む間の記録");
            assertThat(csirt.page().locator("#live details[open]").count()).isPositive();
            csirt.picture("incident-old");

            Request asked = csirt.page().waitForRequest("**/incidents/" + id, told::click);

            assertThat(asked.headers()).as("somebody uses the session").doesNotContainKey("x-refresh");
            shows(csirt, "読む間の記録");
            PlaywrightAssertions.assertThat(told).isHidden();
            isTheSamePage(csirt);
        }
    }

    @Test
    @DisplayName("事案のページは、ほかの事案の記録では読み直さない")
    void other_incidents_do_not_move_the_page() {
        UUID id = Reports.file(client, Reports.ofTax("見ている事案"));
        try (var csirt = Screen.of(browser, client, "csirt", Look.DESK)) {
            csirt.page().addInitScript(TELLING);
            watch(csirt, "/incidents/" + id);
            AtomicInteger renewed = renewals(csirt);
            awaitStill(csirt, renewed);
            int before = renewed.get();
            Reports.file(client, Reports.ofTax("ほかの事案の記録"));
            csirt.page().waitForFunction("() => window.__told.includes('ほかの事案の記録')");
            csirt.evaluate(LONGER_THAN_THE_PAGE_WAITS);
            assertThat(renewed).hasValue(before);
            client.act(id, "situations", "csirt-2", "{\"findings\": \"この事案の記録\"}");
            shows(csirt, "この事案の記録");
        }
    }

    @Test
    @DisplayName("期限の図も、読み直さなくても新しくなる")
    void the_due_board_lives() {
        try (var csirt = watching("csirt", "/due")) {
            Reports.file(client, Reports.ofTax("期限に現れる報告"));
            shows(csirt, "期限に現れる報告");
            isTheSamePage(csirt);
        }
    }

    @Test
    @DisplayName("スクリプトがなくても、読み直せば現れる")
    void without_scripts_a_reload_is_enough() {
        try (var csirt = Screen.of(browser, client, "csirt", Look.PLAIN)) {
            csirt.open("/incidents");
            Reports.file(client, Reports.ofTax("読み直して現れる報告"));
            Awaitility.await().pollInSameThread().until(() -> {
                csirt.page().reload();
                return csirt.text().contains("読み直して現れる報告");
            });
        }
    }

    private Screen watching(String key, String path) {
        return watch(Screen.of(browser, client, key, Look.DESK), path);
    }

    /** Opens a page and marks it, so that a reload would be noticed; waits until the stream has begun. */
    private static Screen watch(Screen screen, String path) {
        screen.page().waitForResponse(answer -> answer.url().endsWith("/v1/incidents/stream"), () -> screen.open(path));
        screen.evaluate("() => { window.__opened = 'once'; }");
        return screen;
    }

    @Test
    @DisplayName("証拠一式を作る間、画面は進み具合を言い続け、ファイルが来れば作り終えたと言う")
    void the_making_of_a_bundle_is_told() {
        UUID id = Reports.file(client, Reports.ofTax("進み具合を見る束"));
        try (var lead = Screen.of(browser, client, "csirt-lead", Look.DESK)) {
            lead.page().addInitScript(READING);
            lead.open("/incidents/" + id + "/bundle");
            var held = new AtomicReference<Route>();
            var told = new AtomicInteger();
            lead.page().route("**/bundle.zip*", held::set);
            lead.page().onResponse(answer -> told.addAndGet(answer.url().contains("/bundle?task=") ? 1 : 0));
            Download saved = lead.page().waitForDownload(() -> {
                lead.page()
                        .locator("[data-begins]")
                        .dispatchEvent("click"); // a click, and whatever reads, waits for the file
                lead.page().waitForCondition(() -> held.get() != null && told.get() > 1);
                held.get().resume();
            });

            assertThat(saved.suggestedFilename()).matches("SHIME-\\d+-\\d+-evidence\\.zip");
            shows(lead, "作り終えました");
            assertThat(lead.evaluate("() => window.__read")).asString().contains("作り始めています");
            lead.picture("bundle");
        }
    }

    /** How often the page asks for itself, from now on. */
    private static AtomicInteger renewals(Screen screen) {
        var renewed = new AtomicInteger();
        screen.page().onRequest(asked -> renewed.addAndGet(asked.headers().containsKey("x-refresh") ? 1 : 0));
        return renewed;
    }

    /** What was recorded before the page was opened has reached it, and it asks for itself no more. */
    private static void awaitStill(Screen screen, AtomicInteger renewed) {
        screen.page().waitForFunction("() => window.__told.includes('position')");
        Awaitility.await().until(() -> {
            int before = renewed.get();
            screen.evaluate(LONGER_THAN_THE_PAGE_WAITS);
            return renewed.get() == before;
        });
    }

    private static void isTheSamePage(Screen screen) {
        assertThat(screen.evaluate("() => window.__opened")).isEqualTo("once");
    }

    private static void shows(Screen screen, String text) {
        PlaywrightAssertions.assertThat(screen.page().locator("main"))
                .containsText(text, new ContainsTextOptions().setTimeout(PATIENCE));
    }

    private static HasCountOptions within() {
        return new HasCountOptions().setTimeout(PATIENCE);
    }
}
