package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.csirt.incident.api.console.frame.Console;
import jp.csirt.incident.journey.Screen.Look;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("ui")
@ExtendWith(Chromium.class)
@DisplayName("害のある文を、実際のブラウザーで")
class ScreenHostileTest {

    /** Closes whatever it stands in, asks for a script in every way, and has no place to break a line. */
    private static final String HOSTILE =
            "\"'><script>window.hit=1</script><img src=x onerror=window.hit=2><svg onload=window.hit=3><hostile>"
                    + "&lt;${7*7}[[#{menu.today}]]{{7*7}}" + "W".repeat(50);

    /** What has become more than text. */
    private static final String HIT = """
            () => [...document.querySelectorAll('hostile, main img, main script, svg[onload], [onerror]')]
                .map(one => one.outerHTML)
                .concat(window.hit === undefined ? [] : ['a script ran: ' + window.hit])""";

    private static final String TYPE_EVERYWHERE = """
            text => document.querySelectorAll('main form[method=post] textarea, main form[method=post] input[type=text]')
                .forEach(field => { field.value = text; })""";

    private static final String FORM = "main form[method=post] .actions button";

    private final Browser browser;
    private final List<String> findings = new ArrayList<>();

    ScreenHostileTest(Browser browser) {
        this.browser = browser;
    }

    @Test
    @DisplayName("どのページのどの欄でも、文は文のままで、スクリプトは動かず、320ピクセルでも横にはみ出さない")
    void texts_stay_texts() {
        try (var service = new TestService();
                var all = new EveryPage(service.client(), browser, Look.PHONE, HOSTILE, HOSTILE)) {
            List<String> pages = PageRoutes.ofTheWork(service.part(Console.class)).stream()
                    .filter(path -> !path.equals("/imports/run"))
                    .toList();
            all.each(pages, this::check);
            for (String tab :
                    List.of("measures", "evidence", "causes", "obligations", "reports", "attachments", "history")) {
                check(all.screen("csirt").open(all.incident() + "?tab=" + tab), tab);
            }
            assertThat(all.screen("csirt").open(all.incident()).text()).contains(HOSTILE);
            all.each(pages.stream().filter(path -> !path.equals("/")).toList(), this::type);
        }
        assertThat(findings).isEmpty();
    }

    private void check(Screen screen, String name) {
        for (String question : List.of(HIT, Inspection.SIDEWAYS)) {
            ((List<?>) Objects.requireNonNull(screen.evaluate(question)))
                    .forEach(finding -> findings.add(name + ": " + finding));
        }
    }

    /** Fills in every field there is and sends it; refused or recorded, it comes back as text. */
    private void type(Screen screen, String name) {
        if (screen.page().locator(FORM).count() > 0) {
            screen.page().evaluate(TYPE_EVERYWHERE, HOSTILE);
            check(screen.record(), name + " sent");
        }
    }
}
