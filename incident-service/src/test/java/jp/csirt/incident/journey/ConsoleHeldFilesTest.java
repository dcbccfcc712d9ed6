package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** With a service of its own, whose places nobody else takes. */
@DisplayName("検査したファイルを預かる場所")
class ConsoleHeldFilesTest {

    private static final String PAGE = "/templates/ddos/xlsx";
    private static final String LOOK = "このファイルを検査する";
    private static final int OF_ONE = 4;
    private static final List<String> PERSONS = List.of("csirt", "csirt-2", "csirt-lead", "general-affairs");

    private static Shown sent(Browser browser, String page, String text) {
        return browser.upload(browser.open(page).ok().formWith(LOOK), "本町.xlsx", OfficeFile.excel(text));
    }

    private static String looked(Browser browser, String text) {
        Shown sent = sent(browser, PAGE, text);
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        return sent.header("Location").replaceFirst("#.*", "");
    }

    private static boolean isHeld(Browser browser, String place) {
        return !browser.open(place).ok().text().contains("もうここにありません");
    }

    @Test
    @DisplayName("一人の5つ目はその人の最も古いものと替わり、いっぱいのときは預からずに待ち方を示し、だれのファイルも失われない")
    void nobody_drives_out_anothers_files() {
        var browsers = new ArrayList<Browser>();
        try (var service = new TestService()) {
            var places = new ArrayList<List<String>>();
            for (String person : PERSONS) {
                Browser browser = Browser.of(service.client(), person);
                browsers.add(browser);
                var own = new ArrayList<String>();
                for (int n = 0; n <= OF_ONE; n++) {
                    own.add(looked(browser, "{{件名}} " + person + " " + n));
                }
                places.add(own);
            }
            for (int at = 0; at < PERSONS.size(); at++) {
                Browser browser = browsers.get(at);
                assertThat(places.get(at).stream().map(place -> isHeld(browser, place)))
                        .containsExactly(false, true, true, true, true);
            }

            try (var liaison = Browser.of(service.client(), "liaison")) {
                Shown full = sent(liaison, PAGE, "{{件名}} liaison");
                assertThat(full.status()).isEqualTo(503);
                assertThat(full.title()).startsWith("エラー: 共通様式（DDoS）（Excel）の雛形");
                assertThat(full.html().select(".summary").text()).contains("預かる場所がいっぱい", "2時間後に空きます");
                assertThat(full.header("Retry-After")).isEqualTo("600");
            }
            String last = places.getLast().getLast();
            Browser manager = browsers.getLast();
            Shown unfit = manager.upload(manager.open(last).ok().formWith(LOOK), "x.xlsx", new byte[5]);
            assertThat(unfit.status()).isEqualTo(400);
            assertThat(unfit.html().select("#looked input[name=file]").val()).isEqualTo(last.replaceFirst(".*=", ""));
            assertThat(places.getFirst().stream().skip(1)).allMatch(place -> isHeld(browsers.getFirst(), place));
        } finally {
            browsers.forEach(Browser::close);
        }
    }
}
