package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.platform.account.Base32;
import jp.csirt.incident.platform.account.Totp;
import jp.csirt.incident.platform.deadline.MovableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("管理者の最初の画面")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleFirstStepsTest {

    private static final String ASSIGN = "「任命」を記録する";

    private final MovableClock clock = new MovableClock(Instant.now());
    private final PlainService service = new PlainService(clock, List.of());

    @AfterAll
    void close() {
        service.close();
    }

    /** The administrator of the first link, logged in. */
    private Browser administrator() {
        var browser = new Browser(service.port());
        String link = service.told("First log-in .*: http://[^/]+(/invitations/\\S+)");
        browser.press(
                browser.open(link).ok(),
                "このパスワードにする",
                Map.of("login", "kanri", "password", Office.PASSWORD, "again", Office.PASSWORD));
        Shown offered = Office.login(browser, "kanri", Office.PASSWORD).ok();
        String code = Totp.code(Base32.decode(Office.secret(offered)), Totp.step(clock.instant()));
        browser.press(offered, "この認証アプリを使う", Map.of("totp", code)).ok();
        return browser;
    }

    /** Appoints by the form to which a link leads. */
    private static Shown appoint(Browser browser, String path, String person, Map<String, String> more) {
        Shown form = browser.open(path).ok();
        String id = form.html().select("select[name=personId] option").stream()
                .filter(option -> option.text().equals(person))
                .findFirst()
                .orElseThrow()
                .val();
        var typed = new LinkedHashMap<>(more);
        typed.put("personId", id);
        typed.put("from", Staff.today().toString());
        return browser.press(form, ASSIGN, typed).ok();
    }

    /** The way from the row of a post and a unit. */
    private static String way(Shown organisation, String post, String unit) {
        return organisation
                .html()
                .select("tbody tr:has(th:containsOwn(" + post + ")):has(td:containsOwn(" + unit + ")) a:contains(任命)")
                .attr("href");
    }

    private static int vacant(Shown organisation) {
        return organisation.html().select("tbody strong.soon").size();
    }

    @Test
    @DisplayName("空の組織から、リンクだけで職員を加え、二つの課の管理者と統括を任命し、利用者を登録できる。統括の後は任命を示さない")
    void links_alone_lead_through_the_first_steps() {
        try (Browser browser = administrator()) {
            Shown today = browser.open("/").ok();
            assertThat(today.text()).contains("最初にすること").doesNotContain("求められていることはありません");
            assertThat(browser.open(today.link("利用者を登録する")).ok().link("職員の追加")).isEqualTo("/organisation/persons");
            assertThat(browser.open("/admin").ok().link("職員の追加")).isEqualTo("/organisation/persons");
            for (String name : List.of("税務の課長", "福祉の課長", "総務の課長")) {
                browser.press(browser.open(today.link("職員の追加")).ok(), "「職員の追加」を記録する", Map.of("name", name))
                        .ok();
            }
            Shown organisation = browser.open(today.link("体制")).ok();
            assertThat(organisation.text()).contains("最後に任命してください");
            int before = vacant(organisation);

            String tax = way(organisation, "情報セキュリティ管理者", "税務課");
            Shown form = browser.open(tax).ok();
            assertThat(form.html().select("select[name=unit]")).isEmpty();
            assertThat(form.h1()).contains("税務課").doesNotContain("tax");
            Shown first = appoint(browser, tax, "税務の課長", Map.of());
            String welfare = way(first, "情報セキュリティ管理者", "福祉課");
            assertThat(welfare).isNotEmpty();
            Shown second = appoint(browser, first.link("情報セキュリティ管理者の任命"), "福祉の課長", Map.of("unit", "welfare"));
            assertThat(second.text()).contains("税務の課長", "福祉の課長");
            assertThat(vacant(second)).isEqualTo(before - 2);
            assertThat(second.html().select("section.notice").text()).contains("在職者のいない職（" + vacant(second) + "）");

            Shown over = appoint(browser, second.link("統括情報セキュリティ責任者の任命"), "総務の課長", Map.of());
            assertThat(over.text()).contains("任命は、統括情報セキュリティ責任者が行います");
            assertThat(over.html().select("main a[href$=/assignments]")).isEmpty();
            assertThat(browser.open("/organisation/posts/CISO/assignments").status())
                    .isEqualTo(403);
            assertThat(browser.open("/").ok().text()).doesNotContain("最初にすること");
            assertThat(browser.open("/admin/new")
                            .ok()
                            .html()
                            .select("select[name=personId] option")
                            .eachText())
                    .contains("税務の課長", "福祉の課長", "総務の課長");
        }
    }
}
