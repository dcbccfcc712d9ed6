package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedService.class)
@DisplayName("いくつかあるものの一つに対する行為の用紙")
class ConsoleSubjectTest {

    private final Client client;

    ConsoleSubjectTest(Client client) {
        this.client = client;
    }

    private static String subject(Shown page) {
        return page.html().select("section[aria-labelledby=subject]").text();
    }

    @Test
    @DisplayName("1(9)④ 外部報告の用紙は、どこへの何の報告か、期限と起案の内容を示し、ボタンがそれを言う")
    void a_duty_is_named() {
        UUID id = Reports.file(client, Reports.full("外部報告の用紙"));
        String duty = Duties.path(client, id, "PPC");
        try (var browser = Browser.of(client, "liaison");
                var manager = Browser.of(client, "general-affairs")) {
            Shown draft =
                    browser.open("/incidents/" + id + "/" + duty + "draft").ok();
            assertThat(draft.h1()).isEqualTo("個人情報保護委員会への速報を起案する");
            assertThat(subject(draft)).contains("個人情報保護委員会", "速報", "個人情報保護法").containsPattern("あと|超過");
            browser.press(draft, "個人情報保護委員会への速報を起案する", Map.of("content", "起案した文面"))
                    .ok();

            Shown approval =
                    manager.open("/incidents/" + id + "/" + duty + "approval").ok();
            assertThat(subject(approval)).contains("起案した文面");
            manager.press(approval, "個人情報保護委員会への速報を承認する", Map.of()).ok();
            Shown submission =
                    browser.open("/incidents/" + id + "/" + duty + "submission").ok();
            assertThat(submission.h1()).isEqualTo("個人情報保護委員会への速報を提出済みにする");
            assertThat(submission.html().select("main .actions button").eachText())
                    .containsExactly("個人情報保護委員会への速報を提出済みにする");
        }
    }

    @Test
    @DisplayName("訂正、例外措置、再発防止策、証拠の用紙は、その内容を示す")
    void an_entry_is_shown() {
        UUID id = Reports.file(client, Reports.ofTax("相手のある行為"));
        client.act(id, "exceptions", "manager", """
                {"what": "例外の内容", "reason": "理由", "until": "2099-03-31", "emergency": false}""");
        client.act(id, "prevention-plans", "csirt-lead", """
                {"measures": [{"what": "手順を改める", "ownerPost": "SYS_MANAGER", "dueOn": "2099-03-31"}]}""");
        try (var ciso = Browser.of(client, "ciso");
                var lead = Browser.of(client, "csirt-lead");
                var csirt = Browser.of(client, "csirt")) {
            String base = "/incidents/" + id + "/";
            String event = client.get("/v1/incidents/" + id + "/timeline", "csirt")
                    .ok()
                    .each("/items", "eventId")
                    .getFirst();
            csirt.press(
                            csirt.open(base + "corrections?field=/title&eventId=" + event),
                            "「訂正の申請」を記録する",
                            Map.of("value", "正しい件名", "reason", "誤記"))
                    .ok();
            assertThat(subject(lead.open(base + "corrections/1/approval").ok()))
                    .contains("報告の「件名」", "相手のある行為", "正しい件名")
                    .doesNotContain("/title", event);
            assertThat(subject(ciso.open(base + "exceptions/1/decision").ok())).contains("例外の内容");
            assertThat(subject(ciso.open(base + "prevention-plans/1/decision").ok()))
                    .contains("手順を改める");
            assertThat(subject(ciso.open(base + "prevention-plans/9/decision").ok()))
                    .isEmpty();
            assertThat(subject(ciso.open(base + "closure").ok())).isEmpty();
        }
    }

    @Test
    @DisplayName("6.5(5) 職員の処置では、職員を名前で選ぶ")
    void a_person_is_chosen() {
        UUID id = Reports.file(client, Reports.ofTax("職員を選ぶ"));
        try (var lead = Browser.of(client, "csirt-lead")) {
            Shown form = lead.open("/incidents/" + id + "/personnel-actions").ok();
            List<String> persons = form.html()
                    .select("select[name=personId] option[value!='']")
                    .eachAttr("value");
            assertThat(persons)
                    .isNotEmpty()
                    .allSatisfy(person -> assertThat(UUID.fromString(person)).isNotNull());
            lead.press(
                            form,
                            "「職員の処置」を記録する",
                            Map.of("kind", "NOTIFIED_DEPT", "text", "所属課に伝えた", "personId", persons.getFirst()))
                    .ok();
            assertThat(client.get("/v1/incidents/" + id + "/personnel-actions", "csirt-lead")
                            .ok()
                            .json()
                            .toString())
                    .contains(persons.getFirst());
        }
    }

    @Test
    @DisplayName("5.3(3)⑤ 再発防止策の確認には、計画の措置が指示する措置として書いてあり、差し戻すと何も指示せず、計画は直すために用紙に戻る")
    void the_plan_suggests_the_orders() {
        UUID id = Reports.file(client, Reports.ofTax("計画から指示"));
        String plan = """
                {"measures": [{"what": "手順を改める", "ownerPost": "SYS_MANAGER", "dueOn": "2099-03-31"},
                              {"what": "研修を済ませた", "ownerPost": "SYS_MANAGER", "dueOn": "2099-03-31", "done": true}]}""";
        client.act(id, "prevention-plans", "csirt-lead", plan);
        try (var browser = Browser.of(client, "ciso");
                var lead = Browser.of(client, "csirt-lead")) {
            Shown opened = browser.open("/incidents/" + id + "/prevention-plans/1/decision")
                    .ok();
            assertThat(opened.html().select("textarea[name='orders.0.measure']").text())
                    .isEqualTo("手順を改める");
            assertThat(opened.html().select("textarea[name='orders.1.measure']").text())
                    .isEmpty();
            browser.press(opened, "「再発防止策のCISO確認」を記録する", Map.of("result", "RETURNED", "comment", "研修の記録を添える"))
                    .ok();
            assertThat(client.get("/v1/incidents/" + id, "ciso").ok().at("/measures"))
                    .isEmpty();

            lead.press(
                            lead.open("/incidents/" + id + "/prevention-plans").ok(),
                            "「再発防止策の報告」を記録する",
                            Map.of("measures.1.done", "false"))
                    .ok();
            browser.press(
                            browser.open("/incidents/" + id + "/prevention-plans/2/decision"),
                            "「再発防止策のCISO確認」を記録する",
                            Map.of("result", "APPROVED", "comment", "よい"))
                    .ok();
            Exchange now = client.get("/v1/incidents/" + id, "ciso").ok();
            assertThat(now.each("/measures", "measure")).containsExactly("手順を改める", "研修を済ませた");
            assertThat(now.each("/measures", "dueOn")).containsOnly("2099-03-31");
        }
    }
}
