package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Second halves of years in which no other test has an incident. */
@ExtendWith(SharedService.class)
@DisplayName("画面の一括公表")
class ConsoleDisclosureTest {

    private static final String LIST = "/disclosure-list?half=2003H2";
    private static final String TOLD = "秘密太郎の件";

    private final Client client;

    ConsoleDisclosureTest(Client client) {
        this.client = client;
    }

    private void decideOn(String title, int year) {
        UUID id = Reports.file(
                client,
                Reports.least(title)
                        .put("department", "tax")
                        .put("awareAt", year + "-02-03T10:20:00+09:00")
                        .put("occurredAt", year + "-02-03T10:30:00+09:00"));
        client.act(id, "disclosure-decision", "ciso", "{\"result\": \"PUBLIC\", \"mode\": \"BATCH\"}")
                .done();
    }

    @Test
    @DisplayName("台帳から開き、半期を選ぶと、だれのことか分からない行が表になり、ExcelとCSVで保存できる")
    void the_list_is_shown_and_saved() {
        decideOn(TOLD, 2004);
        try (var browser = Browser.of(client, "ciso")) {
            assertThat(browser.open(browser.open("/ledger").link("一括公表の一覧"))
                            .ok()
                            .h1())
                    .isEqualTo("一括公表の一覧");
            Shown page = Awaitility.await()
                    .until(
                            () -> browser.open(LIST).ok(),
                            shown -> !shown.html().select("tbody tr").isEmpty());
            assertThat(page.html().select("thead th").eachText()).contains("発覚した月", "機関", "種別", "対象人数");
            assertThat(page.html().select("tbody tr")).hasSize(1);
            assertThat(page.html().select("caption").text()).isEqualTo("2003年度下半期（10月から3月）の公表一覧");
            assertThat(page.text()).contains("平成16年2月").doesNotContain(TOLD).doesNotContain("SHIME-");

            Shown csv = browser.once("GET", page.link("CSVで保存する"), null);
            assertThat(csv.header("Content-Disposition")).startsWith("attachment");
            assertThat(csv.body()).contains("平成16年2月").doesNotContain(TOLD);
            Shown excel = browser.once("GET", page.link("Excelで保存する"), null);
            assertThat(excel.status()).isEqualTo(200);
            assertThat(excel.header("Content-Disposition"))
                    .startsWith("attachment")
                    .contains("2003H2.xlsx");

            Shown now = browser.open("/disclosure-list").ok();
            assertThat(now.html().select("option")).hasSize(6);
            String before = now.html().select("option").get(1).val();
            assertThat(browser.press(now, "表示する", Map.of("half", before))
                            .ok()
                            .html()
                            .select("option[selected]")
                            .val())
                    .isEqualTo(before);
        }
    }

    @Test
    @DisplayName("ない半期は400、書類を見られない職は403、見えない事案は載らない")
    void what_is_not_shown() {
        decideOn("病院からは見えない件", 2003);
        try (var staff = Browser.of(client, "staff");
                var hospital = Browser.of(client, "hospital")) {
            assertThat(staff.open("/disclosure-list").status()).isEqualTo(403);
            Awaitility.await()
                    .until(() -> client.get("/v1/disclosure-list?half=2002H2", "ciso")
                                    .ok()
                                    .at("/items")
                                    .size()
                            == 1);
            assertThat(hospital.open("/disclosure-list?half=2002H2").ok().html().select("tbody tr"))
                    .isEmpty();
            for (String half : new String[] {"2003H3", "abc", "H1"}) {
                assertThat(hospital.open("/disclosure-list?half=" + half).status())
                        .isEqualTo(400);
            }
        }
    }
}
