package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.select.Elements;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedService.class)
@DisplayName("画面の一覧")
class ConsoleListTest {

    private static final String ASKED =
            "/incidents?q=%E7%B4%99&department=tax&organ=mayor&drill=false&reportedFrom=2026-04-01&reportedTo=2099-03-31&undated=true";

    private final Client client;

    ConsoleListTest(Client client) {
        this.client = client;
    }

    @Test
    @DisplayName("すべての絞り込みは欄に残り、名前で示され、一つずつ外せる")
    void every_filter_stays_in_the_form_and_can_be_taken_away() {
        try (var browser = Browser.of(client, "csirt")) {
            Shown page = browser.open(ASKED).ok();
            Elements form = page.html().select("main form[role=search]");
            assertThat(form.select("select[name=department] option[selected]").val())
                    .isEqualTo("tax");
            assertThat(form.select("select[name=organ] option[selected]").val()).isEqualTo("mayor");
            assertThat(form.select("select[name=drill] option[selected]").val()).isEqualTo("false");
            assertThat(form.select("input[name=reportedFrom]").val()).isEqualTo("2026-04-01");
            assertThat(form.select("input[name=reportedTo]").val()).isEqualTo("2099-03-31");
            assertThat(form.select("input[name=undated]").hasAttr("checked")).isTrue();
            assertThat(form.select("details").hasAttr("open")).isTrue();

            assertThat(page.html().select(".chips li").eachText())
                    .anySatisfy(chip -> assertThat(chip).contains("部署", "税務課"))
                    .anySatisfy(chip -> assertThat(chip).contains("訓練を除く").doesNotContain("false"))
                    .anySatisfy(chip -> assertThat(chip).contains("期限の定まらないもの").doesNotContain("true"))
                    .hasSize(7);
            Shown without = browser.open(
                            page.html().select(".chips li:contains(税務課) a").attr("href"))
                    .ok();
            assertThat(without.html().select(".chips li").eachText())
                    .hasSize(6)
                    .noneSatisfy(chip -> assertThat(chip).contains("税務課"));
        }
    }

    @Test
    @DisplayName("検索の言葉は何でもそのまま示し、報告日は言葉で示す")
    void what_was_searched_for_is_shown_as_it_is() {
        try (var browser = Browser.of(client, "csirt")) {
            assertThat(browser.open("/incidents?q=true")
                            .ok()
                            .html()
                            .select(".chips li")
                            .text())
                    .contains("検索 true");
            assertThat(browser.open("/incidents?q=false")
                            .ok()
                            .html()
                            .select(".chips li")
                            .text())
                    .contains("検索 false");
            assertThat(browser.open(ASKED).ok().html().select(".chips").text())
                    .contains("2026年4月1日", "2099年3月31日")
                    .doesNotContain("2026-04-01", "2099-03-31");
        }
    }

    @Test
    @DisplayName("ほかの条件は、使われていなければ畳まれている")
    void rare_filters_are_folded() {
        try (var browser = Browser.of(client, "csirt")) {
            Shown page = browser.open("/incidents?level=1").ok();
            assertThat(page.html().select("main form details").hasAttr("open")).isFalse();
            assertThat(page.html().select("main form details select[name=department] option"))
                    .hasSizeGreaterThan(1);
        }
    }
}
