package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("画面の体制の変更と検証")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleOrganisationTest {

    /** A position beyond the first step of a verification. */
    private static final long LATE = 20_300;

    private final TestService service = new TestService();
    private final Client client = service.client();

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    @DisplayName("統括は職員を加え、空いた職に任命し、不在と代行者を記録できる")
    void posts_are_filled_and_stood_in_for() {
        try (var browser = Browser.of(client, "general-affairs")) {
            Shown persons = browser.open(browser.open("/organisation").ok().link("職員の追加"))
                    .ok();
            Shown added = browser.press(persons, "「職員の追加」を記録する", Map.of("name", "<b>新任</b>の職員"));
            assertThat(added.ok().text()).contains("「職員の追加」を記録しました。");
            String person = choice(browser, "<b>新任</b>の職員");

            FormElement form = browser.open("/organisation/posts/SEC_OFFICER@welfare/assignments")
                    .ok()
                    .formWith("「任命」を記録する");
            Map<String, String> typed = Map.of("personId", person, "from", "2026-04-01");
            Shown once = browser.sendOnce(form, typed);
            assertThat(once.status()).as(once.body()).isEqualTo(303);
            assertThat(browser.sendOnce(form, typed).header("Location")).isEqualTo(once.header("Location"));
            assertThat(browser.open(once.header("Location")).ok().text()).contains("「任命」を記録しました。", "<b>新任</b>の職員");

            Shown away = browser.press(
                    browser.open("/organisation/posts/SEC_OFFICER@welfare/absences")
                            .ok(),
                    "「不在」を記録する",
                    Map.of("from", "2026-05-01T09:00", "to", "2026-05-02T09:00", "reason", "出張"));
            assertThat(away.ok().text()).contains("「不在」を記録しました。");
            mistakenAbsenceIsEnded(browser, person);
        }
    }

    /** Typed with a year that is ten years off, and ended from the page that shows it. */
    private static void mistakenAbsenceIsEnded(Browser browser, String person) {
        String absences = "/organisation/posts/SEC_OFFICER@welfare/absences";
        String ends = "main a[href^='" + absences + "?']";
        Instant now = Instant.now();
        Map<String, String> mistaken = Map.of(
                "personId",
                person,
                "from",
                typed(now.minusSeconds(7200)),
                "to",
                typed(now.plusSeconds(315_360_000)),
                "reason",
                "出張");
        Shown recorded = browser.press(browser.open(absences).ok(), "「不在」を記録する", mistaken)
                .ok();
        Shown again = browser.open(recorded.html().select(ends).attr("href")).ok();
        assertThat(again.text()).contains("もう一度記録すると、前の記録が改まります");
        assertThat(again.html().select("input[name=from]").val()).isEqualTo(typed(now.minusSeconds(7200)));
        Shown ended = browser.press(again, "「不在」を記録する", Map.of("to", typed(now.minusSeconds(3600)), "reason", "戻ったため"))
                .ok();
        assertThat(ended.html().select(ends)).isEmpty();
    }

    private static String typed(Instant at) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm")
                .withZone(ZoneId.of("Asia/Tokyo"))
                .format(at);
    }

    @Test
    @DisplayName("代行者は氏名といつからいつまでとともに示し、代行者の記録のない不在と、管理者のいない課局も名で示す")
    void who_stands_in_and_what_is_unfilled_is_shown() {
        var staff = new Staff(client);
        String post = "SEC_OFFICER@hospital";
        staff.assign(post, staff.person("留守の職員", null), Staff.today().minusDays(9), null)
                .createdThing();
        client.post("/v1/organisation/posts/" + post + "/absences", "general-affairs", """
                        {"from": "%s", "to": "%s", "deputyPersonId": "%s", "reason": "出張"}""".formatted(
                                Reports.minutesAgo(60), Reports.inMinutes(60), staff.person("代わりの職員", null)))
                .createdThing();
        staff.assign(
                        "SEC_OFFICER@residents",
                        staff.person("去った職員", null),
                        Staff.today().minusDays(9),
                        Staff.today().minusDays(1))
                .createdThing();
        client.post("/v1/organisation/departments", "general-affairs", """
                        {"code": "parks", "name": "公園課", "organ": "mayor"}""").createdThing();
        try (var browser = Browser.of(client, "csirt")) {
            Shown page = browser.open("/organisation").ok();
            String row = page.html().select("tbody tr:contains(留守の職員)").text();
            assertThat(row).contains("不在 代行者 代わりの職員").containsPattern("代行者: 代わりの職員 .+から.+まで");
            assertThat(page.html().select(".notice li").eachText())
                    .anyMatch(line -> line.startsWith("公園課 情報セキュリティ管理者 "))
                    .noneMatch(line -> line.startsWith("税務課 情報セキュリティ管理者 "))
                    .anyMatch(line -> line.startsWith("住民課 情報セキュリティ担当者 応ずる者: "));
        }
    }

    private static String choice(Browser browser, String name) {
        return browser
                .open("/organisation/posts/CISO/assignments")
                .ok()
                .html()
                .select("select[name=personId] option")
                .stream()
                .filter(option -> option.text().equals(name))
                .findFirst()
                .orElseThrow()
                .val();
    }

    @Test
    @DisplayName("書き漏れは欄に示し、変えられない職には403で、ボタンも見せない")
    void who_may_not_change_is_refused() {
        try (var manager = Browser.of(client, "general-affairs");
                var csirt = Browser.of(client, "csirt")) {
            Shown refused = manager.press(
                    manager.open("/organisation/posts/CSIRT_LEAD/assignments").ok(), "「任命」を記録する", Map.of());
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.title()).startsWith("エラー: ");
            assertThat(refused.html().select("#f-from")).isNotEmpty();
            assertThat(csirt.open("/organisation").ok().html().select("main a[href^=/organisation/]"))
                    .isEmpty();
            assertThat(csirt.open("/organisation/posts/CSIRT_LEAD/assignments").status())
                    .isEqualTo(403);
            assertThat(csirt.open("/organisation/persons").status()).isEqualTo(403);
        }
    }

    @Test
    @DisplayName("監査の対象は、見える事案なら管理番号で示してその事案へつなぎ、職員と職は名で、見えない事案は識別子のまま示す")
    void targets_of_the_audit_log_have_names() {
        String auditorId =
                client.get("/v1/session", "auditor").ok().at("/personId").asString();
        UUID seen = Reports.file(client, Reports.ofTax("監査に見える事案"));
        ObjectNode report = Reports.ofTax("監査の担当が当事者である事案");
        report.putArray("implicatedPersonIds").add(auditorId);
        UUID unseen = Reports.file(client, report);
        var staff = new Staff(client);
        staff.assign("SEC_OFFICER@welfare", staff.person("名のある職員", null), Staff.today(), null)
                .createdThing();
        for (UUID id : List.of(seen, unseen)) {
            client.act(id, "closure", "csirt", "{}").refused(403, "forbidden");
        }
        String number =
                client.get("/v1/incidents/" + seen, "csirt").ok().at("/number").asString();
        try (var browser = Browser.of(client, "auditor")) {
            Awaitility.await().until(() -> targets(browser.open("/audit").ok()).contains(unseen.toString()));
            Shown audit = browser.open("/audit").ok();
            assertThat(audit.link(number)).isEqualTo("/incidents/" + seen);
            assertThat(targets(audit))
                    .doesNotContain(seen.toString())
                    .anyMatch(target -> target.endsWith(" 名のある職員") && !target.contains("@"));
            assertThat(audit.html().select("main a[href*=" + unseen + "]")).isEmpty();
        }
    }

    /** What stands in the column of targets. */
    private static List<String> targets(Shown audit) {
        return audit.html()
                .select("tbody td:nth-child(4) > a, tbody td:nth-child(4) > span")
                .eachText();
    }

    @Test
    @DisplayName("監査は記録全体を検証し、検証点を作れる")
    void the_record_is_verified() {
        Reports.file(client, Reports.ofTax("検証する事案"));
        try (var browser = Browser.of(client, "auditor")) {
            Shown page = browser.open("/audit").ok();
            assertThat(page.text()).contains("記録の先頭");
            assertThat(browser.press(page, "記録全体を検証する", Map.of()).ok().text()).contains("見つかりませんでした");
            assertThat(browser.press(page, "いまの先頭に署名して検証点を作る", Map.of())
                            .ok()
                            .html()
                            .select("#checkpoints ~ .cards li"))
                    .isNotEmpty();
            assertVerifiedStepByStep(browser);
        }
    }

    /** A long record says how far it has come, and in its last step what became of all. */
    private void assertVerifiedStepByStep(Browser browser) {
        LongLog.append(service, 82);
        MongoCollection<Document> commits =
                service.part(MongoClient.class).getDatabase("csirt").getCollection("commits");
        Document late = Objects.requireNonNull(commits.find(Filters.gt("_id", LATE))
                .sort(Sorts.ascending("_id"))
                .first());
        commits.updateOne(Filters.eq(late.get("_id")), Updates.set("at", "2020"));
        assertThat(verified(browser).html().select("#verification [role=alert]").text())
                .contains("位置" + late.get("_id") + "で書換えが見つかりました");

        commits.replaceOne(Filters.eq(late.get("_id")), late);
        assertThat(verified(browser).html().select("#verification .done").text())
                .contains("見つかりませんでした");
    }

    private static Shown verified(Browser browser) {
        Shown step = browser.press(browser.open("/audit").ok(), "記録全体を検証する", Map.of())
                .ok();
        assertThat(step.text()).contains("件の出来事のうち20,", "に始めました").doesNotContain("見つかりませんでした");
        assertThat(step.html().select("progress").attr("value")).startsWith("20");
        return browser.press(step, "続きを検証する", Map.of()).ok();
    }

    @Test
    @DisplayName("職員の処置は、読める職だけが別のページで読む")
    void the_restricted_track_has_a_page_of_its_own() {
        var id = Reports.file(client, Reports.ofTax("処置のある事案"));
        client.act(id, "personnel-actions", "general-affairs", "{\"kind\": \"ACTIONED\", \"text\": \"厳重に注意した\"}");
        try (var lead = Browser.of(client, "csirt-lead");
                var csirt = Browser.of(client, "csirt")) {
            assertThat(lead.open("/incidents/" + id + "/personnel").ok().text()).contains("厳重に注意した");
            assertThat(lead.open("/incidents/" + id).ok().text()).doesNotContain("厳重に注意した");
            assertThat(csirt.open("/incidents/" + id + "/personnel").status()).isEqualTo(403);
        }
    }
}
