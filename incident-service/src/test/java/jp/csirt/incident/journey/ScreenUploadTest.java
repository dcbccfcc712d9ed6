package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.csirt.incident.journey.Screen.Look;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("ui")
@ExtendWith({SharedService.class, Chromium.class})
@DisplayName("実際のブラウザーでの添付")
class ScreenUploadTest {

    private static final int LARGE = 8 << 20;

    private final Client client;
    private final Browser browser;

    ScreenUploadTest(Client client, Browser browser) {
        this.client = client;
        this.browser = browser;
    }

    private int attached(UUID id) {
        return client.get("/v1/incidents/" + id, "csirt")
                .ok()
                .at("/attachments")
                .size();
    }

    private static Screen choose(Screen screen, int size) {
        screen.page()
                .locator("#f-file")
                .setInputFiles(
                        new FilePayload("記録.txt", "text/plain", "a".repeat(size).getBytes(StandardCharsets.UTF_8)));
        return screen;
    }

    @Test
    @DisplayName("送る間はどこまで送ったかを数で示し、続けて押しても一つだけ添付し、誤りはいつもの用紙に示す")
    void progress_is_told_in_numbers() {
        UUID id = Reports.file(client, Reports.ofTax("大きな添付"));
        List<String> told = new CopyOnWriteArrayList<>();
        try (var csirt = Screen.of(browser, client, "csirt", Look.DESK)) {
            csirt.open("/incidents/" + id + "/attachments");
            csirt.page().exposeFunction("told", words -> told.add(String.valueOf(words[0])));
            csirt.evaluate("""
                    () => document.addEventListener('htmx:xhr:progress', () => {
                        const part = document.querySelector('[data-sent]');
                        window.told(part.hidden ? '' : part.innerText); })""");
            csirt.record();
            csirt.page()
                    .waitForCondition(
                            () -> csirt.page().locator("main .summary:focus").count() == 1);
            assertThat(csirt.page().title()).startsWith("エラー: ");
            assertThat(attached(id)).isZero();
            told.clear();

            choose(csirt, LARGE).page().locator("main .actions button").dblclick();
            csirt.page().waitForURL("**tab=attachments**");

            assertThat(csirt.text()).contains("「ファイルの添付」を記録しました。", "記録.txt");
            assertThat(attached(id)).isEqualTo(1);
            assertThat(told).anyMatch(words -> words.contains("100%") && words.contains("送っています"));
        }
    }

    @Test
    @DisplayName("スクリプトがなくても同じように添付できる")
    void scripts_are_not_needed() {
        UUID id = Reports.file(client, Reports.ofTax("スクリプトのない添付"));
        try (var csirt = Screen.of(browser, client, "csirt", Look.PLAIN)) {
            choose(csirt.open("/incidents/" + id + "/attachments"), 10).record();

            assertThat(csirt.text()).contains("「ファイルの添付」を記録しました。", "記録.txt");
            assertThat(attached(id)).isEqualTo(1);
        }
    }
}
