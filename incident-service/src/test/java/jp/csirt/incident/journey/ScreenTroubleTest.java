package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.csirt.incident.journey.Screen.Look;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("ui")
@ExtendWith({SharedService.class, Chromium.class})
@DisplayName("実際のブラウザーでの不都合")
class ScreenTroubleTest {

    private final Client client;
    private final Browser browser;

    ScreenTroubleTest(Client client, Browser browser) {
        this.client = client;
        this.browser = browser;
    }

    @Test
    @DisplayName("二人が一件を開いていれば、後の人に先の人の文を並べ、自分の文のまま送り直せる")
    void two_people_on_one_incident() {
        UUID id = Reports.file(client, Reports.ofTax("二つの窓"));
        try (var one = Screen.of(browser, client, "csirt", Look.DESK);
                var other = Screen.of(browser, client, "csirt-2", Look.DESK)) {
            one.toAct(id, "situations").fill(Map.of("findings", "後から送る文"));
            other.act(id, "situations", Map.of("findings", "先に送った文"));

            one.record();
            assertThat(one.page().title()).startsWith("エラー: ");
            assertThat(one.text()).contains("先に送った文");
            assertThat(one.value("findings")).isEqualTo("後から送る文");
            one.picture("conflict");
            one.record();

            assertThat(one.text()).contains("「状況確認」を記録しました。", "先に送った文", "後から送る文");
        }
    }

    @Test
    @DisplayName("送る途中で通信が切れても、つながれば書いた文のまま送れ、一件だけ記録される")
    void the_connection_is_lost_in_the_middle() {
        UUID id = Reports.file(client, Reports.ofTax("切れた通信"));
        try (var csirt = Screen.of(browser, client, "csirt", Look.DESK)) {
            csirt.toAct(id, "situations").fill(Map.of("findings", "切れる前に書いた文"));
            csirt.connected(false);
            var failed = new AtomicBoolean();
            csirt.page().onRequestFailed(_ -> failed.set(true));
            csirt.record().page().waitForCondition(failed::get);
            csirt.connected(true);
            csirt.page().reload();

            assertThat(csirt.text()).contains("「状況確認」を記録しました。", "切れる前に書いた文");
        }
    }

    @Test
    @DisplayName("書いている間にログインが終わっても、ログインすれば書いた文のまま送れる")
    void the_session_ends_in_the_middle() {
        UUID id = Reports.file(client, Reports.ofTax("終わったログイン"));
        try (var csirt = Screen.of(browser, client, "csirt", Look.DESK)) {
            csirt.toAct(id, "situations").fill(Map.of("findings", "終わる前に書いた文"));
            csirt.logOutElsewhere();

            csirt.record().enter("csirt");
            assertThat(csirt.value("findings")).isEqualTo("終わる前に書いた文");
            csirt.record();
            assertThat(csirt.text()).contains("「状況確認」を記録しました。", "終わる前に書いた文");
        }
    }

    @Test
    @DisplayName("ログインが終わった後に書類を保存しようとすると、スクリプトがなくてもログインへ移り、事案に戻る")
    void a_file_is_asked_for_after_the_session_ended() {
        UUID id = Reports.file(client, Reports.ofTax("終わった後の書類"));
        try (var csirt = Screen.of(browser, client, "csirt", Look.PLAIN)) {
            csirt.open("/incidents/" + id + "?tab=reports");
            csirt.logOutElsewhere();

            csirt.page().locator("main a[href$='format=pdf']").first().click();
            csirt.page().waitForURL("**/login?target=*");
            csirt.enter("csirt");
            csirt.page().waitForURL("**/incidents/" + id);
            assertThat(csirt.h1()).contains("終わった後の書類");
        }
    }

    @Test
    @DisplayName("送った後に「戻る」で用紙へ戻って送っても、二つの窓の同じ用紙から送っても、一件だけ記録される")
    void what_was_sent_is_not_sent_twice() {
        UUID id = Reports.file(client, Reports.ofTax("戻るボタン"));
        try (var csirt = Screen.of(browser, client, "csirt", Look.DESK)) {
            csirt.toAct(id, "receipt");
            var second = csirt.page().context().newPage();
            second.navigate(csirt.page().url());
            csirt.record();
            assertThat(csirt.text()).contains("「受付」を記録しました。");

            csirt.page().goBack();
            csirt.record();
            second.locator("main form[method=post] .actions button").click();
            second.locator("main .summary").waitFor();

            assertThat(client.get("/v1/incidents/" + id + "/timeline", "csirt")
                            .ok()
                            .each("/items", "event"))
                    .containsOnlyOnce("report-received");
        }
    }

    @Test
    @DisplayName("断られた段ではまとめに焦点があり、欄で改行キーを押すと、行を増やさずに次へ進む")
    void a_refused_step_has_the_focus_and_enter_goes_on() {
        try (var staff = Screen.of(browser, client, "staff", Look.PLAIN)) {
            staff.open("/report").press("次へ");
            assertThat(staff.page().title()).startsWith("エラー: ");
            staff.page()
                    .waitForCondition(
                            () -> staff.page().locator("main .summary:focus").count() == 1);

            staff.fill(Map.of("title", "改行キー", "summary", "概要")).press("次へ");
            staff.fill(Map.of("systems.0.name", "税務端末"));
            staff.page().locator("[name='systems.0.name']").press("Enter");
            staff.page().locator("main li:nth-child(3)[aria-current]").waitFor();
        }
    }

    @Test
    @DisplayName("キーボードだけで報告でき、どこにいるかがいつも見える")
    void keyboard_alone_is_enough() {
        try (var staff = Screen.of(browser, client, "staff", Look.DESK)) {
            var keys = staff.open("/report").page().keyboard();
            tabTo(staff, "[name=category]");
            keys.press("ArrowDown");
            tabTo(staff, "[name=title]");
            keys.type("キーボードの報告");
            tabTo(staff, "[name=summary]");
            keys.type("マウスが使えない");
            for (String reached : List.of(
                    "li:nth-child(2)[aria-current]",
                    "li:nth-child(3)[aria-current]",
                    "li:nth-child(4)[aria-current]",
                    "h1:has-text('報告しました')")) {
                tabTo(staff, "main form button[value=next]");
                keys.press("Enter");
                staff.page().locator("main " + reached).waitFor();
            }
        }
    }

    /** Presses Tab until the element has the focus, and sees a frame around each stop. */
    private static void tabTo(Screen screen, String selector) {
        for (int tab = 0; tab < 80; tab++) {
            screen.page().keyboard().press("Tab");
            assertThat(screen.evaluate("""
                    () => { const here = document.activeElement, style = getComputedStyle(here);
                            return here === document.body
                                || parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none'
                                ? '' : here.outerHTML.slice(0, 200); }"""))
                    .as("where the focus cannot be seen")
                    .isEqualTo("");
            if (Boolean.TRUE.equals(screen.evaluate("() => document.activeElement.matches(\"" + selector + "\")"))) {
                return;
            }
        }
        throw new AssertionError("Tab never reaches " + selector);
    }
}
