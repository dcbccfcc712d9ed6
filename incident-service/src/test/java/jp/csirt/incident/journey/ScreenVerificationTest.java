package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import java.util.regex.Pattern;
import jp.csirt.incident.journey.Screen.Look;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("ui")
@ExtendWith(Chromium.class)
@DisplayName("実際のブラウザーでの検証")
class ScreenVerificationTest {

    private static final String VERIFY = "記録全体を検証する";

    private final Browser browser;

    ScreenVerificationTest(Browser browser) {
        this.browser = browser;
    }

    @Test
    @DisplayName("一度押せば、進み具合の数が進み、終わりまで検証される。途中の画面も、だれでも使える")
    void one_press_verifies_all() {
        var pages = new Inspection();
        try (var service = new TestService();
                var auditor = Screen.of(browser, service.client(), "auditor", Look.DESK)) {
            LongLog.append(service, 82);
            auditor.open("/audit").press(VERIFY);
            auditor.page().locator("#verification .done").waitFor();
            assertThat(auditor.text()).contains("見つかりませんでした");
            assertThat(auditor.effort().clicks()).isEqualTo(1);

            auditor.page().route(Pattern.compile("/assets/console\\.js"), Route::abort);
            auditor.open("/audit").press(VERIFY);
            assertThat(auditor.text()).contains("件の出来事のうち20,");
            pages.look(auditor, "verification");
        }
        pages.mustBeFine();
    }
}
