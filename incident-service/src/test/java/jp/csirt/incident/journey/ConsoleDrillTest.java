package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedService.class)
@DisplayName("画面の訓練 7.3(3)")
class ConsoleDrillTest {

    private static final String BEGIN = "この想定で訓練を始める";

    private final Client client;

    ConsoleDrillTest(Client client) {
        this.client = client;
    }

    @Test
    @DisplayName("想定から訓練を始めると一件だけ登録され、どのページにも訓練と示され、段階ごとに評価が見える")
    void a_drill_is_begun_marked_and_evaluated() {
        try (var browser = Browser.of(client, "csirt")) {
            Shown page = browser.open("/drills").ok();
            assertThat(page.html().select("main form[method=post]")).hasSize(3);
            FormElement form = page.formWith(BEGIN);
            Shown begun = browser.sendOnce(form, Map.of());
            assertThat(begun.status()).as(begun.body()).isEqualTo(303);
            String drill = begun.header("Location");
            assertThat(browser.sendOnce(form, Map.of()).header("Location")).isEqualTo(drill);

            for (String path : new String[] {"", "/situations", "/attachments", "/reports/occurrence"}) {
                assertThat(browser.open(drill + path)
                                .ok()
                                .html()
                                .select("main .drill")
                                .text())
                        .as(path)
                        .isEqualTo("【訓練】");
            }
            browser.press(browser.open(drill + "/receipt"), "「受付」を記録する", Map.of())
                    .ok();
            Shown result = browser.open(browser.open(drill).link("訓練の評価")).ok();
            assertThat(result.text()).contains("【訓練】", "CSIRTの受付", "時間内に実施", "これから");
        }
    }

    @Test
    @DisplayName("どの想定からも始められ、知らない想定は400、訓練でない事案と見えない訓練に評価はない")
    void every_scenario_can_be_filed() {
        UUID real = Reports.file(client, Reports.ofTax("訓練でない事案"));
        try (var browser = Browser.of(client, "csirt-lead");
                var hospital = Browser.of(client, "hospital")) {
            Shown page = browser.open("/drills").ok();
            for (var form : page.html().select("main form[method=post]")) {
                Shown begun = browser.sendOnce((FormElement) form, Map.of());
                assertThat(begun.status()).as(begun.body()).isEqualTo(303);
                String id = begun.header("Location").replace("/incidents/", "");
                assertThat(hospital.open("/drills/" + id).status()).isEqualTo(404);
            }
            assertThat(browser.sendOnce(page.formWith(BEGIN), Map.of("scenario", "nothing"))
                            .status())
                    .isEqualTo(400);
            assertThat(browser.open("/drills/" + real).status()).isEqualTo(404);
        }
    }
}
