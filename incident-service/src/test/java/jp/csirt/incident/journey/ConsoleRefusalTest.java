package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedService.class)
@DisplayName("断られた用紙")
class ConsoleRefusalTest {

    private final Client client;

    ConsoleRefusalTest(Client client) {
        this.client = client;
    }

    /** Each line of the summary leads to something on the page, and the summary has the focus. */
    private static void mustLead(Shown refused) {
        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.html().select("main .summary[autofocus][tabindex=-1]"))
                .hasSize(1);
        List<String> links = refused.html().select(".summary a").eachAttr("href");
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(refused.html().select(link)).hasSize(1));
    }

    @Test
    @DisplayName("リストの一つの誤りも、名のある行き先で示し、まとめに焦点を置く")
    void an_error_in_a_list_is_named_and_led_to() {
        UUID id = Reports.file(client, Reports.ofTax("リストの誤り"));
        String incident = "/incidents/" + id;
        try (var ciso = Browser.of(client, "ciso");
                var csirt = Browser.of(client, "csirt");
                var lead = Browser.of(client, "csirt-lead")) {
            Shown instructed = ciso.press(
                    ciso.open(incident + "/ciso-instructions"),
                    "「CISOの指示」を記録する",
                    Map.of("text", "隔離する", "to", "CISO\n" + "長".repeat(5000)));
            mustLead(instructed);
            assertThat(instructed.html().select(".summary a").text()).startsWith("宛先: ");
            mustLead(csirt.press(
                    csirt.open(incident + "/situations"),
                    "「状況確認」を記録する",
                    Map.of("findings", "影響", "impact.departments", "tax\n" + "長".repeat(5000))));
            mustLead(lead.press(
                    lead.open(incident + "/reports/occurrence"), "「インシデント等発生状況報告書」を発行する", Map.of("formats", "png")));
        }
    }

    @Test
    @DisplayName("5.3(3)⑤ 完了を妨げる条件は、断りでも事案のページでも、それを満たす場所へ導く")
    void what_stands_against_closing_leads_to_its_place() {
        UUID id = Reports.file(client, Reports.ofTax("条件の行き先"));
        try (var ciso = Browser.of(client, "ciso");
                var csirt = Browser.of(client, "csirt")) {
            Shown refused = ciso.press(
                    ciso.open("/incidents/" + id + "/closure"), "「完了の承認」を記録する", Map.of("override.reason", "急ぐため"));
            assertThat(refused.status()).isEqualTo(409);
            List<String> ways = refused.html().select(".summary li a").eachAttr("href");
            assertThat(ways).hasSameSizeAs(refused.html().select(".summary li")).isNotEmpty();
            ways.stream()
                    .distinct()
                    .forEach(way -> ciso.open(way.replace("#tab", "")).ok());

            List<String> open = csirt.open("/incidents/" + id)
                    .ok()
                    .html()
                    .select("#live details li:has(small) > a")
                    .eachAttr("href");
            assertThat(open).contains("/incidents/" + id + "/assessments");
            open.forEach(way -> csirt.open(way.replace("#tab", "")).ok());
        }
    }
}
