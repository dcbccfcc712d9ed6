package jp.csirt.incident.journey;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedService.class)
@DisplayName("画面の行為")
class ConsoleActTest {

    private static final String CONFIRM = "「状況確認」を記録する";

    private final Client client;

    ConsoleActTest(Client client) {
        this.client = client;
    }

    @Test
    @DisplayName("行為の用紙は一度だけ記録し、もう一度送っても同じ答えになる 5.3(3)①")
    void an_act_is_done_once() {
        UUID id = Reports.file(client, Reports.ofTax("画面の状況確認"));
        try (var browser = Browser.of(client, "csirt")) {
            Shown opened = browser.open("/incidents/" + id + "/situations").ok();
            assertThat(opened.html().select("main details").text()).contains("根拠: 5.3(3)①");
            FormElement form = Browser.ticked(opened.formWith(CONFIRM), "impact.departments", "tax", "welfare");
            Map<String, String> typed = Map.of("findings", "画面から確認した", "personalData.involved", "UNKNOWN");

            Shown once = browser.sendOnce(form, typed);
            assertThat(once.status()).as(once.body()).isEqualTo(303);
            String version = client.tag(id);
            Shown twice = browser.sendOnce(form, typed);

            assertThat(twice.header("Location")).isEqualTo(once.header("Location"));
            assertThat(client.tag(id)).isEqualTo(version);
            assertThat(browser.open(once.header("Location")).ok().text())
                    .contains("「状況確認」を記録しました。")
                    .contains("画面から確認した");
            assertThat(client.get("/v1/incidents/" + id, "csirt")
                            .at("/impact/departments")
                            .toString())
                    .isEqualTo("[\"tax\",\"welfare\"]");
        }
    }

    @Test
    @DisplayName("ほかの人が先に記録したときは412で、その人の文と書きかけの文を並べ、主なボタンで新しい版に対して送れる")
    void a_stale_form_shows_both() {
        UUID id = Reports.file(client, Reports.ofTax("二人で一件"));
        try (var one = Browser.of(client, "csirt");
                var other = Browser.of(client, "csirt-2")) {
            Shown opened = one.open("/incidents/" + id + "/situations");
            other.press(other.open("/incidents/" + id + "/situations"), CONFIRM, Map.of("findings", "先に書いた人の文"))
                    .ok();

            Shown stale = one.press(opened, CONFIRM, Map.of("findings", "後から書いた人の文"));

            assertThat(stale.status()).isEqualTo(412);
            assertThat(stale.title()).startsWith("エラー: ");
            assertThat(stale.html().select("main .notice").text()).contains("先に書いた人の文");
            assertThat(stale.html().select("textarea[name=findings]").text()).isEqualTo("後から書いた人の文");

            Shown done = one.press(stale, CONFIRM, Map.of()).ok();
            assertThat(done.text()).contains("先に書いた人の文").contains("後から書いた人の文");
        }
    }

    @Test
    @DisplayName("行為の途中でログインが終わっても書いた文は戻り、その間のほかの人の記録は412で示す")
    void a_draft_still_meets_what_others_recorded() {
        UUID id = Reports.file(client, Reports.ofTax("書きかけの状況確認"));
        try (var one = Browser.of(client, "csirt");
                var other = Browser.of(client, "csirt-2")) {
            Shown opened = one.open("/incidents/" + id + "/situations");
            one.press(one.open("/"), "ログアウト", Map.of());
            Shown login = one.send(opened.formWith(CONFIRM), Map.of("findings", "書きかけの文"));
            other.press(other.open("/incidents/" + id + "/situations"), CONFIRM, Map.of("findings", "間に書いた人の文"))
                    .ok();

            Shown back = one.send(login.formWith("demo-csirt"), Map.of()).ok();
            assertThat(back.html().select("textarea[name=findings]").text()).isEqualTo("書きかけの文");
            Shown stale = one.press(back, CONFIRM, Map.of());

            assertThat(stale.status()).isEqualTo(412);
            assertThat(stale.text()).contains("間に書いた人の文");
            assertThat(stale.html().select("textarea[name=findings]").text()).isEqualTo("書きかけの文");
        }
    }

    @Test
    @DisplayName("入り直した後に前の用紙を送ると403で何も記録せず、開き直した用紙に書いた文が戻る")
    void an_expired_form_keeps_what_was_typed() {
        UUID id = Reports.file(client, Reports.ofTax("期限の切れた用紙"));
        try (var browser = Browser.of(client, "csirt")) {
            Shown opened = browser.open("/incidents/" + id + "/situations").ok();
            browser.login("csirt");
            String version = client.tag(id);
            Shown refused = browser.press(opened, CONFIRM, Map.of("findings", "前の用紙の文"));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(client.tag(id)).isEqualTo(version);

            Shown again = browser.open(refused.link("用紙を開き直す")).ok();
            assertThat(again.html().select("textarea[name=findings]").text()).isEqualTo("前の用紙の文");
            assertThat(browser.press(again, CONFIRM, Map.of()).ok().text()).contains("前の用紙の文");
        }
    }

    @Test
    @DisplayName("規則が断ったときは、残っている条件を根拠とともに示し、書いたものは残る")
    void a_refusal_shows_what_stands_against_it() {
        UUID id = Reports.file(client, Reports.ofTax("まだ閉じられない"));
        try (var browser = Browser.of(client, "ciso")) {
            Shown refused = browser.press(
                    browser.open("/incidents/" + id + "/closure").ok(),
                    "「完了の承認」を記録する",
                    Map.of("override.reason", "急ぐため"));

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.html().select(".summary li")).isNotEmpty();
            assertThat(refused.html().select(".summary").text()).contains("5.3(3)");
            assertThat(refused.html().select("[name='override.reason']").text()
                            + refused.html().select("[name='override.reason']").val())
                    .contains("急ぐため");
        }
    }

    @Test
    @DisplayName("A.4 完了の承認は、書く前に、残っている条件と、それを満たす場所を言う")
    void what_stands_against_closing_is_told_before_anything_is_typed() {
        UUID id = Reports.file(client, Reports.ofTax("条件の残る事案"));
        client.act(id, "closure-proposal", "csirt-lead", "{\"reason\": \"収束した\"}")
                .done();
        String incident = "/incidents/" + id;
        List<String> codes =
                client.get("/v1" + incident + "/guards", "ciso").ok().each("/guards", "code");
        String told = "まだ承認できません。残っている条件（%d件）を見る".formatted(codes.size());
        try (var browser = Browser.of(client, "ciso")) {
            Document page = browser.open(incident).ok().html();
            assertThat(page.select("p:has(> a[href=%1$s/closure]), li:has(> a[href=%1$s/closure])".formatted(incident))
                            .eachText())
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(text -> assertThat(text).contains(told));
            assertThat(page.select("details[open] > summary#guards ~ ul li")).hasSameSizeAs(codes);
            assertThat(page.select("a:contains(%s)".formatted(told)).eachAttr("href"))
                    .containsOnly("#guards");

            Shown form = browser.open(incident + "/closure").ok();
            Elements against = form.html().select("section[aria-labelledby=against]:has(~ form) li");
            assertThat(against).hasSameSizeAs(codes);
            against.select("a")
                    .eachAttr("href")
                    .forEach(
                            place -> browser.open(place.replaceFirst("#.*", "")).ok());

            Shown refused = browser.press(form, "「完了の承認」を記録する", Map.of());
            assertThat(refused.html().select(".summary li")).hasSameSizeAs(codes);
            assertThat(refused.html().select("section[aria-labelledby=against]"))
                    .as("not told twice")
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("A.4 条件がみな満たされていれば、完了の承認には何も立ちふさがらない")
    void nothing_stands_against_closing() {
        UUID id = Reports.file(client, Reports.ofTax("条件の残らない事案"));
        ClosedCase.settle(client, id);
        client.act(id, "closure-proposal", "csirt-lead", "{\"reason\": \"収束した\"}")
                .done();
        try (var browser = Browser.of(client, "ciso")) {
            Shown page = browser.open("/incidents/" + id).ok();
            assertThat(page.text()).contains("「完了の承認」へ進む").doesNotContain("まだ承認できません");
            assertThat(browser.open("/incidents/" + id + "/closure")
                            .ok()
                            .html()
                            .select("section[aria-labelledby=against]"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "manager", "csirt", "csirt-lead", "liaison", "ciso", "general-affairs"})
    @DisplayName("事案から行ける行為のページはすべて開く")
    void every_offered_act_opens(String person) {
        UUID id = Reports.file(client, Reports.ofTax("すべての行為"));
        client.act(
                id,
                "assessments",
                "csirt",
                "{\"verdict\": \"INCIDENT\", \"level\": 1, \"category\": \"MALWARE\", \"reason\": \"確認\"}");
        try (var browser = Browser.of(client, person)) {
            String base = "/incidents/" + id;
            Set<String> links = Stream.of(
                            "timeline",
                            "measures",
                            "evidence",
                            "causes",
                            "obligations",
                            "reports",
                            "attachments",
                            "history")
                    .flatMap(tab -> browser
                            .open(base + "?tab=" + tab)
                            .ok()
                            .html()
                            .select("main a[href^=" + base + "/]")
                            .eachAttr("href")
                            .stream())
                    .filter(link -> !link.contains("/reports/") && !link.matches(".*/(personnel|bundle)"))
                    .collect(toSet());
            assertThat(links)
                    .isNotEmpty()
                    .allSatisfy(
                            link -> assertThat(browser.open(link).ok().html().select("main form[method=post]"))
                                    .hasSize(1));
        }
    }

    @Test
    @DisplayName("職にない行為は403、見えない事案と知らない事案はどのページも404")
    void out_of_role_and_out_of_sight() {
        UUID id = Reports.file(client, Reports.ofTax("ほかの課の事案"));
        try (var staff = Browser.of(client, "staff");
                var hospital = Browser.of(client, "hospital")) {
            assertThat(staff.open("/incidents/" + id + "/assessments").status()).isEqualTo(403);
            for (String path : new String[] {"", "/situations", "/assessments/1/approval", "/nothing"}) {
                Shown unseen = hospital.open("/incidents/" + id + path);
                assertThat(unseen.status()).as(path).isEqualTo(404);
                assertThat(unseen.body()).doesNotContain("ほかの課の事案");
                assertThat(unseen.html().select("main a[href=/]")).isNotEmpty();
                assertThat(hospital.open("/incidents/" + UUID.randomUUID() + path)
                                .status())
                        .isEqualTo(404);
            }
            for (String none : new String[] {"not-an-id", "%20", "%25", "a%22b", "%E3%81%82"}) {
                assertThat(hospital.open("/incidents/" + none).status())
                        .as(none)
                        .isEqualTo(404);
                assertThat(hospital.open("/incidents/" + none + "/situations").status())
                        .isEqualTo(404);
                assertThat(hospital.open("/report/" + none).status()).isEqualTo(404);
            }
            assertThat(hospital.open("/").ok().body()).doesNotContain("ほかの課の事案");
            assertThat(hospital.open("/incidents").ok().body()).doesNotContain("ほかの課の事案");
        }
    }

    @Test
    @DisplayName("今することは、自分の職の用件を示し、システム管理者には事案を示さない")
    void today_shows_what_is_mine() {
        UUID id = Reports.file(client, Reports.ofTax("今すぐの事案"));
        try (var browser = Browser.of(client, "csirt");
                var admin = Browser.of(client, "admin")) {
            Shown page = browser.open("/incidents/" + id).ok();
            assertThat(page.text()).contains("次にすること", "CSIRTの受付");
            assertThat(page.html().select("a.button[href$=/receipt]")).isNotEmpty();

            assertThat(admin.open("/").ok().body()).doesNotContain("今すぐの事案");
            assertThat(admin.open("/incidents").body()).doesNotContain("今すぐの事案");
            assertThat(admin.open("/incidents/" + id).status()).isEqualTo(404);
        }
    }
}
