package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import jp.csirt.incident.api.console.frame.Console;
import jp.csirt.incident.journey.Screen.Look;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("ui")
@ExtendWith({SharedService.class, Chromium.class})
@DisplayName("すべてのページをだれでも使える JIS X 8341-3:2016 AA")
class ScreenAccessTest {

    /** Whatever a person with a keyboard must be able to come to, and has not come to. */
    private static final String NOT_REACHED = """
            () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
                .filter(one => one.checkVisibility() && !one.hasAttribute('data-reached'))
                .map(one => one.outerHTML.slice(0, 200))""";

    /** Marks where the focus is; false when it is nowhere on the page. */
    private static final String REACH = """
            () => { document.activeElement.setAttribute('data-reached', '');
                    return document.activeElement !== document.body; }""";

    private static final int MOST_STOPS = 500;
    private static final String IMPORT = "/imports/run";

    private final TestService service;
    private final Client client;
    private final Browser browser;

    ScreenAccessTest(TestService service, Client client, Browser browser) {
        this.service = service;
        this.client = client;
        this.browser = browser;
    }

    @Test
    @DisplayName("どのページにも axe の指摘がなく、320ピクセルでも横に動かさずに読め、暗くしても読め、押すところは小さくない")
    void every_page_can_be_used_by_everybody() {
        var pages = new Inspection();
        try (var all = new EveryPage(client, browser, Look.DESK, "だれでも使えるページ", "")) {
            List<String> paths = PageRoutes.ofTheWork(service.part(Console.class));
            assertThat(paths).contains("/", "/incidents/{id}", IMPORT);
            all.each(paths.stream().filter(path -> !path.equals(IMPORT)).toList(), pages::lookInTurn);
            imported(pages, all.screen("csirt-lead"));
            Screen csirt = all.screen("csirt");
            for (String tab :
                    List.of("measures", "evidence", "causes", "obligations", "reports", "attachments", "history")) {
                pages.open(csirt, all.incident() + "?tab=" + tab, "incident-" + tab);
            }
            pages.open(csirt, all.incident() + "/assessments", "form");
            pages.open(csirt, all.incident() + "/reports/occurrence", "paper");
            pages.open(csirt, "/incidents?level=3&overdue=true&q=%E3%81%82", "list-filtered");
            pages.open(csirt, "/due?by=recipient", "due-recipient");
            refused(pages, all);
        }
        pages.mustBeFine();
    }

    /** The page of a running import is there only while there is one. */
    private static void imported(Inspection pages, Screen lead) {
        String line = Reports.ofTax("画面で見る移行")
                .put("awareAt", "2003-06-03T10:20:00+09:00")
                .put("reportedAt", "2003-06-03T11:00:00+09:00")
                .put("closedAt", "2003-07-12T17:00:00+09:00")
                .put("verdict", "INCIDENT")
                .put("originalNumber", "見-1")
                .toString();
        lead.open("/imports")
                .page()
                .locator("main input[type=file]")
                .setInputFiles(new FilePayload("台帳.jsonl", "application/json", line.getBytes(StandardCharsets.UTF_8)));
        lead.press("試す（まだ取り込まない）");
        pages.look(lead, "imports-tried");
        lead.press("1件を取り込む").page().locator("main .done").waitFor();
        assertThat(lead.page().url()).contains(IMPORT);
        pages.look(lead, "imports-run");
    }

    /** Pages that tell what went wrong. */
    private void refused(Inspection pages, EveryPage all) {
        Screen csirt = all.screen("csirt");
        Screen staff = all.screen("staff");
        pages.open(csirt, "/incidents/" + UUID.randomUUID(), "problem-404");
        pages.open(csirt, "/incidents?level=9", "problem-400");
        pages.open(staff, all.incident() + "/closure", "problem-403");
        staff.open("/report").fill(Map.of("title", "")).press("次へ");
        pages.look(staff, "report-refused");
        Screen ciso = all.screen("ciso").open(all.incident() + "/prevention-plans/1/decision");
        pages.look(ciso.record(), "act-refused");
        csirt.open(all.incident() + "/situations").fill(Map.of("findings", "後から送る文"));
        client.act(id(all), "situations", "csirt-2", "{\"findings\": \"先に送った文\"}");
        pages.look(csirt.record(), "problem-412");
        csirt.open(all.incident() + "/attachments").record();
        pages.look(csirt, "attachment-refused");
        staff.press("ログアウト");
        pages.open(staff, all.incident() + "/situations", "session-ended");
    }

    private static UUID id(EveryPage all) {
        return UUID.fromString(all.incident().replace("/incidents/", ""));
    }

    @Test
    @DisplayName("報告の段は、どれもだれでも使える")
    void every_step_of_a_report_can_be_used_by_everybody() {
        var pages = new Inspection();
        try (var staff = Screen.of(browser, client, "staff", Look.DESK)) {
            staff.open("/report")
                    .fill(Map.of("category", "MALWARE", "title", "だれでもできる報告", "summary", "一行目"))
                    .press("次へ");
            pages.look(staff, "report-2");
            staff.press("次へ");
            pages.look(staff, "report-3");
            staff.press("次へ");
            pages.look(staff, "report-4");
            staff.press("この内容で報告する");
            assertThat(staff.h1()).contains("報告しました");
            pages.look(staff, "reported");
        }
        pages.mustBeFine();
    }

    @Test
    @DisplayName("キーボードだけで、ページのどの押すところと欄にも行ける")
    void the_keyboard_reaches_everything() {
        UUID id = Reports.file(client, Reports.full("キーボードで回るページ"));
        client.act(id, "containment-instructions", "csirt", "{\"to\": \"tax\", \"measures\": \"端末を隔離する\"}");
        try (var csirt = Screen.of(browser, client, "csirt", Look.DESK)) {
            for (String path : List.of(
                    "/incidents?q=%E3%82%AD%E3%83%BC%E3%83%9C%E3%83%BC%E3%83%89",
                    "/incidents/" + id,
                    "/incidents/" + id + "?tab=obligations",
                    "/incidents/" + id + "/assessments",
                    "/incidents/" + id + "/reports/occurrence",
                    "/report")) {
                csirt.open(path);
                tabThrough(csirt);
                tabThrough(csirt); // the notice that the page is old may have come up meanwhile
                assertThat((List<?>) Objects.requireNonNull(csirt.evaluate(NOT_REACHED)))
                        .as(path)
                        .isEmpty();
            }
        }
    }

    /** Presses Tab until the focus leaves the page; folded parts are unfolded on the way as Enter does. */
    private static void tabThrough(Screen screen) {
        var keys = screen.page().keyboard();
        keys.press("Tab");
        for (int stops = 0; Boolean.TRUE.equals(screen.evaluate(REACH)); stops++) {
            assertThat(stops).as("stops on one page").isLessThan(MOST_STOPS);
            if (Boolean.TRUE.equals(
                    screen.evaluate("() => document.activeElement.matches('details:not([open]) > summary')"))) {
                keys.press("Enter");
            }
            keys.press("Tab");
        }
    }

    @Test
    @DisplayName("狭い画面の台帳は、見出しの代わりに、値ごとに名を添える")
    void values_of_the_ledger_have_names_on_a_phone() {
        Reports.file(client, Reports.ofTax("狭い画面の台帳"));
        try (var csirt = Screen.of(browser, client, "csirt", Look.PHONE)) {
            csirt.open("/ledger");
            assertThat(csirt.evaluate("() => getComputedStyle(document.querySelector("
                            + "'td[data-name=\"被害レベル\"]'), '::before').content"))
                    .asString()
                    .contains("被害レベル");
        }
    }

    @Test
    @DisplayName("経過と期限はA4に印刷できる")
    void timeline_and_due_board_print() {
        UUID id = FullCase.play(client, "印刷する経過", "");
        try (var csirt = Screen.of(browser, client, "csirt", Look.DESK)) {
            byte[] timeline = printed(csirt.open("/incidents/" + id + "?tab=timeline"), "timeline.pdf");
            byte[] due = printed(csirt.open("/due"), "due.pdf");

            assertThat(timeline).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
            assertThat(mediaBox(timeline)).isEqualTo("595 842");
            assertThat(mediaBox(due)).isEqualTo("842 595");
        }
    }

    private static byte[] printed(Screen screen, String name) {
        return screen.page()
                .pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setPath(Screen.PICTURES.resolve(name)));
    }

    private static String mediaBox(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var box = document.getPage(0).getMediaBox();
            return Math.round(box.getWidth()) + " " + Math.round(box.getHeight());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
