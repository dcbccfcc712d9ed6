package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedService.class)
@DisplayName("画面から報告する 5.3(1)①")
class ConsoleReportTest {

    private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;{{7*7}}${7*7}";

    private final Client client;

    ConsoleReportTest(Client client) {
        this.client = client;
    }

    @Test
    @DisplayName("三つの段と確かめを経て、管理番号のページで終わり、書いた文はすべて事案に入る")
    void a_report_goes_in_steps() {
        try (var browser = Browser.of(client, "staff")) {
            Shown first = browser.open("/report").ok();
            assertThat(first.h1()).isEqualTo("報告する");
            assertThat(first.html().select("main form[method=post]")).hasSize(1);
            assertThat(first.formWith("次へ").hasAttr("novalidate")).isTrue();
            assertThat(first.html().select("section.now").text()).contains("LANケーブル", "紛失");

            Shown second = browser.press(
                    first, "次へ", Map.of("category", "MISDIRECTED", "title", "画面からの報告", "summary", "一行目\n二行目"));
            assertThat(second.html().select("section.now").text())
                    .contains("誤送信", "6.1(15)④")
                    .doesNotContain("LANケーブル");
            Shown third = browser.press(
                    second,
                    "次へ",
                    Map.of(
                            "level",
                            "2",
                            "systems.0.name",
                            "税務端末",
                            "systems.0.zone",
                            "INTERNET",
                            "crimePossible",
                            "NO"));
            Shown last =
                    browser.press(third, "次へ", Map.of("personalData.involved", "NO", "personalData.myNumber", "NO"));
            assertThat(last.text()).contains("画面からの報告", "一行目\n二行目".replace('\n', ' '), "税務端末", "誤送信");

            Shown done = browser.press(last, "この内容で報告する", Map.of()).ok();

            UUID id = UUID.fromString(done.path().substring("/report/".length()));
            Exchange filed = client.get("/v1/incidents/" + id, "csirt").ok();
            assertThat(done.text()).contains(filed.at("/number").asString());
            assertThat(filed.at("/title").asString()).isEqualTo("画面からの報告");
            assertThat(filed.at("/summary").asString()).isEqualTo("一行目\n二行目");
            assertThat(filed.at("/level").asInt()).isEqualTo(2);
            assertThat(filed.at("/department").asString()).isEqualTo("tax");
            assertThat(filed.at("/systems/0/name").asString()).isEqualTo("税務端末");
            assertThat(filed.at("/personalData/involved").asString()).isEqualTo("NO");
        }
    }

    @Test
    @DisplayName("種別を選んだ後も、電源を切らず触らないことを、はじめの措置とともに示し続ける")
    void what_is_to_be_left_alone_stays_shown() {
        try (var browser = Browser.of(client, "staff")) {
            Shown second = browser.press(
                    browser.open("/report").ok(),
                    "次へ",
                    Map.of("category", "MALWARE", "title", "添付を開いた", "summary", "画面に警告が出た"));

            assertThat(second.html().select("section.now").text()).contains("電源は切らない", "LANケーブルを外す");
        }
    }

    @Test
    @DisplayName("書きかけを使わずに新しい用紙で報告すると、使わなかった書きかけは戻らない")
    void what_was_left_for_a_new_form_is_gone_once_that_is_sent() {
        try (var browser = Browser.of(client, "officer")) {
            browser.press(
                            browser.open("/report").ok(),
                            "次へ",
                            Map.of("category", "LOSS", "title", "使わない書きかけ", "summary", "使わない文"))
                    .ok();
            Shown step = browser.press(
                            browser.open("/report" + browser.open("/report").link("書きかけを使わずに新しい用紙を開く"))
                                    .ok(),
                            "次へ",
                            Map.of("category", "LOSS", "title", "新しい用紙の報告", "summary", "新しい文"))
                    .ok();
            while (step.html().select("main form button:contains(この内容で報告する)").isEmpty()) {
                step = browser.press(step, "次へ", Map.of()).ok();
            }
            assertThat(browser.press(step, "この内容で報告する", Map.of()).ok().text()).doesNotContain("使わない");

            Shown next = browser.open("/report").ok();
            assertThat(next.text()).doesNotContain("書いた内容を戻しました");
            assertThat(next.html().select("textarea[name=summary]").text()).isEmpty();
        }
    }

    @Test
    @DisplayName("途中で離れても、開き直せば書いたものが戻り、新しい用紙にもできる。報告した後は戻らない")
    void a_report_that_was_left_goes_on() {
        try (var browser = Browser.of(client, "staff")) {
            browser.press(
                            browser.open("/report").ok(),
                            "次へ",
                            Map.of("category", "LOSS", "title", "離れた報告", "summary", "電話が鳴った"))
                    .ok();

            assertThat(browser.open("/report?draft=none")
                            .ok()
                            .html()
                            .select("[name=summary]")
                            .text())
                    .isEmpty();
            Shown again = browser.open("/report").ok();
            assertThat(again.text()).contains("書いた内容を戻しました");
            assertThat(again.html().select("textarea[name=summary]").text()).isEqualTo("電話が鳴った");

            Shown last = again;
            while (last.html().select("main form button:contains(この内容で報告する)").isEmpty()) {
                last = browser.press(last, "次へ", Map.of()).ok();
            }
            browser.press(last, "この内容で報告する", Map.of()).ok();
            assertThat(browser.open("/report")
                            .ok()
                            .html()
                            .select("[name=summary]")
                            .text())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("同じ用紙をもう一度送っても一件のままで、同じページへ移る")
    void a_double_send_files_once() {
        try (var browser = Browser.of(client, "staff")) {
            Shown last = filled(browser, "二度押し", "二度押した");
            FormElement form = last.formWith("この内容で報告する");

            Shown once = browser.sendOnce(form, Map.of());
            Shown twice = browser.sendOnce(form, Map.of());

            assertThat(once.status()).isEqualTo(303);
            assertThat(twice.header("Location")).isEqualTo(once.header("Location"));
        }
    }

    @Test
    @DisplayName("断られた段は題が「エラー: 」で始まり、まとめの行き先が欄で、書いたものは残る")
    void a_refused_step_keeps_what_was_typed() {
        try (var browser = Browser.of(client, "staff")) {
            Shown refused = browser.press(browser.open("/report"), "次へ", Map.of("title", "", "summary", "残る文"));

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.title()).startsWith("エラー: ");
            List<String> links = refused.html().select(".summary a").eachAttr("href");
            assertThat(links)
                    .isNotEmpty()
                    .allSatisfy(link -> assertThat(refused.html().select(link)).hasSize(1));
            assertThat(refused.html().select("[aria-invalid=true]").eachAttr("name"))
                    .containsExactly("title");
            assertThat(refused.html().select("textarea[name=summary]").text()).isEqualTo("残る文");

            Shown again = browser.press(refused, "次へ", Map.of("title", "題", "awareAt", "2199-01-01T00:00"));
            assertThat(again.status()).isEqualTo(400);
            assertThat(again.html().select("[aria-invalid=true]").eachAttr("name"))
                    .containsExactly("awareAt");
        }
    }

    @Test
    @DisplayName("前の段へ戻っても、どの段の文も残る")
    void going_back_loses_nothing() {
        try (var browser = Browser.of(client, "staff")) {
            Shown last = filled(browser, "戻る", "戻っても残る");
            Shown third = browser.press(last, "前へ", Map.of("way", "back"));
            Shown second = browser.press(third, "前へ", Map.of("way", "back"));
            Shown first = browser.press(second, "前へ", Map.of("way", "back"));

            assertThat(first.html().select("[name=title]").val()).isEqualTo("戻る");
            assertThat(first.html().select("textarea[name=summary]").text()).isEqualTo("戻っても残る");
        }
    }

    @Test
    @DisplayName("わからないことだけでも報告でき、害のある文は、どのページでも文のまま示される")
    void hostile_texts_are_shown_as_text() {
        try (var browser = Browser.of(client, "staff");
                var csirt = Browser.of(client, "csirt")) {
            Shown last = filled(browser, HOSTILE, HOSTILE);
            assertThat(last.text()).contains(HOSTILE);
            Shown done = browser.press(last, "この内容で報告する", Map.of()).ok();
            String id = done.path().substring("/report/".length());

            assertThat(done.text()).contains(HOSTILE);
            assertThat(csirt.open("/incidents/" + id).ok().text()).contains(HOSTILE);
            assertThat(csirt.open("/incidents/" + id + "/situations").ok().text())
                    .contains(HOSTILE);
            assertThat(csirt.open("/incidents?" + Browser.pair("q", HOSTILE))
                            .ok()
                            .html()
                            .select("input[name=q]")
                            .val())
                    .isEqualTo(HOSTILE);
            Shown refused = csirt.press(
                    csirt.open("/incidents/" + id + "/assessments"),
                    "「評価」を記録する",
                    Map.of("reason", HOSTILE, "verdict", HOSTILE));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.html().select("textarea[name=reason]").text()).isEqualTo(HOSTILE);
        }
    }

    @Test
    @DisplayName("報告の途中でログインが終わっても、入り直せば書いた文が戻り、そのまま報告できる")
    void a_session_that_ended_loses_nothing() {
        try (var browser = Browser.of(client, "staff")) {
            Shown second =
                    browser.press(browser.open("/report"), "次へ", Map.of("title", "途中で切れた", "summary", "切れても残る\n二行目"));
            browser.press(browser.open("/"), "ログアウト", Map.of());

            Shown login = browser.send(second.formWith("次へ"), Map.of("systems.0.name", "税務端末"));
            assertThat(login.path()).isEqualTo("/login?target=%2Freport");
            Shown back = browser.send(login.formWith("demo-staff"), Map.of()).ok();

            assertThat(back.path()).isEqualTo("/report");
            assertThat(back.text()).contains("書いた内容を戻しました");
            assertThat(back.html().select("[name='systems.0.name']").val()).isEqualTo("税務端末");
            Shown last = browser.press(browser.press(back, "次へ", Map.of()).ok(), "次へ", Map.of())
                    .ok();
            Shown done = browser.press(last, "この内容で報告する", Map.of()).ok();
            assertThat(client.get("/v1/incidents/" + done.path().substring("/report/".length()), "csirt")
                            .at("/summary")
                            .asString())
                    .isEqualTo("切れても残る\n二行目");
            assertThat(browser.open("/report")
                            .ok()
                            .html()
                            .select("[name=title]")
                            .val())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("報告の段でも行を増やせ、「わからない」とした部署は、最後まで自分の部署に変わらない")
    void the_steps_keep_what_was_chosen() {
        try (var browser = Browser.of(client, "staff")) {
            Shown second = browser.press(browser.open("/report"), "次へ", Map.of("title", "部署の分からない報告", "summary", "概要"))
                    .ok();
            assertThat(second.html()
                            .select("[name=department] option[selected]")
                            .val())
                    .isEqualTo("tax");
            Shown more = browser.press(
                            second, "行を増やす", Map.of("more", "systems", "department", "", "systems.0.name", "税務端末"))
                    .ok();
            assertThat(more.html().select("[name='systems.0.name']").val()).isEqualTo("税務端末");
            assertThat(more.html().select("[name='systems.4.name']")).hasSize(1);
            assertThat(more.html().select("[name=department] option[selected]")).isEmpty();

            Shown third = browser.press(more, "次へ", Map.of()).ok();
            Shown last = browser.press(third, "次へ", Map.of()).ok();
            Shown back = browser.press(browser.press(last, "前へ", Map.of("way", "back")), "前へ", Map.of("way", "back"))
                    .ok();
            assertThat(back.html().select("[name=department] option[selected]")).isEmpty();
            Shown done = browser.press(last, "この内容で報告する", Map.of()).ok();

            Exchange filed = client.get("/v1/incidents/" + done.path().substring("/report/".length()), "csirt")
                    .ok();
            assertThat(filed.at("/department").isNull()).isTrue();
            assertThat(filed.at("/systems/0/name").asString()).isEqualTo("税務端末");
        }
    }

    @Test
    @DisplayName("報告する職のない人には403")
    void auditors_do_not_report() {
        try (var browser = Browser.of(client, "auditor")) {
            assertThat(browser.open("/report").status()).isEqualTo(403);
            assertThat(browser.open("/").ok().html().select("nav a[href=/report]"))
                    .isEmpty();
        }
    }

    /** The last step before sending, with a title and a summary and nothing else known. */
    private static Shown filled(Browser browser, String title, String summary) {
        var first = new LinkedHashMap<String, String>();
        first.put("title", title);
        first.put("summary", summary);
        Shown second = browser.press(browser.open("/report"), "次へ", first).ok();
        Shown third = browser.press(second, "次へ", Map.of()).ok();
        return browser.press(third, "次へ", Map.of()).ok();
    }
}
