package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.UUID;
import jp.csirt.incident.journey.Screen.Look;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** README's pictures; {@code docs/pictures} puts them where they belong. */
@Tag("ui")
@ExtendWith(Chromium.class)
@DisplayName("READMEの絵")
class ScreenPicturesTest {

    private final Browser browser;

    ScreenPicturesTest(Browser browser) {
        this.browser = browser;
    }

    @Test
    @DisplayName("三つの主なページは、事案のある体制で絵になる")
    void the_three_main_pages() {
        try (var service = new TestService()) {
            Client client = service.client();
            UUID id = Reports.file(client, Reports.ofTax("税務課端末のマルウェア感染の疑い"));
            client.act(id, "receipt", "csirt", "{}");
            client.act(id, "situations", "csirt", "{\"findings\": \"端末1台。外部通信の痕跡なし。\"}");
            client.act(
                    id,
                    "assessments",
                    "csirt",
                    "{\"verdict\": \"INCIDENT\", \"level\": 2, \"category\": \"MALWARE\", \"reason\": \"検知名を確認\"}");
            Reports.file(client, Reports.ofTax("メールの誤送信").put("category", "MISDIRECTED"));
            try (var csirt = Screen.of(browser, client, "csirt", Look.DESK);
                    var staff = Screen.of(browser, client, "staff", Look.DESK)) {
                csirt.open("/").window("readme-today");
                csirt.open("/incidents/" + id).window("readme-incident");
                staff.open("/report").window("readme-report");
            }
        }
        for (String name : new String[] {"today", "incident", "report"}) {
            assertThat(Screen.PICTURES.resolve("readme-" + name + ".png")).isNotEmptyFile();
        }
    }
}
