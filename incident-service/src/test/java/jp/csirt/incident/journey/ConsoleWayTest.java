package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedService.class)
@DisplayName("画面が導く先の用紙")
class ConsoleWayTest {

    private final Client client;

    ConsoleWayTest(Client client) {
        this.client = client;
    }

    private void act(UUID id, String path, String key, String body) {
        Exchange answer = client.act(id, path, key, body);
        assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
    }

    private static String incident(UUID id) {
        return "/incidents/" + id;
    }

    private List<String> states(UUID id, String track) {
        return client.get("/v1/incidents/" + id, "csirt").ok().each("/" + track + "/instructions", "state");
    }

    private UUID instructed(String title, String track) {
        UUID id = Reports.file(client, Reports.ofTax(title));
        act(id, track + "-instructions", "csirt", "{\"to\": \"tax\", \"measures\": \"端末を隔離する\"}");
        act(id, track + "-instructions", "csirt", "{\"to\": \"welfare\", \"measures\": \"共有フォルダーを閉じる\"}");
        return id;
    }

    @ParameterizedTest
    @CsvSource({"containment, 「応急措置の実施」を記録する", "recovery, 「復旧の実施」を記録する"})
    @DisplayName("5.3(3)③ 実施は、どの指示かを宛先と内容で選び、一つの課の実施はほかの課への指示を終わらせない")
    void an_execution_ends_the_instruction_that_was_chosen(String track, String button) {
        UUID id = instructed("二つの課への指示", track);
        String page = incident(id) + "/" + track + "-actions";
        Map<String, String> done = Map.of("what", "行った", "effect", "拡大なし");
        try (var manager = Browser.of(client, "manager")) {
            Shown blank = manager.open(page).ok();
            assertThat(blank.html()
                            .select("select[name=instruction] option[value!='']")
                            .eachText())
                    .containsExactly("指示1（税務課 あて）端末を隔離する", "指示2（福祉課 あて）共有フォルダーを閉じる", "開いている指示のすべて");
            Shown refused = manager.press(blank, button, done);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.html().select(".summary a[href=#f-instruction]")).hasSize(1);
            assertThat(states(id, track)).containsExactly("INSTRUCTED", "INSTRUCTED");

            Shown linked = manager.open(page + "?instruction=1").ok();
            assertThat(linked.html()
                            .select("select[name=instruction] option[selected]")
                            .text())
                    .contains("税務課");
            manager.press(linked, button, done).ok();
            assertThat(states(id, track)).containsExactly("DONE", "INSTRUCTED");
        }
        act(id, track + "-instructions", "csirt", "{\"to\": \"tax\", \"measures\": \"もう一つ\"}");
        try (var officer = Browser.of(client, "officer")) {
            Shown form = officer.open(page).ok();
            officer.press(form, button, Map.of("what", "すべて", "effect", "なし", "instruction", "all"))
                    .ok();
            assertThat(states(id, track)).containsOnly("DONE");
            Shown urgent = officer.open(page).ok();
            assertThat(urgent.html().select("[name=instruction]")).isEmpty();
            officer.press(urgent, button, done).ok();
        }
    }

    @Test
    @DisplayName("5.3(3)③ 課長の用件は自分への指示の用紙へ導き、その指示だけが終わる")
    void the_card_leads_to_its_own_instruction() {
        UUID id = instructed("指示ごとの用件", "containment");
        try (var manager = Browser.of(client, "manager")) {
            String way = manager.open(incident(id))
                    .ok()
                    .html()
                    .select("main a[href='%s/containment-actions?instruction=1']".formatted(incident(id)))
                    .attr("href");
            Shown form = manager.open(way).ok();
            manager.press(form, "「応急措置の実施」を記録する", Map.of("what", "隔離した", "effect", "拡大なし"))
                    .ok();
            assertThat(states(id, "containment")).containsExactly("DONE", "INSTRUCTED");
            assertThat(manager.open(way).ok().html().select("select[name=instruction] option[selected]"))
                    .as("nobody is led into the instruction of another department")
                    .isEmpty();
            assertThat(manager.open(incident(id))
                            .ok()
                            .html()
                            .select("section[aria-labelledby=next] a[href*='?instruction=']")
                            .eachAttr("href"))
                    .containsOnly(incident(id) + "/containment-actions?instruction=2");
        }
    }

    @Test
    @DisplayName("5.3(3)③ 選んだ指示は、ほかの人の記録と重なっても残る。送り直した同じ用紙は一度だけ効く")
    void the_choice_is_kept() {
        UUID id = instructed("重なる実施", "containment");
        String page = incident(id) + "/containment-actions";
        String button = "「応急措置の実施」を記録する";
        try (var manager = Browser.of(client, "manager")) {
            Shown opened = manager.open(page).ok();
            act(id, "situations", "csirt", "{\"findings\": \"その間の記録\"}");
            Shown stale = manager.press(opened, button, Map.of("what", "両方", "effect", "なし", "instruction", "all"));
            assertThat(stale.status()).isEqualTo(412);
            assertThat(stale.html()
                            .select("select[name=instruction] option[selected]")
                            .text())
                    .isEqualTo("開いている指示のすべて");
            var form = stale.formWith(button);
            assertThat(manager.sendOnce(form, Map.of()).status()).isEqualTo(303);
            assertThat(manager.sendOnce(form, Map.of()).status()).isEqualTo(303);
            assertThat(states(id, "containment")).containsOnly("DONE");
            assertThat(client.get("/v1/incidents/" + id, "csirt").ok().at("/containment/actions"))
                    .hasSize(1);
        }
    }

    private UUID assessed(String title) {
        UUID id = Reports.file(client, Reports.full(title));
        act(id, "receipt", "csirt", "");
        act(id, "assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 3, "category": "MALWARE", "reason": "確認"}""");
        return id;
    }

    private static List<String> chosen(Shown form) {
        return form.html()
                .select("select[name=to] option[selected], select[name=kind] option[selected]")
                .eachAttr("value");
    }

    @Test
    @DisplayName("5.3(3)② CISOへの報告の段階は、評価報告とCISOを選んだ用紙へ導き、送ると終わる")
    void a_due_report_opens_with_what_settles_it() {
        UUID id = Reports.file(client, Reports.ofTax("評価を伝える事案"));
        act(id, "receipt", "csirt", "");
        act(id, "assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 1, "category": "MALWARE", "reason": "確認"}""");
        String way = incident(id) + "/internal-reports?to=CISO&kind=";
        try (var lead = Browser.of(client, "csirt-lead");
                var manager = Browser.of(client, "manager")) {
            assertThat(lead.open(incident(id)).ok().link("「CISOへの報告」へ進む")).isEqualTo(way + "ASSESSMENT");
            Shown form = lead.open(way + "ASSESSMENT").ok();
            assertThat(chosen(form)).containsExactly("CISO", "ASSESSMENT");
            for (String must : new String[] {"to", "kind", "method"}) {
                assertThat(form.html().select("label[for=f-%s] .must".formatted(must)))
                        .as(must)
                        .hasSize(1);
            }
            assertThat(form.html().select("[name^=notNeeded]")).isEmpty();

            Shown theirs = manager.open(incident(id)).ok();
            assertThat(theirs.html().select("main a[href$=kind=ASSESSMENT]"))
                    .as("what the CSIRT found is told by the CSIRT")
                    .isEmpty();
            assertThat(chosen(manager.open(theirs.link("「管理者からCISOへの報告」へ進む")).ok()))
                    .containsExactly("CISO", "REPORT");
            assertThat(chosen(
                            manager.open(theirs.link("「統括情報セキュリティ責任者への報告」へ進む")).ok()))
                    .containsExactly("OVERALL_MANAGER", "REPORT");

            lead.press(form, "「庁内報告」を記録する", Map.of("method", "IN_PERSON")).ok();
            assertThat(lead.open(incident(id)).ok().html().select("main a[href$=kind=ASSESSMENT]"))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("5.3(2)③ 住民等からの報告だけは、CISOへの報告を不要とする理由を書ける")
    void only_a_report_from_outside_may_be_kept_from_the_ciso() {
        UUID id = Reports.file(client, Reports.full("住民からの報告"));
        try (var manager = Browser.of(client, "manager")) {
            Shown form = manager.open(incident(id) + "/internal-reports").ok();
            assertThat(form.html().select("label[for=f-kind] .must")).isEmpty();
            manager.press(form, "「庁内報告」を記録する", Map.of("to", "CISO", "notNeeded.reason", "軽微"))
                    .ok();
        }
    }

    /** Where the condition on the page of the incident leads this person. */
    private String guard(UUID id, String key, String message) {
        try (var browser = Browser.of(client, key)) {
            return browser.open(incident(id)).ok().html().select("main details a").stream()
                    .filter(link -> link.text().startsWith(message))
                    .findFirst()
                    .orElseThrow()
                    .attr("href")
                    .substring(incident(id).length());
        }
    }

    private boolean holds(UUID id, String key, String tab, String act) {
        try (var browser = Browser.of(client, key)) {
            return !browser.open(incident(id) + tab)
                    .ok()
                    .html()
                    .select("main a[href^=%s/%s]".formatted(incident(id), act))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("A.4 残っている条件は、それを満たす行為へ導く")
    void each_condition_leads_to_what_meets_it() {
        UUID id = assessed("条件の残る事案");

        assertThat(guard(id, "csirt-lead", "評価の結果がCISO")).isEqualTo("/internal-reports?to=CISO&kind=ASSESSMENT");
        assertThat(guard(id, "manager", "評価の結果がCISO")).isEqualTo("?tab=history#tab");
        assertThat(guard(id, "csirt", "類似事案")).isEqualTo("/lateral-checks");
        assertThat(guard(id, "manager", "委託事業者")).isEqualTo("/vendor-requests");
        assertThat(guard(id, "csirt", "公表するかどうか")).isEqualTo("/disclosure-proposal");
        assertThat(guard(id, "ciso", "公表するかどうか")).isEqualTo("/disclosure-decision");
        assertThat(guard(id, "manager", "本人への通知")).isEqualTo("/subject-notification-proposal");
        assertThat(guard(id, "general-affairs", "本人への通知")).isEqualTo("/subject-notification-decision");
        assertThat(guard(id, "csirt", "再発防止策について")).isEqualTo("/prevention-plans");
        assertThat(guard(id, "csirt-lead", "評価若しくは")).isEqualTo("/assessments/1/approval");
        assertThat(guard(id, "csirt", "評価若しくは")).isEqualTo("/closure-proposal");

        act(id, "lateral-checks", "csirt", """
                {"conclusion": "確かめる", "checks": [{"system": "端末", "managerPost": "SYS_MANAGER"}]}""");
        act(id, "vendor-requests", "manager", """
                {"vendor": "業者", "request": "調査", "suspend": false}""");
        act(id, "subject-notification-decision", "general-affairs", "{\"result\": \"REQUIRED\", \"reason\": \"必要\"}");
        act(id, "prevention-plans", "csirt-lead", """
                {"measures": [{"what": "案", "ownerPost": "SYS_MANAGER", "dueOn": "2099-03-31"}]}""");
        act(id, "assessments/1/approval", "csirt-lead", "{}");

        assertThat(guard(id, "system-manager", "類似事案")).isEqualTo("?tab=measures#tab");
        assertThat(holds(id, "system-manager", "?tab=measures", "lateral-checks/"))
                .isTrue();
        assertThat(guard(id, "manager", "委託事業者")).isEqualTo("?tab=measures#tab");
        assertThat(holds(id, "manager", "?tab=measures", "vendor-requests/1/")).isTrue();
        assertThat(guard(id, "manager", "本人への通知")).isEqualTo("/subject-notifications");
        assertThat(guard(id, "ciso", "再発防止策について")).isEqualTo("/prevention-plans/1/decision");
        assertThat(guard(id, "csirt-lead", "評価若しくは")).isEqualTo("/closure-proposal");

        act(id, "prevention-plans/1/decision", "ciso", "{\"result\": \"RETURNED\", \"comment\": \"直す\"}");
        assertThat(guard(id, "csirt-lead", "再発防止策について")).isEqualTo("/prevention-plans");
    }

    @Test
    @DisplayName("B.2 外部報告の行為は、その段階と状態でできるものだけを示す")
    void a_duty_offers_what_can_be_done() {
        UUID id = Reports.file(client, Reports.full("外部報告の行為"));
        String duty = Duties.path(client, id, "PPC");
        String tab = "?tab=obligations";
        assertThat(holds(id, "general-affairs", tab, duty + "approval")).isFalse();
        assertThat(holds(id, "ciso", tab, duty + "waiver")).isFalse();
        assertThat(holds(id, "liaison", tab, duty + "acknowledgement")).isFalse();
        assertThat(holds(id, "liaison", tab, duty + "submission")).isTrue();
        act(id, duty + "draft", "liaison", "{\"content\": \"起案\"}");
        act(id, duty + "waiver-proposal", "csirt", "{\"reason\": \"該当しない\"}");
        assertThat(holds(id, "general-affairs", tab, duty + "approval")).isTrue();
        assertThat(holds(id, "csirt-lead", tab, duty + "approval")).isFalse();
        assertThat(holds(id, "ciso", tab, duty + "waiver")).isTrue();
        try (var lead = Browser.of(client, "csirt-lead")) {
            lead.open(incident(id) + "/" + duty + "approval").ok();
        }

        act(id, duty + "approval", "general-affairs", "{}");
        act(
                id,
                duty + "submission",
                "liaison",
                "{\"submittedAt\": \"%s\", \"channel\": \"WEB_FORM\"}".formatted(Reports.minutesAgo(1)));

        assertThat(holds(id, "general-affairs", tab, duty + "approval")).isFalse();
        assertThat(holds(id, "ciso", tab, duty + "waiver")).isFalse();
        assertThat(holds(id, "liaison", tab, duty + "submission")).isFalse();
        assertThat(holds(id, "liaison", tab, duty + "draft")).isFalse();
        assertThat(holds(id, "liaison", tab, duty + "acknowledgement")).isTrue();
        String at = Reports.minutesAgo(0);
        act(id, duty + "acknowledgement", "liaison", "{\"at\": \"%s\", \"reference\": \"受付1\"}".formatted(at));
        assertThat(holds(id, "liaison", tab, duty + "acknowledgement")).isFalse();
    }

    @Test
    @DisplayName("済んだ受付、回答、決定、効果確認は示さず、用紙は番地で開ける")
    void what_is_done_is_not_offered() {
        UUID id = Reports.file(client, Reports.ofTax("済んだ行為"));
        assertThat(holds(id, "csirt", "", "receipt")).isTrue();
        act(id, "receipt", "csirt", "");
        assertThat(holds(id, "csirt", "", "receipt")).isFalse();
        try (var csirt = Browser.of(client, "csirt")) {
            csirt.open(incident(id) + "/receipt").ok();
        }

        String check = client.act(id, "lateral-checks", "csirt", """
                {"conclusion": "確かめる", "checks": [{"system": "端末", "managerPost": "SYS_MANAGER"}]}""")
                .created()
                .at("/ids/0")
                .asString();
        assertThat(holds(id, "system-manager", "?tab=measures", "lateral-checks/" + check))
                .isTrue();
        act(id, "lateral-checks/" + check + "/answer", "system-manager", """
                {"result": "NOT_FOUND", "note": "なし"}""");
        assertThat(holds(id, "system-manager", "?tab=measures", "lateral-checks/" + check))
                .isFalse();

        act(id, "prevention-plans", "csirt-lead", """
                {"measures": [{"what": "案", "ownerPost": "SYS_MANAGER", "dueOn": "2099-03-31"}]}""");
        assertThat(holds(id, "ciso", "?tab=causes", "prevention-plans/1/decision"))
                .isTrue();
        String measure = "measures/"
                + client.act(id, "prevention-plans/1/decision", "ciso", """
                {"result": "APPROVED", "comment": "了承", "orders": [
                 {"measure": "研修", "ownerPost": "SYS_MANAGER", "dueOn": "2099-03-31"}]}""")
                        .at("/ids/0")
                        .asString();
        assertThat(holds(id, "ciso", "?tab=causes", "prevention-plans/1/decision"))
                .isFalse();
        assertThat(holds(id, "csirt", "?tab=causes", measure)).isFalse();
        act(id, measure + "/implementation", "system-manager", "{\"what\": \"行った\"}");
        assertThat(holds(id, "system-manager", "?tab=causes", measure + "/implementation"))
                .isFalse();
        assertThat(holds(id, "csirt", "?tab=causes", measure + "/verification")).isTrue();
        act(id, measure + "/verification", "csirt", "{\"result\": \"EFFECTIVE\", \"note\": \"確認\"}");
        assertThat(holds(id, "csirt", "?tab=causes", measure)).isFalse();
        assertThat(holds(id, "ciso", "?tab=causes", measure)).isFalse();
        try (var csirt = Browser.of(client, "csirt")) {
            assertThat(csirt.open(incident(id) + "/" + measure + "/verification")
                            .ok()
                            .html()
                            .select("section[aria-labelledby=subject]")
                            .text())
                    .contains("研修");
        }
    }

    @Test
    @DisplayName("B.2 引下げの承認とレベル0の確認は、その人が行えるときだけ示す")
    void levels_are_offered_to_those_who_decide() {
        UUID id = Reports.file(client, Reports.ofTax("レベルを下げる事案").put("level", 2));
        act(id, "level-changes", "csirt", "{\"level\": 1, \"reason\": \"見直し\"}");
        String approval = "level-changes/1/approval";
        assertThat(holds(id, "csirt-lead", "?tab=history", approval)).isFalse();
        assertThat(holds(id, "ciso", "?tab=history", approval)).isFalse();
        assertThat(holds(id, "general-affairs", "?tab=history", approval)).isTrue();
        act(id, approval, "general-affairs", "{}");
        assertThat(holds(id, "general-affairs", "?tab=history", approval)).isFalse();
        assertThat(holds(id, "manager", "", "acknowledgement")).isFalse();

        UUID zero = Reports.file(client, Reports.ofTax("レベル0の報告").put("level", 0));
        assertThat(holds(zero, "general-affairs", "", "acknowledgement")).isFalse();
        assertThat(holds(zero, "manager", "", "acknowledgement")).isTrue();
        act(zero, "acknowledgement", "manager", "");
        assertThat(holds(zero, "manager", "", "acknowledgement")).isFalse();
    }
}
