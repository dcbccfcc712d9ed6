package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("画面の用件と確認の求め")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleOpenWorkTest {

    private static final String FIRST = "個人情報保護委員会への速報";
    private static final String FINAL = "個人情報保護委員会への確報";

    private final Path folder = TestService.temporaryFolder();
    private final TestService service = new TestService(ClosedCase.keepingNothing(folder));
    private final Client client = service.client();

    @AfterAll
    void close() {
        service.close();
        TestService.delete(folder);
    }

    private String number(UUID incident) {
        return client.get("/v1/incidents/" + incident, "csirt").at("/number").asString();
    }

    private static String incident(UUID id) {
        return "/incidents/" + id;
    }

    private String button(String what, UUID incident) {
        return "button[aria-label=「%s」（%s）の連絡を確認しました]".formatted(what, number(incident));
    }

    /** What is asked and what is to be done come in the background. */
    private static Shown await(Browser browser, String path, String... selected) {
        return Awaitility.await()
                .until(
                        () -> browser.open(path).ok(),
                        page -> Stream.of(selected)
                                .noneMatch(one -> page.html().select(one).isEmpty()));
    }

    @Test
    @DisplayName("C.3 義務は報告先と区分を示し、一つの確認は、ほかの報告の求めを止めない")
    void each_duty_is_asked_and_confirmed_for_itself() {
        UUID id = Reports.file(client, Reports.full("二つの報告").put("level", 3));
        String first = button(FIRST, id);
        String last = button(FINAL, id);
        try (var liaison = Browser.of(client, "liaison")) {
            Shown page = await(liaison, "/", first, last);
            FormElement form = (FormElement)
                    page.html().select("form:has(%s)".formatted(first)).getFirst();
            assertThat(form.select("input[name=notification]")).hasSize(1);
            assertThat(page.html().select("main ul.cards > li > h2").eachText()).contains(FIRST);
            String submission = incident(id) + "/" + Duties.path(client, id, "PPC") + "submission";
            assertThat(page.html().select("main a[href=%s]".formatted(submission)))
                    .as("as what is to do, and as what is asked")
                    .hasSize(2);

            Shown after = liaison.send(form, Map.of()).ok();

            assertThat(after.html().select(first)).isEmpty();
            assertThat(after.html().select(last)).hasSize(1);
            assertThat(after.html().select("main ul.cards > li > h2").eachText())
                    .as("what was confirmed is still to be done")
                    .contains(FIRST);
        }
    }

    @Test
    @DisplayName("6.3(8)② 承認の求めは承認の用紙へ続き、確認しても、承認するまで用件として残る")
    void what_waits_for_a_decision_stays_until_it_is_decided() {
        UUID id = Reports.file(client, Reports.ofTax("訂正を待つ事案"));
        String event = client.get("/v1/incidents/" + id + "/timeline", "csirt")
                .ok()
                .each("/items", "eventId")
                .getFirst();
        client.act(id, "corrections", "csirt", """
                {"eventId": "%s", "field": "/summary", "value": "別の要約", "reason": "誤記"}""".formatted(event)).created();
        String what = "訂正の承認（誤記）";
        String act = incident(id) + "/corrections/1/approval";
        try (var lead = Browser.of(client, "csirt-lead");
                var member = Browser.of(client, "csirt")) {
            Shown page = await(lead, "/", button(what, id), "h2:contains(%s)".formatted(what));
            assertThat(page.html().select("main a[href=%s]".formatted(act))).hasSize(2);
            Shown after = lead.send(
                            (FormElement) page.html()
                                    .select("form:has(%s)".formatted(button(what, id)))
                                    .getFirst(),
                            Map.of())
                    .ok();
            assertThat(after.html().select("main a[href=%s]".formatted(act))).hasSize(1);
            assertThat(lead.open(incident(id)).link("「%s」へ進む".formatted(what))).isEqualTo(act);
            assertThat(member.open(incident(id)).ok().html().select("a[href=%s]".formatted(act)))
                    .as("only who may approve is led there")
                    .isEmpty();

            client.act(id, "corrections/1/approval", "csirt-lead", "{}").done();
            assertThat(lead.open(incident(id)).ok().text()).doesNotContain("担当: CSIRT責任者 （あなたの職） 根拠: 6.3(8)②");
            assertThat(lead.open("/").ok().html().select("main a[href=%s]".formatted(act)))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("A.1 完了は、提案の前は提案へ、提案の後はCISOを承認へ導く")
    void closing_leads_to_the_proposal_and_then_to_the_approval() {
        UUID id = Reports.file(client, Reports.ofTax("完了を待つ事案"));
        try (var lead = Browser.of(client, "csirt-lead");
                var ciso = Browser.of(client, "ciso")) {
            assertThat(lead.open(incident(id)).ok().text()).doesNotContain("「完了」へ進む");
            ClosedCase.settle(client, id);
            assertThat(lead.open(incident(id)).ok().link("「完了」へ進む")).isEqualTo(incident(id) + "/closure-proposal");

            client.act(id, "closure-proposal", "csirt-lead", "{\"reason\": \"収束した\"}")
                    .done();

            assertThat(lead.open(incident(id)).ok().text()).doesNotContain("「完了」へ進む", "「完了の承認」へ進む");
            assertThat(ciso.open(incident(id)).ok().link("「完了の承認」へ進む")).isEqualTo(incident(id) + "/closure");
        }
    }

    @Test
    @DisplayName("2(2)⑨ 完了した事案の消去の許可は、今することに出て、完了までの求めは出ない")
    void what_is_left_after_closing_is_shown() {
        UUID id = ClosedCase.play(client);
        client.act(id, "erasure-proposal", "csirt", ClosedCase.PROPOSAL).done();
        try (var manager = Browser.of(client, "manager")) {
            Shown page = await(manager, "/", "a[href=%s/erasure]".formatted(incident(id)), button("消去の許可", id));
            assertThat(page.html().select(button("事案への対応", id))).isEmpty();
            assertThat(manager.open("/due?by=person").ok().status()).isEqualTo(200);
            client.act(id, "erasure", "manager", "").done();
            Awaitility.await()
                    .until(() -> manager.open("/")
                            .ok()
                            .html()
                            .select("a[href^=%s]".formatted(incident(id)))
                            .isEmpty());
        }
    }

    @Test
    @DisplayName("5.3(3) 進み具合は、不要とした応急措置を済みとし、推定の原因と差し戻された再発防止策を済みとしない")
    void the_stepper_tells_what_is_settled() {
        UUID id = Reports.file(client, Reports.ofTax("段を進む事案"));
        act(id, "receipt", "csirt", "");
        act(id, "containment/not-needed", "csirt", "{\"reason\": \"影響がない\"}");
        String cause = """
                {"certainty": "%s", "causeClass": "ACCIDENTAL", "actorClass": "STAFF", "direct": "操作の誤り",
                 "background": "忙しさ", "method": "誤送信", "vector": "メール", "unresolved": "なし"}""";
        String plan = """
                {"measures": [{"what": "研修", "ownerPost": "SYS_MANAGER", "dueOn": "2030-03-31"}]}""";
        try (var browser = Browser.of(client, "csirt")) {
            act(id, "causes", "csirt", cause.formatted("HYPOTHESIS"));
            assertThat(past(browser, id)).contains("応急措置").doesNotContain("原因究明");
            act(id, "causes", "csirt", cause.formatted("DETERMINED"));
            act(id, "prevention-plans", "csirt-lead", plan);
            act(id, "prevention-plans/1/decision", "ciso", "{\"result\": \"RETURNED\", \"comment\": \"不足\"}");
            assertThat(past(browser, id)).contains("原因究明").doesNotContain("再発防止");
            act(id, "prevention-plans", "csirt-lead", plan);
            act(id, "prevention-plans/2/decision", "ciso", """
                    {"result": "APPROVED", "comment": "了承", "orders": [
                     {"measure": "研修", "ownerPost": "SYS_MANAGER", "dueOn": "2030-03-31"}]}""");
            assertThat(past(browser, id)).contains("再発防止");
        }
    }

    private void act(UUID incident, String path, String key, String body) {
        Exchange answer = client.act(incident, path, key, body);
        assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
    }

    private static List<String> past(Browser browser, UUID incident) {
        return browser.open(incident(incident))
                .ok()
                .html()
                .select("ol.stepper li.past span")
                .eachText();
    }
}
