package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person who was told of one thing, and comes by the link that stands in the mail. */
@ExtendWith(SharedService.class)
@DisplayName("メールのリンクから事案に来た人")
class ConsoleAskedTest {

    private final Client client;

    ConsoleAskedTest(Client client) {
        this.client = client;
    }

    /** The link leads over the log-in to the incident. */
    private Shown comes(String person, UUID id) {
        try (var browser = new Browser(client.port())) {
            Shown login = browser.open("/incidents/" + id).ok();
            return browser.send(login.formWith("demo-" + person), Map.of()).ok();
        }
    }

    /** The first thing after the title is what is asked, and the only main button is there. */
    private static void asksFirst(Shown page, String what, String act) {
        Document html = page.html();
        Element first = html.select("main h1 ~ * h3").getFirst();
        assertThat(first.text()).isEqualTo(what);
        assertThat(html.select("main a.button:not(.plain), main button:not(.plain)"))
                .singleElement()
                .satisfies(button -> {
                    assertThat(button.attr("href")).isEqualTo(act);
                    assertThat(button.text()).isEqualTo("「" + what + "」へ進む");
                    assertThat(button.closest("li")).isSameAs(first.parent());
                });
        assertThat(html.select("main :is(a, button):not([hidden], [hidden] *)")
                        .getFirst()
                        .attr("href"))
                .as("nothing to press before it")
                .isEqualTo(act);
    }

    private void reported(UUID id) {
        for (String to : List.of("OVERALL_MANAGER", "CISO")) {
            client.act(
                    id,
                    "internal-reports",
                    "manager",
                    "{\"to\": \"%s\", \"kind\": \"REPORT\", \"method\": \"IN_PERSON\"}".formatted(to));
        }
    }

    @Test
    @DisplayName("5.3(3)③ 応急措置を指示された課長は、はじめにそれを見て、一つのボタンで用紙に行く")
    void a_manager_sees_the_instruction_first() {
        UUID id = Reports.file(client, Reports.ofTax("応急措置を頼まれた事案"));
        reported(id);
        client.act(id, "containment-instructions", "csirt", """
                        {"to": "SEC_MANAGER@tax", "measures": "端末を切り離す"}""");

        Shown page = comes("manager", id);

        asksFirst(page, "応急措置の実施（端末を切り離す）", "/incidents/" + id + "/containment-actions?instruction=1");
    }

    @ParameterizedTest
    @CsvSource({
        "welfare, SEC_MANAGER@welfare, containment, 応急措置の実施（端末を切り離す）",
        "welfare, welfare, containment, 応急措置の実施（端末を切り離す）",
        "system-manager, SYS_MANAGER@general-affairs, containment, 応急措置の実施（端末を切り離す）",
        "welfare, SEC_MANAGER@welfare, recovery, 復旧の実施（端末を切り離す）"
    })
    @DisplayName("5.3(3)③ ほかの課の事案で措置を指示された人も、リンクから事案を見て、その用紙に行ける")
    void who_is_instructed_sees_the_incident(String person, String post, String track, String what) {
        UUID id = Reports.file(client, Reports.ofTax("ほかの課に頼んだ事案"));
        client.act(id, track + "-instructions", "csirt", "{\"to\": \"%s\", \"measures\": \"端末を切り離す\"}".formatted(post));

        Shown page = Awaitility.await()
                .until(
                        () -> comes(person, id),
                        one -> one.html().select("main h1 ~ * h3").eachText().contains(what));

        asksFirst(page, what, "/incidents/" + id + "/" + track + "-actions?instruction=1");
    }

    @Test
    @DisplayName("5.3(3)③ 横展開の確認を頼まれた人は、はじめにそれを見て、一つのボタンで回答に行く")
    void who_is_to_look_elsewhere_sees_that_first() {
        UUID id = Reports.file(client, Reports.ofTax("横展開を頼まれた事案"));
        String check =
                client.act(id, "lateral-checks", "csirt", """
                        {"conclusion": "要る", "checks": [{"system": "税務端末", "managerPost": "SYS_MANAGER@general-affairs"}]}""").at("/ids/0").asString();

        Shown page = comes("system-manager", id);

        asksFirst(page, "横展開の回答（税務端末）", "/incidents/" + id + "/lateral-checks/" + check + "/answer");
    }

    @Test
    @DisplayName("7.2(2) 利用状況の調査を命じられたシステム管理者は、リンクから事案を見る")
    void who_is_to_investigate_sees_the_incident() {
        UUID id = Reports.file(client, Reports.ofTax("利用状況を調べる事案"));
        client.get("/v1/incidents/" + id, "system-manager").refused(404, "not-found");
        client.act(id, "usage-investigations", "ciso", """
                        {"scope": "メールの送受信", "target": "税務端末"}""").done();

        assertThat(comes("system-manager", id).text()).contains("利用状況を調べる事案");
    }
}
