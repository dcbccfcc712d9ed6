package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import jp.csirt.incident.api.console.frame.Console;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** With a service of its own, so that what a page lists is what is filed here. */
@DisplayName("画面の重さ: 仕事のページ")
class ConsoleWeightTest {

    private static final int ROWS = 50;
    private static final String IMPORT = "/imports/run";

    @Test
    @DisplayName("文は圧縮して送り、どのページも、50件の事案があっても、部品と合わせて100 KBより軽い")
    void every_page_is_light_on_the_wire() {
        var browsers = new LinkedHashMap<String, Browser>();
        try (var service = new TestService();
                var weight = new Weight(service.client().port())) {
            Client client = service.client();
            var played = new PlayedCase(client, "重さを量る事案", "");
            file(client);
            PlayedCase.PERSONS.forEach(key -> browsers.put(key, Browser.of(client, key)));
            List<String> pages = PageRoutes.ofTheWork(service.part(Console.class));
            assertThat(pages).contains("/", "/incidents", "/due", "/report", "/incidents/{id}", IMPORT);

            assertThat(pages.stream()
                            .filter(page -> !page.equals(IMPORT))
                            .filter(page -> browsers.values().stream()
                                    .noneMatch(browser -> weight.weigh(browser, played.place(page)))))
                    .as("pages that nobody is shown")
                    .isEmpty();
            assertThat(weight.weigh(browser(browsers, "csirt-lead"), importing(browser(browsers, "csirt-lead"))))
                    .isTrue();
            for (String more : List.of("/due?by=person", "/due?by=recipient", played.page() + "?tab=history")) {
                assertThat(weight.weigh(browser(browsers, "csirt"), more)).isTrue();
            }

            assertThat(weight.tooHeavy()).isEmpty();
        } finally {
            browsers.values().forEach(Browser::close);
        }
    }

    private static Browser browser(Map<String, Browser> browsers, String key) {
        return Objects.requireNonNull(browsers.get(key));
    }

    /** As many incidents as a page of the list shows. */
    private static void file(Client client) {
        Exchange filed = client.post("/v1/incidents", "staff", Reports.ofTax("重さを量る一覧の一件 1"))
                .created();
        for (int n = 2; n <= ROWS; n++) {
            filed = client.post("/v1/incidents", "staff", Reports.ofTax("重さを量る一覧の一件 " + n))
                    .created();
        }
        String listed = "/v1/incidents?limit=1&after=" + filed.position();
        Awaitility.await().until(() -> client.get(listed, "csirt").status() == 200);
    }

    /** The page of an import that has just begun. */
    private static String importing(Browser lead) {
        Shown sent = lead.upload(
                lead.open("/imports").ok().formWith("試す（まだ取り込まない）"),
                "台帳.jsonl",
                ConsoleImportTest.lines("重さ-", ROWS).getBytes(StandardCharsets.UTF_8));
        String file = sent.header("Location").replaceFirst("^.*file=([0-9a-f]{64}).*$", "$1");
        return IMPORT + "?file=" + file + "&key=" + UUID.randomUUID() + "&from=0&taken=0";
    }
}
