package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import jp.csirt.incident.journey.Screen.Look;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("ui")
@ExtendWith({SharedService.class, Chromium.class})
@DisplayName("実際のブラウザーでの移行")
class ScreenImportTest {

    private final Client client;
    private final Browser browser;

    ScreenImportTest(Client client, Browser browser) {
        this.client = client;
        this.browser = browser;
    }

    @Test
    @DisplayName("一度押せば、進み具合の数が進み、終わりまで取り込まれる")
    void one_press_takes_the_whole_file_in() {
        byte[] file = ConsoleImportTest.lines("窓-", 250).getBytes(StandardCharsets.UTF_8);
        try (var lead = Screen.of(browser, client, "csirt-lead", Look.DESK)) {
            lead.open("/imports");
            lead.page().locator("#f-file").setInputFiles(new FilePayload("台帳.jsonl", "application/x-ndjson", file));
            lead.press("試す（まだ取り込まない）").picture("import-trial").press("250件を取り込む");
            lead.page().locator("main .done[role=status]").waitFor();

            assertThat(lead.text()).contains("250件を取り込みました（ファイルの事案 250件）");
            assertThat(lead.page().locator("main progress").getAttribute("value"))
                    .isEqualTo("250");
            assertThat(lead.effort().clicks()).isEqualTo(2);
            lead.picture("import-done");
        }
    }
}
