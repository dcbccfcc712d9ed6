package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.api.docs.DocsRoutes;
import jp.csirt.incident.api.web.Routes;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("画面の期限・台帳・統計・検証")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleOverviewTest {

    private static final String TITLE = "<b>税務課</b>の事案";

    private final TestService service = new TestService();
    private final Client client = service.client();
    private final UUID incident = Reports.file(client, Reports.ofTax(TITLE));

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    @DisplayName("今することから、その行為の用紙へ一つのボタンで進む")
    void today_leads_to_the_act() {
        try (var browser = Browser.of(client, "csirt")) {
            awaitListed();
            Shown today = browser.open("/").ok();
            assertThat(today.text()).contains(TITLE);
            Shown form = browser.open(today.link("「CSIRTの受付」へ進む")).ok();
            assertThat(form.path()).matches("/incidents/[0-9a-f-]{36}/receipt");
            assertThat(form.h1()).isEqualTo("受付");
        }
    }

    @Test
    @DisplayName("期限は近い順に、図と表で示す")
    void due_times_are_drawn_and_listed() {
        try (var browser = Browser.of(client, "csirt")) {
            awaitListed();
            Shown page = browser.open("/due").ok();
            assertThat(page.h1()).isEqualTo("期限");
            assertThat(page.html().select("svg[role=img][aria-label] circle")).isNotEmpty();
            assertThat(page.html().select("tbody th").eachText()).contains(TITLE);
            Shown persons = browser.open(page.link("担当する職ごと")).ok();
            assertThat(persons.html().select("tbody td").eachText()).contains("CSIRTの受付");
            assertThat(persons.html().select("tbody th").eachText()).contains(TITLE);
            assertThat(browser.open(page.link("報告先ごと")).ok().h1()).isEqualTo("期限");
        }
    }

    @Test
    @DisplayName("日時の定まらない用件は、期限の図にないことを数で言う")
    void what_has_no_time_is_counted() {
        UUID id = Reports.file(client, Reports.ofTax("一括公表を待つ事案").put("level", 3));
        client.act(id, "assessments", "csirt", """
                        {"verdict": "INCIDENT", "level": 3, "category": "MALWARE", "reason": "確かめた"}""");
        client.act(id, "disclosure-decision", "ciso", "{\"result\": \"PUBLIC\", \"mode\": \"BATCH\"}")
                .done();
        try (var browser = Browser.of(client, "csirt")) {
            assertThat(browser.open("/due").ok().text()).doesNotContain("日時の定まらない用件");
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(browser.open("/due?by=person").ok().text())
                                    .contains("日時の定まらない用件が"));
        }
    }

    @Test
    @DisplayName("事案の頭は、済んでいない外部報告を期限の近い順に、目安、期限、今の時間軸と言葉で示し、面は済んだものも示す")
    void duties_are_drawn_on_a_time_axis() {
        try (var browser = Browser.of(client, "csirt")) {
            UUID leak = Reports.file(client, Reports.full("漏えいの事案"));
            String duty = Duties.path(client, leak, "PPC");
            Shown head = browser.open("/incidents/" + leak).ok();
            Elements limits = head.html().select("section[aria-labelledby=limits] li");
            assertThat(limits.eachText())
                    .anySatisfy(text ->
                            assertThat(text).startsWith("個人情報保護委員会 速報 必要").contains("あと", "目安: ", "期限: "))
                    .anySatisfy(text ->
                            assertThat(text).startsWith("個人情報保護委員会 確報 必要").contains("期限: "));
            assertThat(limits.select("svg .hard").size()).isGreaterThanOrEqualTo(2);
            assertThat(limits.select("svg .soft")).isNotEmpty();
            assertThat(limits.select("svg"))
                    .allSatisfy(strip -> assertThat(strip.select(".today")).hasSize(1));
            assertThat(head.html().select("svg [style]")).isEmpty();

            client.act(leak, duty + "submission", "liaison", """
                    {"submittedAt": "%s", "channel": "WEB_FORM"}""".formatted(Reports.minutesAgo(1)))
                    .done();
            assertThat(browser.open("/incidents/" + leak)
                            .ok()
                            .html()
                            .select("section[aria-labelledby=limits]")
                            .text())
                    .doesNotContain("個人情報保護委員会 速報")
                    .contains("個人情報保護委員会 確報");
            Shown tab = browser.open("/incidents/" + leak + "?tab=obligations").ok();
            Element done = Objects.requireNonNull(
                    tab.html().select("h3:contains(個人情報保護委員会 速報)").getFirst().parent());
            assertThat(done.text()).contains("提出済", "に提出");
            assertThat(done.select("svg .dot")).hasSize(1);
        }
    }

    @Test
    @DisplayName("台帳は年度の事案を示し、ExcelとCSVは添付として受け取れる")
    void the_ledger_is_shown_and_saved() {
        try (var browser = Browser.of(client, "ciso")) {
            awaitListed();
            Shown page = browser.open("/ledger").ok();
            assertThat(page.html().select("tbody th").eachText()).contains(TITLE);
            assertThat(page.html().select("tbody td[data-name=被害レベル]").eachText())
                    .contains("1");
            Shown file = browser.once("GET", page.link("CSVで保存する"), null);
            assertThat(file.status()).isEqualTo(200);
            assertThat(file.header("Content-Disposition")).startsWith("attachment");
            assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(file.body()).contains(TITLE);

            Shown other =
                    browser.press(page, "表示する", Map.of("fiscalYear", "2001")).ok();
            assertThat(other.html().select("tbody th")).isEmpty();
            assertThat(browser.open("/ledger?fiscalYear=abc").status()).isEqualTo(400);
        }
    }

    @Test
    @DisplayName("統計の図は表としても読める")
    void figures_are_drawn_and_listed() {
        try (var browser = Browser.of(client, "auditor")) {
            awaitListed();
            Shown page = browser.open("/statistics").ok();
            assertThat(page.html().select("svg[role=img][aria-label]")).hasSize(5);
            assertThat(page.html().select("details table")).hasSize(5);
            assertThat(page.text()).contains("レベル1", "マルウェア感染");
            assertThat(row(page, "部署別の件数", "税務課")).isPositive();
        }
    }

    private static int row(Shown page, String caption, String name) {
        return page
                .html()
                .select("table:has(caption:containsOwn(%s)) tr:has(th:containsOwn(%s)) td".formatted(caption, name))
                .eachText()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    @Test
    @DisplayName("9.1 監査は、外部報告が期限内だったかを報告先ごとに見る")
    void reports_in_time_are_counted() {
        UUID leak = Reports.file(client, Reports.full("期限内に報告した事案"));
        client.act(
                        leak,
                        Duties.path(client, leak, "PPC") + "submission",
                        "liaison",
                        "{\"submittedAt\": \"%s\", \"channel\": \"WEB_FORM\"}".formatted(Reports.minutesAgo(1)))
                .done();
        try (var browser = Browser.of(client, "auditor")) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> row(browser.open("/statistics").ok(), "外部報告は期限内か", "期限内 個人情報保護委員会") > 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"incident", "person", "recipient"})
    @DisplayName("7.3(3) 訓練の期限は、どの並べ方でも、図でも表でも【訓練】と示す")
    void drills_are_marked_among_the_due_times(String by) {
        String title = "期限のある訓練 " + by;
        UUID drill = Reports.file(client, Reports.full(title).put("drill", true));
        try (var browser = Browser.of(client, "csirt")) {
            Shown page = Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(
                            () -> browser.open("/due?by=" + by).ok(),
                            shown -> !shown.html()
                                    .select("tbody tr:contains(%s)".formatted(title))
                                    .isEmpty());
            assertThat(page.html()
                            .select("tbody tr:contains(%s)".formatted(title))
                            .eachText())
                    .allSatisfy(row -> assertThat(row).contains("【訓練】"));
            assertThat(page.html()
                            .select("tbody tr:contains(%s)".formatted(TITLE))
                            .eachText())
                    .noneSatisfy(row -> assertThat(row).contains("【訓練】"));
            String number = client.get("/v1/incidents/" + drill, "csirt")
                    .ok()
                    .at("/number")
                    .asString();
            assertThat(page.html()
                            .select("svg text:contains(%s)".formatted(number))
                            .eachText())
                    .isNotEmpty()
                    .allSatisfy(text -> assertThat(text).startsWith("【訓練】"));
        }
    }

    @Test
    @DisplayName("体制は職と在職者を示し、委託事業者には403")
    void posts_and_their_holders_are_shown() {
        try (var browser = Browser.of(client, "staff");
                var vendor = Browser.of(client, "vendor")) {
            Shown page = browser.open("/organisation").ok();
            assertThat(page.h1()).isEqualTo("体制");
            assertThat(page.text()).contains("副町長");
            assertThat(vendor.open("/organisation").status()).isEqualTo(403);
        }
    }

    @Test
    @DisplayName("一覧のCSVは見える事案だけを持ち、式で始まる件名は式にならない")
    void the_list_is_saved() {
        Reports.file(client, Reports.ofTax("=1+1"));
        try (var browser = Browser.of(client, "csirt");
                var hospital = Browser.of(client, "hospital")) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() ->
                            browser.once("GET", "/incidents.csv", null).body().contains("1+1"));
            Shown file = browser.once("GET", "/incidents.csv?sort=dueAt", null);
            assertThat(file.header("Content-Disposition")).startsWith("attachment");
            assertThat(file.body()).contains(TITLE).contains("'=1+1");
            assertThat(hospital.once("GET", "/incidents.csv", null).body()).doesNotContain("税務課");
            assertThat(browser.open("/incidents").link("この条件の一覧をCSVで保存する")).isEqualTo("/incidents.csv");
        }
    }

    @Test
    @DisplayName("監査の記録は監査とCISOだけに見え、拒まれた操作を示す")
    void audit_is_for_auditors() {
        try (var auditor = Browser.of(client, "auditor");
                var manager = Browser.of(client, "manager")) {
            assertThat(auditor.open("/audit").ok().h1()).isEqualTo("検証");
            assertThat(manager.open("/audit").status()).isEqualTo(403);
            assertThat(manager.open("/").ok().html().select("nav a[href=/audit]"))
                    .isEmpty();
            client.get("/v1/audit", "csirt").refused(403, "forbidden");
            Awaitility.await()
                    .until(() -> auditor.open("/audit").ok().html().select("tbody td").eachText().stream()
                            .anyMatch("監査の記録 GET /v1/audit"::equals));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csirt", "csirt-lead", "general-affairs"})
    @DisplayName("B.2 CSIRT員、CSIRT責任者、統括も記録を検証できるが、監査の記録は見えない")
    void the_record_is_verified_by_the_csirt_too(String person) {
        try (var browser = Browser.of(client, person)) {
            assertThat(browser.open("/").ok().html().select("nav a[href=/audit]"))
                    .hasSize(1);
            Shown page = browser.open("/audit").ok();
            assertThat(page.h1()).isEqualTo("検証");
            assertThat(page.text()).contains("記録の先頭", "検証点").doesNotContain("監査の記録");
            assertThat(page.html()
                            .select("a[href=/v1/integrity/log], input[name=number]")
                            .isEmpty())
                    .isEqualTo(person.equals("csirt"));
            Shown step = browser.press(page, "記録全体を検証する", Map.of()).ok();
            assertThat(step.text()).doesNotContain("監査の記録");
        }
    }

    @Test
    @DisplayName("検証から、管理番号で事案の証拠一式へ進み、知らない番号はそう言う")
    void the_bundle_is_found_by_its_number() {
        String number = client.get("/v1/incidents/" + incident, "csirt")
                .ok()
                .at("/number")
                .asString();
        awaitListed();
        try (var browser = Browser.of(client, "auditor")) {
            Shown page = browser.open("/audit").ok();
            Shown found =
                    browser.press(page, "この事案の証拠を開く", Map.of("number", number)).ok();
            assertThat(found.link("証拠一式の保存へ")).isEqualTo("/incidents/" + incident + "/bundle");
            Shown none = browser.press(page, "この事案の証拠を開く", Map.of("number", "9999-9999"));
            assertThat(none.status()).isEqualTo(404);
            assertThat(none.text()).contains("「9999-9999」という管理番号の事案は");
        }
    }

    @Test
    @DisplayName("9.1 監査は、事案のどの段階が遅れたかを、経過から見る")
    void every_incident_is_held_against_its_times() {
        String two = Reports.minutesAgo(120);
        UUID late = Reports.file(
                client,
                Reports.ofTax("遅れて受け付けた事案").put("level", 3).put("awareAt", two).put("occurredAt", two));
        client.act(late, "receipt", "csirt", "{}").done();
        try (var auditor = Browser.of(client, "auditor");
                var hospital = Browser.of(client, "hospital")) {
            String link = auditor.open("/incidents/" + late).ok().link("段階ごとに、期限に間に合ったかを見る");
            Shown page = auditor.open(link).ok();
            assertThat(page.html().select("tbody tr:has(th:contains(CSIRTの受付))").text())
                    .contains("遅れて実施", "の遅れ");
            assertThat(page.html().select("tbody tr:has(th:contains(報告)):contains(時間内に実施)"))
                    .isNotEmpty();
            assertThat(hospital.open(link).status()).isEqualTo(404);
            assertThat(hospital.open("/steps/nothing").status()).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("6.1(6) 監査に載り得るどの要求にも、用紙のページにも、日本語の名がある")
    void every_request_has_a_name() {
        var names = service.part(DocsRoutes.class).names();
        assertThat(Stream.concat(
                        service.part(Routes.class).all().stream()
                                .map(route -> route.method().name() + " " + route.path()),
                        Stream.of("GET /imports", "GET /incidents/{id}/attachments")))
                .hasSizeGreaterThan(100)
                .allSatisfy(action -> assertThat(names.of(action)).as(action).isNotBlank());
    }

    @Test
    @DisplayName("見えない事案は、期限にも台帳にも統計にも現れない")
    void nothing_out_of_sight_is_counted() {
        try (var browser = Browser.of(client, "hospital")) {
            awaitListed();
            for (String path : new String[] {"/due", "/ledger", "/"}) {
                assertThat(browser.open(path).ok().text()).as(path).doesNotContain("税務課");
            }
            assertThat(browser.open("/statistics").ok().text()).contains("0件");
        }
    }

    /** The list is a view that comes a little later. */
    private void awaitListed() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> client.get("/v1/incidents", "csirt")
                        .ok()
                        .json()
                        .toString()
                        .contains(incident.toString()));
    }
}
