package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.journey.Screen.Look;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("ui")
@ExtendWith({SharedService.class, Chromium.class})
@DisplayName("すべてのページをだれでも使える JIS X 8341-3:2016 AA")
class ScreenAccessTest {

    private static final String AXE = axe();

    /** What stands against it: rule, element. */
    private static final String VIOLATIONS = """
            () => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']})
                .then(found => found.violations.flatMap(rule =>
                    rule.nodes.map(node => rule.id + ': ' + node.html.slice(0, 200) + ' ' + node.failureSummary)))""";

    /** What sticks out so that the page must be scrolled sideways. */
    private static final String SIDEWAYS = """
            () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? []
                : ['sideways: ' + document.documentElement.scrollWidth].concat([...document.querySelectorAll('main *')]
                    .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
                        && one.closest('.wide, svg, details:not([open])') === null)
                    .slice(0, 3).map(one => one.outerHTML.slice(0, 120)))""";

    /** Buttons smaller than 44 px, links outside sentences lower than 24 px. */
    private static final String SMALL_TARGETS = """
            () => [...document.querySelectorAll('button, a.button, select, input:not([type=hidden]), textarea, summary')]
                .filter(one => one.checkVisibility() && one.closest('.skip') === null)
                .filter(one => !(one.matches('[type=checkbox], [type=radio]')))
                .map(one => [one, one.getBoundingClientRect()])
                .filter(([one, box]) => box.height < 43.5 || box.width < 43.5)
                .map(([one, box]) => one.outerHTML.slice(0, 120) + ' ' + box.width + 'x' + box.height)
                .concat([...document.querySelectorAll('li > a, td > a, th > a, nav a')]
                    .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 23.5)
                    .map(one => one.outerHTML.slice(0, 120)))""";

    private final Client client;
    private final Browser browser;

    ScreenAccessTest(Client client, Browser browser) {
        this.client = client;
        this.browser = browser;
    }

    static Stream<Look> looks() {
        return Stream.of(Look.DESK, Look.NIGHT, Look.PHONE);
    }

    @ParameterizedTest
    @MethodSource("looks")
    @DisplayName("どのページにも axe の指摘がなく、320ピクセルでも横に動かさずに読め、押すところは小さくない")
    void every_page_can_be_used_by_everybody(Look look) {
        String base = "/incidents/" + incident();
        var pages = new Inspection(look);
        try (var csirt = Screen.of(browser, client, "csirt", look);
                var ciso = Screen.of(browser, client, "ciso", look);
                var auditor = Screen.of(browser, client, "auditor", look);
                var stranger = new Screen(browser, client, look)) {
            pages.open(stranger, "/login", "login");
            pages.open(csirt, "/", "today");
            pages.open(csirt, "/report", "report");
            pages.open(csirt, "/incidents", "list");
            pages.open(csirt, "/incidents?level=3&overdue=true&q=%E3%81%82", "list-filtered");
            for (String tab : List.of(
                    "timeline", "measures", "evidence", "causes", "obligations", "reports", "attachments", "history")) {
                pages.open(csirt, base + "?tab=" + tab, "incident-" + tab);
            }
            pages.open(csirt, base + "/situations", "act-situations");
            pages.open(csirt, base + "/assessments", "act-assessments");
            pages.open(ciso, base + "/closure", "act-closure");
            ciso.fill(Map.of("override.reason", "急ぐため")).record();
            pages.look(ciso, "refused");
            pages.open(csirt, base + "/prevention-plans", "act-prevention-plans");
            pages.open(csirt, base + "/reports/response", "paper");
            pages.open(csirt, "/drills", "drills");
            pages.open(csirt, "/due", "due");
            pages.open(ciso, "/ledger", "ledger");
            pages.open(ciso, "/statistics", "statistics");
            pages.open(ciso, "/organisation", "organisation");
            pages.open(auditor, "/audit", "audit");
            pages.open(csirt, "/incidents/" + UUID.randomUUID(), "not-found");
        }
        pages.mustBeFine();
    }

    @Test
    @DisplayName("経過と期限はA4に印刷できる")
    void timeline_and_due_board_print() {
        try (var csirt = Screen.of(browser, client, "csirt", Look.DESK)) {
            csirt.open("/incidents/" + incident() + "?tab=timeline");
            byte[] timeline = csirt.page()
                    .pdf(new Page.PdfOptions()
                            .setPreferCSSPageSize(true)
                            .setPath(Screen.PICTURES.resolve("timeline.pdf")));
            csirt.open("/due");
            byte[] due = csirt.page()
                    .pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setPath(Screen.PICTURES.resolve("due.pdf")));

            assertThat(timeline).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
            assertThat(mediaBox(timeline)).isEqualTo("595 842");
            assertThat(mediaBox(due)).isEqualTo("842 595");
        }
    }

    private static String mediaBox(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var box = document.getPage(0).getMediaBox();
            return Math.round(box.getWidth()) + " " + Math.round(box.getHeight());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UUID incident() {
        UUID id = Reports.file(client, Reports.full("だれでも使えるページ"));
        client.act(id, "receipt", "csirt", "{}");
        client.act(
                id,
                "assessments",
                "csirt",
                "{\"verdict\": \"INCIDENT\", \"level\": 3, \"category\": \"MALWARE\", \"reason\": \"確認\"}");
        client.act(id, "containment-instructions", "csirt", "{\"to\": \"tax\", \"measures\": \"端末を隔離する\"}");
        return id;
    }

    /** Opens pages, keeps a picture of each and collects what stands against it. */
    private static final class Inspection {

        private final Look look;
        private final List<String> findings = new ArrayList<>();

        Inspection(Look look) {
            this.look = look;
        }

        void open(Screen screen, String path, String name) {
            screen.open(path);
            look(screen, name);
        }

        void look(Screen screen, String name) {
            screen.picture(name + "-" + look.name());
            screen.evaluate(AXE);
            for (String question : List.of(VIOLATIONS, SIDEWAYS, SMALL_TARGETS)) {
                ((List<?>) Objects.requireNonNull(screen.evaluate(question)))
                        .forEach(finding -> findings.add(name + ": " + finding));
            }
        }

        void mustBeFine() {
            assertThat(findings).isEmpty();
        }
    }

    private static String axe() {
        try (InputStream script = ScreenAccessTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script, "axe-core").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
